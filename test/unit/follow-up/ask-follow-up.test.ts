import { beforeEach, describe, expect, test } from 'vitest';
import { requestDecision } from '../../../functions/approve/request-decision.ts';
import { afterPolicyDays } from '../../../functions/domain/catalog/policy-time.ts';
import { decisionDates } from '../../../functions/domain/deciding/decision-times.ts';
import { requestResponse } from '../../../functions/respond/request-response.ts';
import { scoreResponse } from '../../../functions/score/score-response.ts';
import { housePolicy } from '../../support/house-policy.ts';
import { contact, ID, requester, stored } from '../../support/in-memory/assessment-in-progress.ts';
import {
  answered,
  ask,
  better,
  decide,
  dora,
  ordered,
  poor,
  poorlyAnswered,
  portsOf,
  requestTo,
} from '../../support/in-memory/follow-up-story.ts';
import type { InMemory } from '../../support/in-memory/in-memory.ts';

const policy = housePolicy();
let world: InMemory;
beforeEach(async () => {
  world = await poorlyAnswered();
});

describe('asking', () => {
  test('opens a round, stops the decisions, starts its own clock, mails and wakes: one change', async () => {
    const { seq } = stored(world).assessment;
    const mailed = ordered(world).length;
    expect(await ask(world, ['operation.stop', 'data.personal'])).toEqual({ kind: 'asked', round: 1 });
    const { assessment, followUps, requests, timers, events } = stored(world);
    const at = world.clock.now().toISOString();
    const day = (days: number) => afterPolicyDays(policy, at, days);
    expect(followUps).toEqual([
      {
        ...{ round: 1, status: 'open', askedBy: requester, askedAt: at, dueAt: day(7), lapsesAt: day(14) },
        questions: [
          { questionId: 'operation.stop', text: 'How do you know? (operation.stop)' },
          { questionId: 'data.personal', text: 'How do you know? (data.personal)' },
        ],
      },
    ]);
    expect(assessment).toMatchObject({
      ...{ status: 'awaiting-response', dueAt: day(7), seq: seq + 1 },
      waiting: { on: 'vendor', who: contact.name, since: at, until: day(7) },
    });
    expect(timers.map(({ id, dueAt }) => [id, dueAt])).toEqual([
      ['response-reminder-1', day(4)],
      ['response-escalation', day(9)],
      ['response-lapse', day(14)],
    ]);
    expect(timers.filter(({ kind }) => kind.startsWith('decision'))).toEqual([]);
    expect(requests.map(({ status }) => status)).toEqual(['open', 'open', 'open']);
    expect(events.at(-1)).toMatchObject({
      ...{ type: 'follow-up-asked', actor: requester, from: 'awaiting-decision', to: 'awaiting-response' },
      data: { round: 1, questions: ['operation.stop', 'data.personal'] },
    });
    expect(ordered(world).slice(mailed)).toEqual([`follow-up ${contact.email}`, ...requests.map(({ id }) => `wake request-${id}`)]);
    expect(await scoreResponse(portsOf(world), { assessmentId: ID })).toEqual({ route: 'response', requests: [] });
  });

  test('nothing of the owners’ is late meanwhile, nor stands before what waits for them: their time begins once the round is over', async () => {
    await decide(world, 'r1-data-protection');
    const decided = requestTo(world, 'data-protection');
    await ask(world, ['operation.stop']);
    const { followUps, requests } = stored(world);
    const over = followUps[0]?.lapsesAt ?? '';
    const open = requests.filter(({ status }) => status === 'open');
    const times = open.map(({ severity }) => decisionDates(policy, severity, over));
    expect(open.map(({ dueAt, lapsesAt }) => ({ dueAt, lapsesAt }))).toEqual(times);
    expect(requestTo(world, 'data-protection')).toEqual(decided);
  });

  test('two who ask at once: one is first, the other hears of it', async () => {
    const results = await Promise.all([ask(world, ['operation.stop']), ask(world, ['data.personal'], { by: dora })]);
    expect(results).toEqual([
      { kind: 'asked', round: 1 },
      { kind: 'refused', why: 'round-open' },
    ]);
    expect(stored(world).followUps).toHaveLength(1);
  });

  test('from a request: only about its findings, except where one is about the whole', async () => {
    const { id: requestId } = requestTo(world, 'business-owner');
    expect(await ask(world, ['data.personal'], { requestId, by: dora })).toEqual({ kind: 'refused', why: 'not-askable' });
    const whole = requestTo(world, 'ai-governance').id;
    expect(await ask(world, ['data.personal'], { requestId: whole, by: dora })).toMatchObject({ kind: 'asked' });
    expect(stored(world).followUps[0]).toMatchObject({ requestId: whole, askedBy: dora });
  });

  test('leaves a parked assessment to its operator', async () => {
    const parked = { step: 'relay mail', error: 'x', at: world.clock.now().toISOString() };
    const waiting = { on: 'operator' as const, who: 'Operations', since: parked.at };
    Object.assign(stored(world).assessment, { parked, waiting });
    await ask(world, ['operation.stop']);
    expect(stored(world).assessment.waiting).toEqual(waiting);
  });
});

describe('refused, and nothing is changed', () => {
  const refused = async (why: string, questionIds = ['operation.stop'], more = {}) => {
    const before = structuredClone(stored(world));
    expect(await ask(world, questionIds, more)).toEqual({ kind: 'refused', why });
    expect(stored(world)).toEqual(before);
  };

  test('what was not asked, or is not visible', async () => {
    await refused('not-askable', ['operation.stop', 'data.basis']);
    await refused('not-askable', ['constructor']);
  });
  test('nothing at all, too many, too long', async () => {
    await refused('too-many', []);
    await refused(
      'too-many',
      Array.from({ length: 51 }, () => 'operation.stop'),
    );
    await refused(
      'too-long',
      Array.from({ length: 40 }, () => `operation.stop${'x'.repeat(1990)}`),
    );
  });
  test('while a round is open', async () => {
    await ask(world, ['operation.stop']);
    await refused('round-open');
  });
  test('when the rounds are used up', async () => {
    for (const answers of [better, poor]) {
      await ask(world, ['operation.stop']);
      await answered(world, answers);
    }
    await refused('rounds-used-up');
  });
  test('where the policy knows none', async () => {
    const { followUp: _, ...without } = housePolicy();
    world = await poorlyAnswered({ policy: without as never });
    await refused('not-in-policy');
  });
  test('from a closed request, and when all are closed', async () => {
    const [first, ...others] = stored(world).requests;
    await decide(world, first?.id ?? '');
    await refused('request-over', ['operation.stop'], { requestId: first?.id });
    for (const { id } of others) await decide(world, id);
    await refused('decided');
  });
  test('when an exception is about to lapse: asking revives nothing that is over', async () => {
    world.clock.travel({ days: 30 });
    await refused('lapsing');
  });
  test('before there is anything to ask about', async () => {
    stored(world).assessment.status = 'submitted';
    await refused('not-awaiting-decision');
  });
  test('of what does not exist', async () => {
    expect(await ask(world, ['operation.stop'], { requestId: 'r9-security' })).toEqual({ kind: 'unknown' });
  });
});

describe('while the vendor is asked', () => {
  test('no step waits for a decision, even one that begins to only now; the wait for the vendor does', async () => {
    const step = { assessmentId: ID, taskToken: 'token' };
    const decision = () => requestDecision(portsOf(world), { ...step, requestId: 'r1-business-owner' });
    expect(await decision()).toEqual({ kind: 'waiting' });
    await ask(world, ['operation.stop']);
    expect(await decision()).toEqual({ kind: 'go-on' });
    expect(await requestResponse(portsOf(world), step)).toEqual({ kind: 'waiting' });
    await answered(world, better);
    expect(await requestResponse(portsOf(world), step)).toEqual({ kind: 'go-on' });
  });

  test('nobody decides', async () => {
    await ask(world, ['operation.stop']);
    expect(await decide(world, requestTo(world, 'business-owner').id)).toEqual({ kind: 'refused', reason: 'supplier-asked' });
  });
});
