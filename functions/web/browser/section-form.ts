import type { SaveAnswer } from '../save-answer.ts';
import { autosave, type Sent } from './autosave.ts';
import { statusLine } from './status-line.ts';

/** What people type and choose. Whatever else a form holds (a button's `then`, a choice between two versions) is never autosaved. */
const TYPED = /^(q|reason|comment|reply):/;
const CARRIED = /^(csrf|version|round|shown|base:.*)$/;
/** Requests that outlive their page may carry 64 KiB. */
const MOST_KEPT_ALIVE = 60_000;
const LONGEST_REQUEST = 20_000;

/** Makes a section's form save itself. Without this, its buttons do all that is needed. */
export function saveWhileTyping(form: HTMLFormElement, line: HTMLElement): void {
  const fields = (names: RegExp) => {
    // As a browser submits them: line breaks are CRLF.
    const entries = [...new FormData(form)].map(([name, value]) => [name, String(value).replace(/\r\n?|\n/g, '\r\n')]);
    return new URLSearchParams(entries.filter(([name = '']) => names.test(name))).toString();
  };
  const typed = () => fields(TYPED);
  const show = statusLine(line);
  const saving = autosave({
    typed,
    body: () => `${fields(CARRIED)}&${typed()}`,
    post: (body) => post(form.getAttribute('action') ?? '', body),
    adopt({ version, bases }) {
      set(form, 'version', String(version));
      for (const [id, base] of Object.entries(bases)) set(form, `base:${id}`, base);
    },
    show,
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
    leaving = await saving.settle();
    settling = false;
    if (leaving) form.requestSubmit(event.submitter);
  });
  show({ kind: 'idle' });
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
