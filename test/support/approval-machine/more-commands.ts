import { expect } from 'vitest';
import { askOwnersAgain } from '../../../functions/approve/directory/ask-again.ts';
import { correctContact } from '../../../functions/console/contact-correct.ts';
import { withdrawAssessment } from '../../../functions/console/withdraw.ts';
import type { Answers } from '../../../functions/domain/answers/answer.ts';
import { isTerminal } from '../../../functions/domain/assessment.ts';
import { changeDirectory } from '../../../functions/domain/deciding/change-directory.ts';
import { endedByRejection } from '../../../functions/domain/deciding/decide.ts';
import { isLive } from '../../../functions/domain/deciding/request-plan.ts';
import { askFollowUp } from '../../../functions/domain/follow-up/ask-follow-up.ts';
import { askableQuestions } from '../../../functions/domain/follow-up/askable.ts';
import { recordOutcome } from '../../../functions/outcome/record/record-outcome.ts';
import { scoreResponse } from '../../../functions/score/score-response.ts';
import { sweep } from '../../../functions/watch/sweep.ts';
import { ID, stored, submitted } from '../in-memory/assessment-in-progress.ts';
import type { InMemory } from '../in-memory/in-memory.ts';
import { changingNothing, Happening, portsAt } from './commands.ts';
import { contentOf, decidedOn, type Model, type Role } from './model.ts';
import { type Name, staff } from './people.ts';

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
    for (const { id, status, lapsesAt, decisions } of file.requests) {
      expect(decisions).toHaveLength(decidedOn(model, id).size);
      if (status === 'open' && file.assessment.status === 'awaiting-decision' && lapsesAt <= now)
        expect(endedByRejection(file.requests.filter(isLive), policy)).toBe(true);
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
    await changingNothing(world, withdrawAssessment(portsAt(world, 0), input), ({ kind }) => kind !== 'withdrawn');
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
  }
  toString = () => `EditIntake(${this.who})`;
}
