import fc from 'fast-check';
import { expect, test } from 'vitest';
import { system } from '../../../functions/domain/actor.ts';
import { baseOf } from '../../../functions/domain/answers/merge-answer.ts';
import type { SectionDraft } from '../../../functions/domain/answers/submission.ts';
import { readSectionForm } from '../../../functions/respond/answers/section-form.ts';
import { portalRoutes } from '../../../functions/respond/routes/portal-routes.ts';
import type { SaveAnswer } from '../../../functions/web/save-answer.ts';
import { requester } from '../../support/in-memory/assessment-in-progress.ts';
import { smallCatalog } from '../../support/small-catalog.ts';
import { VendorBrowser } from '../../support/vendor-browser.ts';
import { vendorPortal } from '../../support/vendor-portal.ts';

const OPERATION = '/respond/sections/operation';
const QUESTIONS = ['operation.stop', 'operation.log-days', 'operation.staff'];
const section = smallCatalog().questionnaire.sections.find(({ id }) => id === 'operation');
if (!section) throw new Error('no section');
const whole = section;

/** A write of one tab: the section before and after it. */
interface Written {
  tab: number;
  before: SectionDraft | undefined;
  after: SectionDraft | undefined;
}

/** The section in a round of questions, with two answers of the last time that wait to be confirmed. */
async function workplace(scheduler: fc.Scheduler) {
  const portal = await vendorPortal();
  const file = portal.file();
  const at = portal.world.clock.now().toISOString();
  const questions = QUESTIONS.map((questionId) => ({ questionId, text: 'How do you know?' }));
  file.followUps.push({ round: 1, questions, askedBy: requester, askedAt: at, dueAt: at, lapsesAt: at, status: 'open' });
  const questionIds = ['operation.stop', 'operation.log-days'];
  file.drafts.push({
    ...{ sectionId: 'operation', version: 1, savedAt: at, savedBy: system('prefill'), markedComplete: false },
    answers: { 'operation.stop': { value: 'yes' }, 'operation.log-days': { value: '30' } },
    prefilled: { assessmentId: 'asm_0', reference: 'A-OLD', submittedAt: at, questionIds },
  });
  const written: Written[] = [];
  const stored = () => structuredClone(portal.file().drafts.find(({ sectionId }) => sectionId === 'operation'));
  const { cookies } = await portal.started();
  /** A tab whose every request of the table waits for its turn: any other tab's may come in between. */
  const tab = (number: number) => {
    const { assessments, drafts } = portal.ports;
    const { changeEvidence, putEvidence, removeEvidence } = drafts;
    const work: typeof assessments.work = async (...args) => {
      await scheduler.schedule(Promise.resolve(), `${number} reads`);
      return assessments.work(...args);
    };
    const save: typeof drafts.save = async (...args) => {
      await scheduler.schedule(Promise.resolve(), `${number} writes`);
      const before = stored();
      const result = await drafts.save(...args);
      if (result.kind === 'saved') written.push({ tab: number, before, after: result.draft });
      return result;
    };
    const ports = { ...portal.ports, assessments: { work }, drafts: { changeEvidence, putEvidence, removeEvidence, save } };
    return new Tab(number, Object.assign(new VendorBrowser(portalRoutes(ports)), { cookies: { ...cookies } }));
  };
  return { tabs: [tab(0), tab(1), tab(2)], written, stored };
}

class Tab {
  /** By question, every version of its answer that this tab's person has had before them. */
  readonly eyes = new Map(QUESTIONS.map((id) => [id, new Set<string>()]));
  private form = new URLSearchParams();
  /** Versions that this page was told, or led to believe, are stored. */
  promised: [string, string][] = [];
  confirmed = false;

  constructor(
    readonly number: number,
    private readonly browser: VendorBrowser,
  ) {}

  async open() {
    await this.browser.get(OPERATION);
    this.look();
  }

  private look() {
    const choosing = this.browser.$('.versions').length > 0;
    this.form = this.browser.fields(choosing ? 'Save my choice' : 'Save').form;
    for (const id of QUESTIONS) this.see(id, this.form.get(`base:${id}`));
  }
  private see(id: string, version: string | null | undefined) {
    if (typeof version === 'string') this.eyes.get(id)?.add(version);
  }

  async act(step: Step, word: string) {
    const { form } = this;
    const choosing = form.has('differs');
    for (const id of choosing ? form.getAll('differs') : []) form.set(`pick:${id}`, step.pick);
    if (!choosing) {
      for (const field of step.fields) form.set(field, field.startsWith('q:') ? step.choice : word);
      if (step.clear) form.set('then', 'clear:operation.stop');
      if (step.confirm && this.browser.$('[name=confirmed]').length > 0) form.set('confirmed', 'yes');
    }
    this.confirmed = form.get('confirmed') === 'yes';
    const posted = readSectionForm(form, whole);
    // An empty field for a reply says nothing.
    const mine = [...posted.answers].map(([id, { reply, ...draft }]): [string, string] => [
      id,
      baseOf(reply?.text ? { ...draft, reply } : draft),
    ]);
    const changed = mine.filter(([id, version]) => version !== form.get(`base:${id}`));
    for (const [id, version] of mine) this.see(id, version);
    this.promised = [];
    if (step.quietly && !choosing) {
      form.delete('then');
      form.delete('confirmed');
      this.confirmed = false;
      const wire = await this.browser.sibling().post(OPERATION, form, { accept: 'application/json' });
      const answer = JSON.parse(wire.html) as SaveAnswer;
      if (answer.kind === 'refused') throw new Error(answer.say.text);
      for (const [id, version] of Object.entries(answer.bases)) {
        form.set(`base:${id}`, version);
        this.see(id, version);
      }
      const cleared = step.clear ? ['operation.stop'] : [];
      this.promised = changed.filter(([id]) => (answer.kind === 'saved' || id in answer.bases) && !cleared.includes(id));
      return;
    }
    await this.browser.post(OPERATION, form);
    this.look();
    const open = this.form.getAll('differs');
    this.promised = changed.filter(([id]) => !open.includes(id));
  }
}

const step = fc.record({
  fields: fc.subarray([
    ...['comment:operation.stop', 'q:operation.stop', 'reply:operation.stop'],
    ...['q:operation.log-days', 'comment:operation.log-days', 'reply:operation.staff', 'q:operation.staff'],
  ]),
  choice: fc.constantFrom('yes', 'no', '7'),
  clear: fc.boolean(),
  confirm: fc.boolean(),
  quietly: fc.boolean(),
  pick: fc.constantFrom('mine', 'theirs'),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const RUNS = Number(process.env.ASSAY_RUNS ?? 12);

test('however the requests of three pages interleave, no answer is replaced unseen, none is confirmed unseen, and what is said to be saved was', async () => {
  const rounds = fc.array(fc.tuple(step, step, step), { minLength: 1, maxLength: 4 });
  const property = fc.asyncProperty(fc.scheduler(), rounds, async (scheduler, all) => {
    const { tabs, written, stored } = await workplace(scheduler);
    const together = async (act: (tab: Tab) => Promise<void>) => {
      const acts = Promise.all(tabs.map(act));
      await scheduler.waitFor(acts);
    };
    await together((tab) => tab.open());
    for (const [at, steps] of all.entries()) {
      const from = written.length;
      const first = stored();
      await together((tab) => tab.act(steps[tab.number] as Step, `w${at}-${tab.number}`));
      const writes = written.slice(from);
      for (const { tab: number, before, after } of writes) {
        const tab = tabs[number] as Tab;
        for (const id of QUESTIONS) {
          const [was, is] = [baseOf(before?.answers[id]), baseOf(after?.answers[id])];
          if (was !== is) expect([id, [...(tab.eyes.get(id) ?? [])]]).toEqual([id, expect.arrayContaining([was, is])]);
          const settled = before?.prefilled?.questionIds.includes(id) && !after?.prefilled?.questionIds.includes(id);
          if (settled && was === is) expect([tab.confirmed, tab.eyes.get(id)?.has(is)]).toEqual([true, true]);
        }
      }
      for (const tab of tabs)
        for (const [id, version] of tab.promised) {
          const versions = [first, ...writes.flatMap(({ before, after }) => [before, after])].map((one) =>
            baseOf(one?.answers[id]),
          );
          expect([id, versions]).toEqual([id, expect.arrayContaining([version])]);
        }
    }
  });
  await expect(fc.assert(property, { numRuns: RUNS })).resolves.toBeUndefined();
}, 120_000);
