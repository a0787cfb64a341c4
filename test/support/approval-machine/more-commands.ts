import { expect } from 'vitest';
import { askOwnersAgain } from '../../../functions/approve/directory/ask-again.ts';
import { correctContact } from '../../../functions/console/contact-correct.ts';
import { withdrawAssessment } from '../../../functions/console/withdraw.ts';
import type { Answers } from '../../../functions/domain/answers/answer.ts';
import { isTerminal } from '../../../functions/domain/assessment.ts';
import { changeDirectory } from '../../../functions/domain/deciding/change-directory.ts';
import { isLive } from '../../../functions/domain/deciding/request-plan.ts';
import { askFollowUp } from '../../../functions/domain/follow-up/ask-follow-up.ts';
import { askableQuestions } from '../../../functions/domain/follow-up/askable.ts';
import { recordOutcome } from '../../../functions/outcome/record/record-outcome.ts';
import { FeedbackEvent, recordFeedback } from '../../../functions/relay/record-feedback.ts';
import { scoreResponse } from '../../../functions/score/score-response.ts';
import { sweep } from '../../../functions/watch/sweep.ts';
import { ID, stored, submitted } from '../in-memory/assessment-in-progress.ts';
import type { InMemory } from '../in-memory/in-memory.ts';
import { bounceOf } from '../mail-feedback.ts';
import { changingNothing, Happening, portsAt } from './commands.ts';
import { contentOf, couldSuffice, decidedOn, escalatedAt, isOverAt, isSettledForAll, type Model, type Role } from './model.ts';
import { type Name, nameOf, staff } from './people.ts';

/** What an administrator may say anew. */
export type DirectoryEdit =
  | { edit: 'member'; role: Role; who: Name; holds: boolean }
  | { edit: 'head'; role: Role; who: Name | null }
  | { edit: 'deputy'; of: Name; who: Name | null }
  /** From so many days from now, for so many more. */
  | { edit: 'absence'; of: Name; in: number; days: number };

const day = (world: InMemory, days: number) => new Date(world.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

export function applyEdit(model: Model, world: InMemory, edit: DirectoryEdit): void {
  if (edit.edit === 'member') model.members[edit.role][edit.holds ? 'add' : 'delete'](edit.who);
  if (edit.edit === 'head') model.heads = { ...model.heads, [edit.role]: edit.who ?? undefined };
  if (edit.edit === 'head' && !edit.who) delete model.heads[edit.role];
  if (edit.edit === 'deputy') model.deputies = { ...model.deputies, [edit.of]: edit.who ?? undefined };
  if (edit.edit === 'absence') model.away[edit.of] = [day(world, edit.in), day(world, edit.in + edit.days)];
}

/** Whoever decides now is asked, and nothing else of the assessment moves. */
export class ChangeDirectory extends Happening {
  readonly edit: DirectoryEdit;
  constructor(edit: DirectoryEdit) {
    super();
    this.edit = edit;
  }
  protected async happen(model: Model, world: InMemory): Promise<void> {
    applyEdit(model, world, this.edit);
    const by = staff('Eve');
    const changed = await changeDirectory(portsAt(world, 0), { content: contentOf(model), by });
    if (changed.kind !== 'changed') return;
    const { before, directory } = changed;
    const assessmentHeads = { heads: async () => [structuredClone(stored(world).assessment)] };
    const again = await askOwnersAgain({ ...portsAt(world, 0), assessmentHeads }, { before, directory, by });
    expect(again.failed).toEqual([]);
    // Whoever was replaced is in nobody's way any more.
    model.unreached = unreachedIn(world);
    saidWhatIsLacking(model, world);
  }
  toString = () => `ChangeDirectory(${JSON.stringify(this.edit)})`;
}

/** The workflow goes on by what the table says; where everybody decided, the outcome is recorded. */
export class Work extends Happening {
  protected async happen(_: Model, world: InMemory): Promise<void> {
    const { status, submission } = stored(world).assessment;
    const { route } = await scoreResponse(portsAt(world, 0), { assessmentId: ID });
    if (isTerminal(status)) return expect(route).toBe('ended');
    if (status === 'awaiting-response') return expect(route).toBe('response');
    expect(submission).toBeDefined();
    const { requests, assessment } = stored(world);
    const { policy } = await world.ports.catalogs.get(assessment.catalogHash);
    const live = requests.filter(isLive);
    if (isSettledForAll(live, policy.approval.rejectionEnds))
      expect(live.filter(({ status: each }) => each === 'open' || each === 'queued')).toEqual([]);
    if (route === 'decided' || route === 'clear') await recordOutcome(portsAt(world, 0), { assessmentId: ID });
  }
  toString = () => 'Work';
}

/** Time passes, and the sweep comes by, by a clock of its own: what lapses is never approved. */
export class Sweep extends Happening {
  readonly passing: { days: number; skew: number };
  constructor(passing: Sweep['passing']) {
    super();
    this.passing = passing;
  }
  protected async happen(model: Model, world: InMemory): Promise<void> {
    world.clock.travel({ days: this.passing.days });
    const relay = { mails: { redrive: async () => {} }, signals: { redrive: async () => {} } };
    const ports = portsAt(world, this.passing.skew);
    expect(await sweep({ ...ports, relay })).toMatchObject({ failed: 0 });
    const file = stored(world);
    const { policy } = await world.ports.catalogs.get(file.assessment.catalogHash);
    const now = ports.clock.now().toISOString();
    const isSettled = isSettledForAll(file.requests.filter(isLive), policy.approval.rejectionEnds);
    for (const request of file.requests) {
      expect(request.decisions).toHaveLength(decidedOn(model, request.id).size);
      if (request.status !== 'open' || file.assessment.status !== 'awaiting-decision' || isSettled) continue;
      expect(isOverAt(request, now)).toBe(false);
      expect(escalatedAt(request, now)).toContain(request.escalation);
    }
  }
  toString = () => `Sweep(${JSON.stringify(this.passing)})`;
}

/** Time passes, and the sweep is late: what is over is over all the same. */
export class Pass extends Happening {
  readonly days: number;
  constructor(days: number) {
    super();
    this.days = days;
  }
  protected async happen(_: Model, world: InMemory): Promise<void> {
    world.clock.travel({ days: this.days });
  }
  toString = () => `Pass(${this.days})`;
}

/** The supplier is asked, from a request or not. */
export class Ask extends Happening {
  readonly from: number | null;
  constructor(from: number | null) {
    super();
    this.from = from;
  }
  protected async happen(_: Model, world: InMemory): Promise<void> {
    const file = stored(world);
    const catalog = await world.ports.catalogs.get(file.assessment.catalogHash);
    const request = this.from === null ? undefined : file.requests[this.from];
    const questions = askableQuestions(file, catalog, request)
      .flatMap((section) => section.questions)
      .slice(0, 2)
      .map(({ id: questionId }) => ({ questionId, text: 'How do you know?' }));
    const asking = { assessmentId: ID, requestId: request?.id, questions, by: staff('Paula') };
    await changingNothing(world, askFollowUp(portsAt(world, 0), asking), ({ kind }) => kind !== 'asked');
  }
  toString = () => `Ask(${this.from})`;
}

/** A new revision, or the first one again. */
export class Answer extends Happening {
  readonly answers: Answers;
  constructor(answers: Answers) {
    super();
    this.answers = answers;
  }
  protected async happen(_: Model, world: InMemory): Promise<void> {
    if (stored(world).assessment.status !== 'awaiting-response') return;
    // Nobody answers in no time: the same form on the same facts at the same millisecond would be the same decision, made twice.
    world.clock.travel({ seconds: 1 });
    await submitted(world, this.answers, ID, { 'operation.stop': 'We have one.' });
  }
  toString = () => `Answer(${JSON.stringify(this.answers)})`;
}

export class Withdraw extends Happening {
  protected async happen(_: Model, world: InMemory): Promise<void> {
    const input = { assessmentId: ID, reason: 'We no longer plan to use this.', by: staff('Paula') };
    const { assessment, requests } = stored(world);
    const saidNo = requests.filter(isLive).some(({ status }) => status === 'rejected');
    const result = await changingNothing(world, withdrawAssessment(portsAt(world, 0), input), ({ kind }) => kind !== 'withdrawn');
    expect(result.kind === 'withdrawn').toBe(!isTerminal(assessment.status) && !saidNo);
  }
  toString = () => 'Withdraw';
}

/** Somebody corrects the recipient, and has a hand in the intake from then on. */
export class EditIntake extends Happening {
  readonly who: Name;
  constructor(who: Name) {
    super();
    this.who = who;
  }
  protected async happen(model: Model, world: InMemory): Promise<void> {
    const contact = { name: `Vera ${this.who}`, email: 'vera@vendor.example' };
    const input = { assessmentId: ID, contact, assured: '', operationId: `edit-${this.who}`, by: staff(this.who) };
    const result = await changingNothing(world, correctContact(portsAt(world, 0), input), ({ kind }) => kind !== 'corrected');
    if (result.kind === 'corrected') model.prepared.add(this.who);
    if (result.kind === 'corrected' && !isTerminal(stored(world).assessment.status)) saidWhatIsLacking(model, world);
  }
  toString = () => `EditIntake(${this.who})`;
}

/** A mail to somebody comes back: whoever stands in may decide, and nobody counts on them any more. */
export class Bounce extends Happening {
  readonly who: Name;
  constructor(who: Name) {
    super();
    this.who = who;
  }
  protected async happen(model: Model, world: InMemory): Promise<void> {
    const told = { to: staff(this.who).email, mail: 'exception', feedbackId: `${this.who}-${world.clock.now().getTime()}` };
    const wasKnown = model.unreached.has(this.who);
    await recordFeedback(portsAt(world, 0), FeedbackEvent.parse(bounceOf(told)));
    model.suppressed.add(this.who);
    if (wasKnown || isTerminal(stored(world).assessment.status)) return;
    model.unreached.add(this.who);
    expect(unreachedIn(world)).toEqual(model.unreached);
    saidWhatIsLacking(model, world);
  }
  toString = () => `Bounce(${this.who})`;
}

const unreachedIn = (world: InMemory) => new Set((stored(world).assessment.undeliverable ?? []).map(({ email }) => nameOf(email)));

/** Whether too few people are left stands on every open request, as soon as it may have changed. */
function saidWhatIsLacking(model: Model, world: InMemory): void {
  const { assessment, requests } = stored(world);
  if (assessment.status !== 'awaiting-decision' || requests.some(({ status }) => status === 'rejected' || status === 'lapsed'))
    return;
  for (const request of requests.filter(({ status }) => status === 'open')) {
    const suffices = couldSuffice(model, request, world.clock.now().toISOString().slice(0, 10));
    if (suffices !== undefined) expect([request.id, request.lacksPeople ?? false]).toEqual([request.id, !suffices]);
  }
}
