import { describe, expect, test } from 'vitest';
import { autosave, type Sent, type State } from '../../functions/web/browser/autosave.ts';
import type { Say } from '../../functions/web/save-answer.ts';

const saved = (version = 1): Sent => ({
  status: 200,
  answer: { kind: 'saved', at: '2026-12-07T14:02:00Z', version, bases: { q: `base${version}` } },
});
const refused: Sent = { status: 401, answer: { kind: 'refused', say: { text: 'over' } } };
const conflict: Sent = {
  status: 409,
  answer: { kind: 'partly', version: 3, bases: {}, say: { text: 'choose', button: 'Choose' } },
};

/** A page whose network answers when the test says so, and whose clock is the test's. `early`: typed before the script was there. */
function aPage({ early = '', unsaved }: { early?: string; unsaved?: Say } = {}) {
  let text = early;
  let timer: { at: number; run: () => void } | undefined;
  let now = 0;
  let waiting: { resolve: (sent: Sent) => void; reject: (error: Error) => void } | undefined;
  const sent: string[] = [];
  const shown: State[] = [];
  const bases: string[] = [];
  let online = true;
  const saving = autosave({
    typed: () => text,
    found: () => '',
    unsaved,
    body: () => `${bases.at(-1) ?? ''}/${text}`,
    post(body) {
      if (waiting) throw new Error('two requests at once');
      sent.push(body);
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
      });
    },
    adopt: (answer) => void bases.push(`v${answer.version}`),
    show: (state) => void shown.push(state),
    isOnline: () => online,
    later(milliseconds, run) {
      const mine = { at: now + milliseconds, run };
      timer = mine;
      return () => {
        if (timer === mine) timer = undefined;
      };
    },
  });
  const settled = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return {
    saving,
    sent,
    shown,
    type(more: string) {
      text += more;
      saving.changed();
    },
    pass(seconds: number) {
      now += seconds * 1000;
      const due = timer;
      if (!due || due.at > now) return;
      timer = undefined;
      due.run();
    },
    /** Seconds until the next try; undefined: none is planned. */
    next: () => timer && (timer.at - now) / 1000,
    async answer(with_: Sent | 'nothing') {
      const asked = waiting;
      waiting = undefined;
      if (with_ === 'nothing') asked?.reject(new TypeError('Failed to fetch'));
      else asked?.resolve(with_);
      await settled();
    },
    connect: (is: boolean) => {
      online = is;
      if (is) saving.online();
      else saving.offline();
    },
    state: () => shown.at(-1)?.kind,
  };
}

describe('saving while people type', () => {
  test('1.5 seconds after the last change, once', async () => {
    const page = aPage();
    page.type('a');
    page.pass(1);
    page.type('b');
    page.pass(1);
    expect(page.sent).toEqual([]);
    page.pass(0.5);
    expect(page.sent).toEqual(['/ab']);
    expect(page.state()).toBe('saving');
    expect(page.saving.isUnsaved()).toBe(true);
    await page.answer(saved());
    expect(page.state()).toBe('saved');
    expect(page.saving.isUnsaved()).toBe(false);
    expect(page.next()).toBeUndefined();
  });

  test('at once when a field is left; not at all when nothing changed', async () => {
    const page = aPage();
    page.saving.left();
    expect(page.sent).toEqual([]);
    page.type('a');
    page.saving.left();
    expect(page.sent).toEqual(['/a']);
  });

  test('what is typed meanwhile follows, made from what was saved', async () => {
    const page = aPage();
    page.type('a');
    page.saving.left();
    page.type('b');
    page.saving.left();
    page.pass(10);
    expect(page.sent).toEqual(['/a']);
    await page.answer(saved(1));
    expect(page.saving.isUnsaved()).toBe(true);
    page.pass(1.5);
    expect(page.sent).toEqual(['/a', 'v1/ab']);
  });
});

describe('when nothing answers', () => {
  test('the same request again, at growing distances, until it is answered; then what came later', async () => {
    const page = aPage();
    page.type('a');
    page.saving.left();
    const waits: (number | undefined)[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      await page.answer('nothing');
      expect(page.state()).toBe('failed');
      waits.push(page.next());
      page.type('.');
      page.saving.left();
      expect(page.sent).toHaveLength(attempt + 1);
      page.pass(page.next() ?? 0);
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60]);
    expect([...new Set(page.sent)]).toEqual(['/a']);
    await page.answer(saved());
    expect(page.saving.isUnsaved()).toBe(true);
    page.pass(1.5);
    expect(page.sent.at(-1)).toBe('v1/a.......');
  });

  test('an answer that is not ours is none: busy servers, sign-in pages of a network', async () => {
    for (const status of [500, 502, 503, 504, 429, 408, 200]) {
      const page = aPage();
      page.type('a');
      page.saving.left();
      await page.answer({ status });
      expect([status, page.state(), page.next()]).toEqual([status, 'failed', 2]);
    }
    const page = aPage();
    page.type('a');
    page.saving.left();
    await page.answer({ status: 503, retryAfter: 30 });
    expect(page.next()).toBe(30);
  });

  test('offline is said, and the way back is used at once', async () => {
    const page = aPage();
    page.connect(false);
    expect(page.state()).toBe('offline');
    page.type('a');
    page.saving.left();
    await page.answer('nothing');
    expect(page.state()).toBe('offline');
    page.connect(true);
    expect(page.sent).toEqual(['/a', '/a']);
    await page.answer(saved());
    expect(page.state()).toBe('saved');
    page.connect(false);
    page.connect(true);
    expect(page.state()).toBe('saved');
  });

  test('what was said before is said again afterwards: a choice that waits, or what stays to be saved', async () => {
    const page = aPage();
    page.type('a');
    page.saving.left();
    await page.answer(conflict);
    page.connect(false);
    expect(page.state()).toBe('offline');
    page.connect(true);
    expect(page.shown.at(-1)).toEqual({ kind: 'said', say: { text: 'choose', button: 'Choose' } });
    expect(page.sent).toHaveLength(1);
    const fresh = aPage();
    fresh.connect(false);
    fresh.connect(true);
    expect(fresh.state()).toBe('idle');
  });
});

describe('what stood in the fields before the script was there', () => {
  test('is saved as if it had just been typed, and asked about until then', async () => {
    const page = aPage({ early: 'a' });
    expect([page.state(), page.saving.isUnsaved(), page.next()]).toEqual(['idle', true, 1.5]);
    page.pass(1.5);
    expect(page.sent).toEqual(['/a']);
    await page.answer(saved());
    expect(page.saving.isUnsaved()).toBe(false);
  });

  test('nothing is sent where nothing was typed', () => {
    const page = aPage();
    expect([page.state(), page.saving.isUnsaved(), page.next()]).toEqual(['idle', false, undefined]);
  });

  test('words that the page offers again are called unsaved, and sent when somebody goes on or presses a button', async () => {
    const page = aPage({ unsaved: { text: 'not yet', button: 'Save' } });
    expect(page.shown).toEqual([{ kind: 'said', say: { text: 'not yet', button: 'Save' } }]);
    page.saving.left();
    page.connect(false);
    page.connect(true);
    expect(page.state()).toBe('said');
    expect(page.sent).toEqual([]);
    expect([page.saving.isUnsaved(), page.saving.isSettled()]).toEqual([true, true]);
    page.type('a');
    page.pass(1.5);
    await page.answer(saved());
    expect([page.state(), page.saving.isUnsaved()]).toEqual(['saved', false]);
  });
});

describe('what is answered but not stored', () => {
  test.each([
    ['a conflict', conflict, 'said'],
    ['the end of the session', refused, 'said'],
    ['too much text', { status: 413 }, 'too-large'],
    ['a refusal without words', { status: 403 }, 'unclear'],
    ['a way to another page', { status: 0 }, 'unclear'],
  ] as const)('%s is said and not repeated by itself, and stays unsaved', async (_, answer, state) => {
    const page = aPage();
    page.type('a');
    page.saving.left();
    await page.answer(answer);
    expect([page.state(), page.next()]).toEqual([state, undefined]);
    page.saving.left();
    expect(page.sent).toHaveLength(1);
    expect(page.saving.isUnsaved()).toBe(true);
    page.type('b');
    page.pass(1.5);
    await page.answer(saved());
    expect(page.saving.isUnsaved()).toBe(false);
  });
});

describe('before a button leads away', () => {
  test('all is saved first, also what is under way', async () => {
    const page = aPage();
    page.type('a');
    page.saving.left();
    page.type('b');
    const settled = page.saving.settle();
    await page.answer(saved(1));
    await page.answer(saved(2));
    expect(await settled).toBe(true);
    expect(page.sent).toEqual(['/a', 'v1/ab']);
    expect(await page.saving.settle()).toBe(true);
    expect(page.sent).toHaveLength(2);
  });

  test('nobody is led away while nothing answers; every press tries again', async () => {
    const page = aPage();
    page.type('a');
    for (const _ of [1, 2]) {
      const settled = page.saving.settle();
      await page.answer('nothing');
      expect(await settled).toBe(false);
    }
    expect(page.sent).toHaveLength(2);
  });

  test('what was refused may go: the page that comes shows why', async () => {
    const page = aPage();
    page.type('a');
    const settled = page.saving.settle();
    await page.answer(conflict);
    expect(await settled).toBe(true);
  });
});
