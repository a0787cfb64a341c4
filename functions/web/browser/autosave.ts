import type { SaveAnswer, Say } from '../save-answer.ts';

/** What the status line shows. */
export type State =
  | { kind: 'idle' | 'saving' | 'failed' | 'offline' | 'too-large' | 'unclear' }
  | { kind: 'saved'; at: string; say?: Say }
  | { kind: 'said'; say: Say };

export interface Sent {
  status: number;
  /** Seconds that the server asks to wait. */
  retryAfter?: number;
  /** Absent: the answer was not of ours. */
  answer?: SaveAnswer;
}

/** The page, as far as saving it goes. */
export interface SavedPage {
  /** What people typed and chose, in one string. */
  typed(): string;
  /** The same as the page came with it: words may have been typed before the script was there. */
  found(): string;
  /** Where the page came with words that are stored nowhere: what to say of it. Sending those is for people. */
  unsaved?: Say;
  /** The same as a request's body, with all that goes with it. */
  body(): string;
  /** Rejects when nothing answers. */
  post(body: string): Promise<Sent>;
  /** From now on the form is made from what is stored. */
  adopt(answer: Extract<SaveAnswer, { version: number }>): void;
  show(state: State): void;
  isOnline(): boolean;
  /** Runs it after that many milliseconds; returns how to call it off. */
  later(milliseconds: number, run: () => void): () => void;
}

const PAUSE = 1_500;
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 60_000;

/**
 * Saves a page while people type: one request at a time, 1.5 s after the last change. What got no answer is sent again exactly as
 * it was, so that words which had arrived after all are never taken for somebody else's; later changes follow.
 */
export function autosave(page: SavedPage) {
  /** What the server has answered about. */
  let known = page.found();
  let unanswered: { body: string; typed: string } | undefined;
  /** Answered, but not, or not all, stored. */
  let refused = page.unsaved !== undefined;
  /** Whatever passes, this is said again afterwards. */
  let result: State = page.unsaved ? { kind: 'said', say: page.unsaved } : { kind: 'idle' };
  let failures = 0;
  let busy: Promise<boolean> | undefined;
  let callOff = () => {};

  const isChanged = () => page.typed() !== known;

  function plan(milliseconds: number): void {
    callOff();
    callOff = page.later(milliseconds, () => void save());
  }

  /** False: nothing answered, or nothing that makes sense; it is tried again. */
  async function send(): Promise<boolean> {
    const sending = unanswered ?? { body: page.body(), typed: page.typed() };
    unanswered = sending;
    callOff();
    page.show({ kind: 'saving' });
    const sent = await page.post(sending.body).catch(() => undefined);
    if (!sent || isPassing(sent)) {
      const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures);
      failures += 1;
      plan(Math.max(wait, (sent?.retryAfter ?? 0) * 1000));
      page.show({ kind: page.isOnline() ? 'failed' : 'offline' });
      return false;
    }
    failures = 0;
    known = sending.typed;
    unanswered = undefined;
    refused = sent.answer?.kind !== 'saved';
    if (sent.answer && sent.answer.kind !== 'refused') page.adopt(sent.answer);
    result = stateAfter(sent);
    page.show(result);
    if (isChanged()) plan(PAUSE);
    return true;
  }

  function save(): Promise<boolean> {
    if (!busy && !unanswered && !isChanged()) return Promise.resolve(true);
    busy ??= send().finally(() => {
      busy = undefined;
    });
    return busy;
  }

  page.show(result);
  if (isChanged()) plan(PAUSE);

  return {
    /** Something was typed or chosen. While nothing answers, only the wait for the next try counts. */
    changed(): void {
      if (failures === 0 && !busy && isChanged()) plan(PAUSE);
    },
    /** A field or the page was left: no reason to wait any longer. */
    left(): void {
      if (failures === 0) void save();
    },
    online(): void {
      if (unanswered || isChanged()) void save();
      else page.show(result);
    },
    offline(): void {
      page.show({ kind: 'offline' });
    },
    /** Saves until nothing is left to save. False: it cannot be reached now. */
    async settle(): Promise<boolean> {
      do if (!(await save())) return false;
      while (unanswered || isChanged());
      return true;
    },
    /** Whether the server has answered about all that is on the page. */
    isSettled: () => !busy && !unanswered && !isChanged(),
    /** Whether something on the page is stored nowhere else. */
    isUnsaved: () => refused || unanswered !== undefined || isChanged(),
  };
}

/** Worth another try: the server is busy or down, or something between it and us answered in its place. */
const isPassing = ({ status, answer }: Sent): boolean =>
  !answer && (status >= 500 || status === 429 || status === 408 || (status >= 200 && status < 300));

function stateAfter({ status, answer }: Sent): State {
  if (!answer) return { kind: status === 413 ? 'too-large' : 'unclear' };
  return answer.kind === 'saved' ? { kind: 'saved', at: answer.at, say: answer.say } : { kind: 'said', say: answer.say };
}
