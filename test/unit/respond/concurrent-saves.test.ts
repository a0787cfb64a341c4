import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SaveAnswer } from '../../../functions/web/save-answer.ts';
import type { VendorBrowser } from '../../support/vendor-browser.ts';
import { vendorPortal } from '../../support/vendor-portal.ts';

const OPERATION = '/respond/sections/operation';
const QUESTIONS = ['operation.stop', 'operation.log-days', 'operation.staff'];
const comment = (id: string) => `comment:${id}`;
type Portal = Awaited<ReturnType<typeof vendorPortal>>;

/**
 * One person's open page: typed into, saved by the button or by the script, left and opened again. It notes all words that its
 * person has had before their eyes, and those that they were told are saved.
 */
class Tab {
  readonly seen = new Map(QUESTIONS.map((id) => [id, new Set([''])]));
  /** What was typed here since it was last said to be saved. */
  private readonly unsaved = new Map<string, string>();
  /** What the form's answers were when it was made, or last said to be saved. */
  private made = new Map<string, string>();
  /** A request of the script without an answer: it sends that one again before any other. */
  private unanswered: string | undefined;
  private form = new URLSearchParams();
  private at: 'section' | 'conflict' = 'section';

  constructor(
    private readonly portal: Portal,
    private readonly browser: VendorBrowser,
  ) {}

  /** Looks at the page anew; what was not saved is given up, as people do who reload. */
  async open(): Promise<void> {
    await this.browser.get(OPERATION);
    this.look();
    this.unsaved.clear();
    this.unanswered = undefined;
  }

  type(id: string, words: string): void {
    if (this.at !== 'section') return;
    this.form.set(comment(id), words);
    // Back to what it was is no change of anything.
    if (words === this.made.get(id)) this.unsaved.delete(id);
    else this.unsaved.set(id, words);
    this.eyes(id).add(words);
  }

  /** The Save button. `lost`: the answer never comes, so the page stays as it is, and so does what its person knows. */
  async press(lost: boolean): Promise<void> {
    if (this.at !== 'section') return;
    const reply = this.browser.sibling();
    await this.watched(() => reply.post(OPERATION, this.form));
    if (lost) return;
    Object.assign(this.browser, reply);
    this.afterPage();
  }

  async autosave(lost: boolean): Promise<void> {
    if (this.at !== 'section') return;
    const wire = this.browser.sibling();
    const body = this.unanswered ?? String(this.form);
    await this.watched(() => wire.post(OPERATION, body, { accept: 'application/json' }));
    this.unanswered = lost ? body : undefined;
    if (lost) return;
    const answer = JSON.parse(wire.html) as SaveAnswer;
    if (answer.kind === 'refused') throw new Error('refused');
    for (const [id, base] of Object.entries(answer.bases)) this.form.set(`base:${id}`, base);
    const posted = new URLSearchParams(body);
    for (const id of Object.keys(answer.bases)) this.acknowledge(id, posted.get(comment(id)) ?? '');
    if (answer.kind === 'saved') this.nothingLeft(posted);
  }

  /** On the page with both versions: keeps one for each question, or leaves the choice and presses all the same. */
  async choose(picks: ('mine' | 'theirs' | undefined)[], lost: boolean): Promise<void> {
    if (this.at !== 'conflict') return;
    const ids = this.differing();
    for (const [at, id] of ids.entries()) {
      const pick = picks[at];
      if (pick) this.form.set(`pick:${id}`, pick);
    }
    const reply = this.browser.sibling();
    await this.watched(() => reply.post(OPERATION, this.form));
    if (lost) return;
    // Whoever keeps the other version has given up their own words.
    for (const id of ids) if (this.form.get(`pick:${id}`) === 'theirs') this.unsaved.delete(id);
    Object.assign(this.browser, reply);
    this.afterPage();
  }

  /** No write of this tab replaces words that its person never saw. */
  private async watched(request: () => Promise<unknown>): Promise<void> {
    const before = this.stored();
    await request();
    const after = this.stored();
    for (const id of QUESTIONS) {
      const [was, is] = [before.get(id) ?? '', after.get(id) ?? ''];
      if (was !== is && !this.eyes(id).has(was)) throw new Error(`“${was}” was replaced by “${is}” by somebody who never saw it`);
    }
  }

  private afterPage(): void {
    this.look();
    if (this.at === 'conflict') {
      for (const id of [...this.unsaved.keys()])
        if (!this.differing().includes(id)) this.acknowledge(id, this.unsaved.get(id) ?? '');
    } else {
      for (const [id, words] of [...this.unsaved]) this.acknowledge(id, words);
    }
    this.unanswered = undefined;
  }

  /** Takes in what the page says now. */
  private look(): void {
    const { $ } = this.browser;
    this.at = $('.versions').length > 0 ? 'conflict' : 'section';
    this.form = this.browser.fields(this.at === 'conflict' ? 'Save my choice' : 'Save').form;
    if (this.at === 'section') {
      this.made = new Map(QUESTIONS.map((id) => [id, this.form.get(comment(id)) ?? '']));
      for (const [id, words] of this.made) this.eyes(id).add(words);
      return;
    }
    for (const versions of $('.versions').toArray()) {
      const id = $(versions).find('[name=differs]').attr('value') ?? '';
      // “Comment: words”, or that there is no answer.
      const [, theirs = ''] = $(versions)
        .find('.two > div')
        .toArray()
        .map((side) => /w\d+/.exec($(side).text())?.[0] ?? '');
      this.eyes(id).add(theirs);
    }
  }

  private acknowledge(id: string, words: string): void {
    if (this.unsaved.get(id) === words) this.unsaved.delete(id);
    this.made.set(id, words);
    const stored = this.stored().get(id) ?? '';
    if (stored !== words) throw new Error(`“${words}” was said to be saved, and “${stored}” is stored`);
  }

  private nothingLeft(posted: URLSearchParams): void {
    for (const [id, words] of this.unsaved)
      if (posted.get(comment(id)) === words) throw new Error(`“${words}” was not saved, although all was said to be`);
  }

  private differing = (): string[] => this.form.getAll('differs');
  private eyes = (id: string) => this.seen.get(id) as Set<string>;
  private stored(): Map<string, string> {
    const [draft] = this.portal.file().drafts;
    return new Map(QUESTIONS.map((id) => [id, draft?.answers[id]?.comment ?? '']));
  }
}

const RUNS = Number(process.env.ASSAY_RUNS ?? 50);
const tab = fc.nat(2);
const lost = fc.boolean();
const pick = fc.constantFrom('mine' as const, 'theirs' as const, undefined);
const step = fc.oneof(
  { weight: 1, arbitrary: fc.record({ do: fc.constant('open' as const), tab }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      tab,
      questions: fc.subarray(QUESTIONS, { minLength: 1 }),
      clear: fc.nat(9),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('press' as const), tab, lost }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('autosave' as const), tab, lost }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('choose' as const), tab, picks: fc.array(pick, { minLength: 3, maxLength: 3 }), lost }),
  },
);

/** Plays the steps on three tabs of two people; every word that is typed is another one. */
async function play(steps: (typeof step extends fc.Arbitrary<infer S> ? S : never)[]): Promise<void> {
  const portal = await vendorPortal();
  const people = [await portal.started(), await portal.started()];
  const tabs = [0, 1, 2].map((at) => new Tab(portal, (people[at % 2] as VendorBrowser).sibling()));
  for (const one of tabs) await one.open();
  let words = 0;
  for (const one of steps) {
    const at = tabs[one.tab] as Tab;
    words += 1;
    if (one.do === 'open') await at.open();
    if (one.do === 'type') for (const id of one.questions) at.type(id, one.clear === 0 ? '' : `w${words}`);
    if (one.do === 'press') await at.press(one.lost);
    if (one.do === 'autosave') await at.autosave(one.lost);
    if (one.do === 'choose') await at.choose(one.picks, one.lost);
  }
}

test('whatever two people do on three pages, no word that was saved is replaced by somebody who never saw it', async () => {
  await expect(
    fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), play), { numRuns: RUNS }),
  ).resolves.toBeUndefined();
}, 60_000);
