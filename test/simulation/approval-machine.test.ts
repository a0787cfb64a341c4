import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answers } from '../../functions/domain/answers/answer.ts';
import type { Policy } from '../../functions/domain/catalog/policy.ts';
import { changeDirectory } from '../../functions/domain/deciding/change-directory.ts';
import { verifyAssessment } from '../../functions/domain/proof/verify-assessment.ts';
import { verifyDirectory } from '../../functions/domain/proof/verify-directory.ts';
import { type Choosing, Decide, DecideAtOnce, HandOver, type Happening } from '../support/approval-machine/commands.ts';
import { contentOf, emptyModel, type Model, roles } from '../support/approval-machine/model.ts';
import {
  Answer,
  Ask,
  applyEdit,
  Bounce,
  ChangeDirectory,
  type DirectoryEdit,
  EditIntake,
  Pass,
  Sweep,
  Withdraw,
  Work,
} from '../support/approval-machine/more-commands.ts';
import { names, staff } from '../support/approval-machine/people.ts';
import { houseApproval, housePolicy } from '../support/house-policy.ts';
import { awaitingDecision, stored } from '../support/in-memory/assessment-in-progress.ts';
import { better, poor } from '../support/in-memory/follow-up-story.ts';
import { type InMemory, inMemory } from '../support/in-memory/in-memory.ts';

const name = fc.constantFrom(...names);
/** Whoever may hold something, which the requester may too. */
const holder = fc.constantFrom(...names.filter((one) => one !== 'Eve'));
const role = fc.constantFrom(...roles);
const skew = fc.constantFrom(0, 0, 0, -5, 5);
const request = fc.nat(5);
const rarely = fc.nat(9).map((draw) => draw === 9);
const aim = fc.option(fc.nat(9), { freq: 4 });

const edit: fc.Arbitrary<DirectoryEdit> = fc.oneof(
  fc.record({ edit: fc.constant('member' as const), role, who: holder, holds: fc.boolean() }),
  fc.record({ edit: fc.constant('head' as const), role, who: fc.option(holder) }),
  fc.record({ edit: fc.constant('deputy' as const), of: holder, who: fc.option(holder) }),
  fc.record({ edit: fc.constant('absence' as const), of: holder, in: fc.integer({ min: -3, max: 3 }), days: fc.nat(9) }),
);
const choosing: fc.Arbitrary<Choosing> = fc.record({
  ...{ aim, who: name, spelled: fc.boolean(), request, stale: fc.boolean(), foreign: rarely, skew },
  choice: fc.constantFrom('approve' as const, 'approve' as const, 'approve-with-conditions' as const, 'reject' as const),
});
const answers: fc.Arbitrary<Answers> = fc.constantFrom(
  poor,
  better,
  { ...better, 'data.personal': { kind: 'yes-no', value: 'no' } },
  { ...poor, 'operation.stop': { kind: 'not-sure' } },
);

const often = (weight: number, arbitrary: fc.Arbitrary<Happening>) => ({ weight, arbitrary });
/** The good days more often than the odd ones, so that assessments come to an end as well. */
const happening = fc.oneof(
  often(
    10,
    choosing.map((one) => new Decide({ ...one, choice: 'approve', stale: false })),
  ),
  often(
    8,
    choosing.map((one) => new Decide(one)),
  ),
  often(
    4,
    fc.tuple(choosing, choosing).map((both) => new DecideAtOnce(both)),
  ),
  often(
    4,
    fc.record({ aim, who: name, to: name, request, skew }).map((one) => new HandOver(one)),
  ),
  often(
    6,
    edit.map((one) => new ChangeDirectory(one)),
  ),
  often(9, fc.constant(new Work())),
  often(
    6,
    fc.record({ days: fc.oneof(fc.nat(6), fc.nat(31)), skew }).map((one) => new Sweep(one)),
  ),
  often(
    2,
    fc.nat(40).map((days) => new Pass(days)),
  ),
  often(
    3,
    fc.option(fc.nat(3)).map((from) => new Ask(from)),
  ),
  often(
    7,
    answers.map((one) => new Answer(one)),
  ),
  often(
    1,
    name.map((who) => new Bounce(who)),
  ),
  often(
    1,
    name.map((who) => new EditIntake(who)),
  ),
  often(
    1,
    fc.nat(3).map((draw) => (draw === 0 ? new Withdraw() : new Work())),
  ),
);
const commands = fc.commands([happening], { maxCommands: 60, size: 'max' });

const rules = fc.record({
  order: fc.constantFrom('parallel' as const, 'sequential' as const),
  mode: fc.constantFrom('any' as const, 'all' as const),
  rejectionEnds: fc.constantFrom('request' as const, 'assessment' as const),
  quorum: fc.constantFrom(1, 2),
  /** From the worst residual risk it only gets better; from the other, a revision can leave more than somebody accepted. */
  first: fc.constantFrom(poor, better),
});
type Rules = typeof rules extends fc.Arbitrary<infer T> ? T : never;

const policyOf = ({ order, mode, rejectionEnds, quorum }: Omit<Rules, 'first'>): Policy =>
  housePolicy({
    approval: {
      ...{ ...houseApproval, order, rejectionEnds },
      mode: { low: mode, medium: mode, high: mode, critical: mode },
      acceptanceDays: { low: 40, medium: 30, high: 20, critical: 10 },
    },
    quorum: { low: quorum, medium: quorum, high: quorum, critical: quorum },
  });

/** Scored with two or three requests, all open or one after the other, after these edits of the directory. */
async function asked(by: Rules, edits: DirectoryEdit[], accepted: Model['accepted']): Promise<{ model: Model; real: InMemory }> {
  const real = inMemory();
  const model = emptyModel(accepted);
  for (const one of roles) {
    for (const who of ['Ada', 'Ben'] as const) model.members[one].add(who);
    model.heads[one] = 'Hanna';
  }
  model.deputies = { Ada: 'Dirk', Ben: 'Cleo', Hanna: 'Cleo' };
  for (const one of edits) applyEdit(model, real, one);
  await changeDirectory({ ...real.ports, clock: real.clock, ids: real.ids }, { content: contentOf(model), by: staff('Eve') });
  const head = { requestedBy: staff('Paula'), intakeBy: [staff('Ivo')] };
  await awaitingDecision(real, { policy: policyOf(by), head, answers: by.first });
  // As the portal leaves them: submitting ended the timers of the response.
  const file = stored(real);
  file.timers = file.timers.filter(({ kind }) => !kind.startsWith('response-'));
  return { model, real };
}

test('the approval of exceptions keeps its promises in any order of decisions, hand-overs, absences, lapses, revisions and ends', async () => {
  const accepted = { handOvers: 0 };
  await fc.assert(
    fc.asyncProperty(rules, fc.array(edit, { maxLength: 8 }), commands, async (by, edits, happenings) => {
      const setup = await asked(by, edits, accepted);
      await fc.asyncModelRun(() => setup, happenings);
      const file = stored(setup.real);
      const catalog = await setup.real.ports.catalogs.get(file.assessment.catalogHash);
      const history = await setup.real.ports.directories.history();
      const { checks } = verifyAssessment(file, catalog, { directories: history.versions });
      checks.push(...verifyDirectory(history));
      expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    }),
    { numRuns: 200 },
  );
  expect(accepted.handOvers).toBeGreaterThan(0);
});
