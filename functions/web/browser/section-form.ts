import type { SaveAnswer } from '../save-answer.ts';
import { autosave, type Sent } from './autosave.ts';
import { statusLine } from './status-line.ts';

/** What people type and choose. Whatever else a form holds (a button's `then`, a choice between two versions) is never autosaved. */
const TYPED = /^(q|reason|comment|reply):/;
const CARRIED = /^(csrf|about|page-language|version|round|shown|base:.*)$/;
/** Requests that outlive their page may carry 64 KiB. */
const MOST_KEPT_ALIVE = 60_000;
const LONGEST_REQUEST = 20_000;

/** Makes a section's form save itself. Without this, its buttons do all that is needed. */
export function saveWhileTyping(form: HTMLFormElement, line: HTMLElement): void {
  const fields = (names: RegExp, from = form) => {
    // As a browser submits them: line breaks are CRLF.
    const entries = [...new FormData(from)].map(([name, value]) => [name, String(value).replace(/\r\n?|\n/g, '\r\n')]);
    return new URLSearchParams(entries.filter(([name = '']) => names.test(name))).toString();
  };
  const typed = () => fields(TYPED);
  const asItCame = form.cloneNode(true) as HTMLFormElement;
  asItCame.reset();
  const { unsaved: text, save: button } = line.dataset;
  const showLine = statusLine(line);
  const saving = autosave({
    typed,
    found: () => fields(TYPED, asItCame),
    unsaved: text ? { text, button } : undefined,
    body: () => `${fields(CARRIED)}&${typed()}`,
    post: (body) => post(form.getAttribute('action') ?? '', body),
    adopt({ version, bases }) {
      set(form, 'version', String(version));
      for (const [id, base] of Object.entries(bases)) set(form, `base:${id}`, base);
    },
    show(state) {
      showLine(state);
      // The page's own words say otherwise until then.
      if (state.kind === 'saved') document.querySelector('[data-until-saved]')?.remove();
    },
    isOnline: () => navigator.onLine,
    later(milliseconds, run) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });

  /** The form is on its way, with all that is on the page. */
  let leaving = false;
  let settling = false;
  for (const event of ['input', 'change'])
    form.addEventListener(event, () => {
      leaving = false;
      saving.changed();
    });
  form.addEventListener('focusout', saving.left);
  addEventListener('pagehide', saving.left);
  document.addEventListener('visibilitychange', () => document.hidden && saving.left());
  addEventListener('online', saving.online);
  addEventListener('offline', saving.offline);
  addEventListener('pageshow', () => {
    leaving = false;
  });
  addEventListener('beforeunload', (event) => {
    if (!leaving && saving.isUnsaved()) event.preventDefault();
  });
  // A button's page comes only when what is typed is safe: a page that cannot be reached would take the words with it.
  form.addEventListener('submit', async (event) => {
    leaving ||= saving.isSettled();
    if (leaving) return;
    event.preventDefault();
    if (settling) return;
    settling = true;
    const settled = await saving.settle();
    settling = false;
    // Comes back here, unless the browser refuses: then nobody is leaving.
    if (settled) form.requestSubmit(event.submitter);
  });
}

function set(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}

async function post(action: string, body: string): Promise<Sent> {
  const answer = await fetch(action, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body,
    redirect: 'manual',
    keepalive: body.length < MOST_KEPT_ALIVE,
    signal: AbortSignal.timeout(LONGEST_REQUEST),
  });
  const isOurs = answer.headers.get('content-type')?.startsWith('application/json');
  return {
    status: answer.status,
    retryAfter: Number(answer.headers.get('retry-after')) || undefined,
    answer: isOurs ? ((await answer.json()) as SaveAnswer) : undefined,
  };
}
