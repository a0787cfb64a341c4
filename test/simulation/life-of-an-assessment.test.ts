import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideException } from '../../functions/approve/deciding/decide-exception.ts';
import { withdrawAssessment } from '../../functions/console/withdraw.ts';
import type { Answers } from '../../functions/domain/answers/answer.ts';
import { isTerminal } from '../../functions/domain/assessment.ts';
import { askFollowUp } from '../../functions/domain/follow-up/ask-follow-up.ts';
import { askableQuestions } from '../../functions/domain/follow-up/askable.ts';
import { verifyChain } from '../../functions/domain/proof/audit-chain.ts';
import { verifyAssessment } from '../../functions/domain/proof/verify-assessment.ts';
import { TOKENS_KEPT } from '../../functions/domain/time/wait-for-wake.ts';
import { resumeAssessment } from '../../functions/watch/resume.ts';
import { ID, opened, stored, submitted } from '../support/in-memory/assessment-in-progress.ts';
import { type InMemory, inMemory } from '../support/in-memory/in-memory.ts';
import { relayNew, sweepNow } from '../support/in-memory/rooms.ts';
import { goodAnswers } from '../support/small-submission.ts';
import { workflowInterpreter } from '../support/workflow-interpreter.ts';

const owners = ['dora', 'sam', 'ada', 'ben'].map((name) => ({ name, email: `${name}@buyer.example` }));
/** Answers of different vendors: some clear, some fall short here, some there. */
const answerings: Answers[] = [
  {},
  goodAnswers,
  { ...goodAnswers, 'operation.stop': { kind: 'yes-no', value: 'no' } },
  { ...goodAnswers, 'data.personal': { kind: 'not-sure' } },
];
const breakables = ['ledger', 'assessments', 'outbox', 'waits', 'workflows', 'mailer', 'catalogs', 'timers'] as const;

/** What may happen in the life of an assessment, in any order and at any time; the machinery and the good days more often. */
const happening = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('relay' as const) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('work' as const) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('submit' as const), answers: fc.constantFrom(...answerings) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      from: fc.option(fc.nat(3)),
      questions: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      who: fc.nat(3),
      only: fc.option(fc.nat(3)),
      reject: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('days' as const), days: fc.integer({ min: 1, max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stop' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lose-tokens' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('break' as const),
      port: fc.constantFrom(...breakables),
      times: fc.integer({ min: 1, max: 4 }),
      afterTheFact: fc.boolean(),
    }),
  },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

async function happen(world: InMemory, workflow: ReturnType<typeof workflowInterpreter>, what: Happening): Promise<void> {
  const ports = { ...world.ports, clock: world.clock };
  switch (what.do) {
    case 'relay':
      return void (await relayNew(world));
    case 'work':
      return void (await workflow.run());
    case 'submit':
      if (stored(world).assessment.status !== 'awaiting-response') return;
      return submitted(world, what.answers, ID, { 'operation.stop': 'We have one.' });
    case 'ask': {
      const file = stored(world);
      const catalog = await world.ports.catalogs.get(file.assessment.catalogHash);
      const request = what.from === null ? undefined : file.requests[what.from];
      const questions = askableQuestions(file, catalog, request)
        .flatMap((section) => section.questions)
        .slice(0, what.questions)
        .map(({ id: questionId }) => ({ questionId, text: 'How do you know?' }));
      const by = { kind: 'staff' as const, id: 'stf_1', ...owners[0] } as never;
      return void (await askFollowUp(ports, { assessmentId: ID, requestId: request?.id, questions, by }));
    }
    case 'decide': {
      const by = { kind: 'staff' as const, id: `stf_${what.who}`, ...owners[what.who] } as never;
      for (const [n, { id: requestId, basis }] of stored(world).requests.entries()) {
        if (what.only !== null && what.only !== n) continue;
        const choice = what.reject ? ('reject' as const) : ('approve' as const);
        const form = { choice, reasons: 'Reasons long enough to be read by an auditor.', conditions: [], basis };
        await decideException(ports, { assessmentId: ID, requestId, form, by });
      }
      return;
    }
    case 'days':
      world.clock.travel({ days: what.days });
      return void (await sweepNow(world));
    case 'stop':
      return workflow.stopAll();
    case 'lose-tokens':
      for (const wait of ['response', ...stored(world).requests.map(({ id }) => `request-${id}`)]) {
        for (let n = 0; n < TOKENS_KEPT; n++) await world.ports.waits.put(ID, wait, `lost-${n}`, world.clock.now().toISOString());
      }
      return;
    case 'break':
      return world.breaking[what.port].break({ times: what.times, afterTheFact: what.afterTheFact });
  }
}

async function withdraw(world: InMemory): Promise<void> {
  const by = { kind: 'staff' as const, id: 'stf_9', name: 'Paula', email: 'paula@buyer.example' };
  const ports = { ...world.ports, clock: world.clock };
  await withdrawAssessment(ports, { assessmentId: ID, reason: 'We no longer plan to use this.', by });
}

/** What must never break (design section 6), looked at after everything that happens. */
function invariants(world: InMemory): void {
  const file = stored(world);
  const { assessment, events, requests, outcome } = file;
  expect(verifyChain(events, { ...assessment, aggregate: `ASSESSMENT#${ID}` })).toEqual({ ok: true });
  expect(events.filter(({ type }) => type === 'outcome-recorded')).toHaveLength(outcome ? 1 : 0);
  expect(events.filter(({ type }) => type === 'submitted')).toHaveLength(file.submissions.length);
  expect(assessment.status === 'decided').toBe(outcome !== undefined);
  for (const { decisions, quorum, status } of requests) {
    const people = new Set(decisions.map(({ by }) => ('email' in by ? by.email : '')));
    expect(people.size).toBe(decisions.length);
    if (status === 'approved') expect(decisions.length).toBe(quorum);
    if (outcome?.result === 'approved') expect(['approved', 'superseded']).toContain(status);
  }
  // What relay gave up for an assessment that has ended waits for an operator.
  const isLeft = (assessment.undelivered ?? []).length > 0;
  expect(assessment.waiting.on === 'nobody').toBe(isTerminal(assessment.status) && !isLeft);
  if (isLeft) expect(assessment.waiting.on).toBe('operator');
  const rounds = file.followUps.filter(({ status }) => status === 'open');
  expect(rounds.length).toBeLessThanOrEqual(1);
  if (rounds.length > 0) expect(assessment.status).toBe('awaiting-response');
  if (rounds.length > 0) expect(file.timers.map(({ kind }) => kind)).toContain('response-lapse');
  expect(events.filter(({ type }) => type === 'scored')).toHaveLength(file.scorecards.length);
  for (const request of requests)
    if (assessment.status === 'awaiting-decision' && request.status === 'open')
      expect(file.timers.some(({ kind, requestId }) => kind === 'decision' && requestId === request.id)).toBe(true);
}

test('whatever happens in whatever order, invariants hold, and once everything works again nothing stands still', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 5, maxLength: 60, size: 'max' }),
      fc.nat(400),
      async (happenings, withdrawAt) => {
        const world = inMemory();
        const workflow = workflowInterpreter(world);
        world.table.directory.roles = Object.fromEntries(
          Object.keys(world.table.directory.roles).map((role) => [role, owners]),
        ) as never;
        await opened(world);
        for (const [n, what] of happenings.entries()) {
          const doing = n === withdrawAt ? withdraw(world) : happen(world, workflow, what);
          await doing.catch((error: Error) => {
            if (error.name !== 'Outage') throw error;
          });
          invariants(world);
        }

        for (const port of Object.values(world.breaking)) port.repair();
        for (let hour = 0; hour < 12; hour += 1) {
          world.clock.travel({ hours: 1 });
          // What gave up after days is parked, visibly: an operator resumes it.
          if (stored(world).assessment.parked)
            await resumeAssessment({ ...world.ports, clock: world.clock }, { assessmentId: ID, operator: 'olga' });
          await sweepNow(world);
          await relayNew(world);
          await workflow.run();
        }
        invariants(world);
        const { assessment, requests } = stored(world);
        const waitsForPeople =
          assessment.status === 'awaiting-response' ||
          (assessment.status === 'awaiting-decision' && requests.some(({ status }) => status === 'open'));
        expect({ status: assessment.status, onTheMove: waitsForPeople || isTerminal(assessment.status) }).toMatchObject({
          onTheMove: true,
        });
        // No execution is left behind to wait for its safety net, unless its token was lost, or relay gave up waking it (an alarm).
        const wakeLost =
          happenings.some((what) => what.do === 'lose-tokens') ||
          [...world.table.outbox.values()].some(({ status, work }) => status === 'given-up' && work.kind === 'wake-workflow');
        if (isTerminal(assessment.status) && !wakeLost && world.executions.size <= TOKENS_KEPT)
          expect([...world.executions.values()]).not.toContain('running');
        const catalog = await world.ports.catalogs.get(assessment.catalogHash);
        for (const check of verifyAssessment(stored(world), catalog).checks) expect(check).toMatchObject({ ok: true });
      },
    ),
    { numRuns: 500 },
  );
});
