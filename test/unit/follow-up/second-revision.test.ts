import { beforeEach, describe, expect, test } from 'vitest';
import { verifyAssessment } from '../../../functions/domain/proof/verify-assessment.ts';
import { recordOutcome } from '../../../functions/outcome/record/record-outcome.ts';
import { scoreResponse } from '../../../functions/score/score-response.ts';
import { housePolicy } from '../../support/house-policy.ts';
import { ID, stored } from '../../support/in-memory/assessment-in-progress.ts';
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
import { relayNew, sweepNow } from '../../support/in-memory/rooms.ts';

let world: InMemory;
beforeEach(async () => {
  world = await poorlyAnswered();
});
const statuses = () => Object.fromEntries(stored(world).requests.map(({ id, status }) => [id, status]));
const proved = async () => {
  const file = stored(world);
  const { checks } = verifyAssessment(file, await world.ports.catalogs.get(file.assessment.catalogHash));
  return checks.filter(({ ok }) => !ok);
};

describe('a new revision', () => {
  test('leaves what did not change as it was decided, and asks anew what did', async () => {
    await decide(world, 'r1-data-protection');
    await decide(world, 'r1-business-owner', 'reject');
    const before = structuredClone(requestTo(world, 'data-protection'));
    await ask(world, ['operation.stop']);
    world.clock.travel({ days: 3 });
    const result = await answered(world, { ...poor, 'operation.stop': { kind: 'not-sure' } }, { 'operation.stop': 'We checked.' });
    const at = world.clock.now().toISOString();
    expect(result).toEqual({
      route: 'exceptions',
      requests: [{ requestId: 'r2-ai-governance' }, { requestId: 'r2-business-owner' }],
    });
    expect(statuses()).toEqual({
      ...{ 'r1-ai-governance': 'superseded', 'r1-data-protection': 'approved', 'r1-business-owner': 'superseded' },
      ...{ 'r2-ai-governance': 'open', 'r2-business-owner': 'open' },
    });
    expect(requestTo(world, 'data-protection')).toEqual(before);
    expect(requestTo(world, 'business-owner')).toMatchObject({ closedAt: at, decisions: [{ choice: 'reject' }] });
    expect(stored(world).events.at(-1)).toMatchObject({
      type: 'scored',
      data: {
        revision: 2,
        requests: ['r2-ai-governance', 'r2-business-owner'],
        kept: ['r1-data-protection'],
        superseded: ['r1-ai-governance', 'r1-business-owner'],
      },
    });
    expect(await proved()).toEqual([]);
  });

  test('gives open requests that stay their full time again, and tells their owners', async () => {
    await ask(world, ['operation.stop']);
    world.clock.travel({ days: 6 });
    const mailed = ordered(world).length;
    await answered(world, better);
    const kept = requestTo(world, 'data-protection');
    expect(kept).toMatchObject({ status: 'open', dueAt: '2026-03-15T09:00:00.000Z', lapsesAt: '2026-04-07T09:00:00.000Z' });
    expect(kept.requestedAt).toBe('2026-03-02T09:00:00.000Z');
    const timers = stored(world).timers.filter(({ requestId }) => requestId === kept.id);
    expect(kept.askedAt).toBe('2026-03-08T09:00:00.000Z');
    expect(timers).toEqual([
      { id: `decision-${kept.id}`, assessmentId: ID, kind: 'decision', requestId: kept.id, dueAt: '2026-03-11T09:00:00.000Z' },
    ]);
    expect(stored(world).assessment.waiting).toMatchObject({ on: 'risk-owners', until: kept.dueAt });
    expect(
      ordered(world)
        .slice(mailed)
        .filter((one) => one.startsWith('exception')),
    ).toHaveLength(2);
  });

  test('does not ask whoever has decided on what stays', async () => {
    world = await poorlyAnswered({ policy: housePolicy({ quorum: { low: 2, medium: 2, high: 2, critical: 2 } }) });
    const sam = { name: 'Sam', email: 'sam@buyer.example' };
    world.table.directory.roles['data-protection'].push(sam);
    await decide(world, 'r1-data-protection');
    await ask(world, ['operation.stop']);
    const mailed = ordered(world).length;
    await answered(world, better);
    expect(requestTo(world, 'data-protection')).toMatchObject({ status: 'open', decisions: [{ by: dora }] });
    const mails = [...world.table.outbox.values()].slice(mailed).flatMap(({ work }) => (work.kind === 'mail' ? [work] : []));
    const asked = mails.filter(({ requestId }) => requestId === 'r1-data-protection').map(({ to }) => to.email);
    expect(asked).toEqual([sam.email]);
  });

  test('that says the same supersedes nothing: a reply alone leaves every decision', async () => {
    await decide(world, 'r1-ai-governance');
    await ask(world, ['operation.stop']);
    await answered(world, poor, { 'operation.stop': 'There is no switch, and none is planned.' });
    expect(statuses()).toEqual({ 'r1-ai-governance': 'approved', 'r1-data-protection': 'open', 'r1-business-owner': 'open' });
    expect(stored(world).followUps).toMatchObject([
      { status: 'answered', revision: 2, questions: [{ reply: 'There is no switch, and none is planned.' }] },
    ]);
    expect(await proved()).toEqual([]);
  });

  test('that clears by policy supersedes all of them', async () => {
    const lenient = housePolicy({ clearing: { tiers: ['high'], worstFinding: 'low', appetite: 'medium' } });
    world = await poorlyAnswered({ policy: lenient });
    await decide(world, 'r1-business-owner', 'reject');
    await ask(world, ['operation.stop', 'data.personal']);
    const good = { ...better, 'data.personal': { kind: 'yes-no' as const, value: 'no' as const } };
    expect(await answered(world, good)).toEqual({ route: 'clear', requests: [] });
    expect(new Set(Object.values(statuses()))).toEqual(new Set(['superseded']));
    await recordOutcome(portsOf(world), { assessmentId: ID });
    expect(stored(world).outcome).toMatchObject({ result: 'approved', basis: 'cleared-by-policy', decisionHashes: [] });
    expect(await proved()).toEqual([]);
  });

  test('that goes back to the first answers asks anew: a superseded decision never comes back to life', async () => {
    await decide(world, 'r1-business-owner');
    for (const answers of [better, poor]) {
      await ask(world, ['operation.stop']);
      await answered(world, answers);
    }
    expect(requestTo(world, 'business-owner').status).toBe('superseded');
    expect(requestTo(world, 'business-owner', 3)).toMatchObject({ status: 'open', decisions: [] });
    expect(requestTo(world, 'business-owner', 3).basis).toBe(requestTo(world, 'business-owner').basis);
    expect(await proved()).toEqual([]);
  });

  test('scoring again changes nothing', async () => {
    await ask(world, ['operation.stop']);
    const first = await answered(world, better);
    const before = structuredClone(stored(world));
    expect(await scoreResponse(portsOf(world), { assessmentId: ID })).toEqual(first);
    expect(stored(world)).toEqual(before);
  });
});

describe('a new revision that leaves more risk than before', () => {
  beforeEach(async () => {
    await ask(world, ['operation.stop']);
    await answered(world, better);
    await decide(world, 'r1-data-protection');
    await ask(world, ['operation.stop']);
    world.clock.travel({ days: 1 });
  });

  test('asks anew whoever accepted less, although nothing of their own changed', async () => {
    expect(stored(world).assessment.score?.residualRisk).toBe('high');
    await answered(world, poor);
    expect(stored(world).assessment.score?.residualRisk).toBe('very-high');
    expect(requestTo(world, 'data-protection')).toMatchObject({ status: 'superseded', decisions: [{ choice: 'approve' }] });
    expect(requestTo(world, 'data-protection', 3)).toMatchObject({ status: 'open', decisions: [] });
    expect(requestTo(world, 'data-protection', 3).basis).toBe(requestTo(world, 'data-protection').basis);
    expect(stored(world).events.at(-1)?.data).toMatchObject({ residualRisk: 'very-high', residualRiskBefore: 'high', kept: [] });
    expect(await decide(world, 'r1-data-protection')).toEqual({ kind: 'refused', reason: 'superseded' });
    expect(await proved()).toEqual([]);
  });

  test('so that the register names nobody for a risk that they were not shown', async () => {
    await answered(world, poor);
    for (const role of ['ai-governance', 'data-protection', 'business-owner']) await decide(world, `r3-${role}`);
    await recordOutcome(portsOf(world), { assessmentId: ID });
    const { acceptances, requests } = stored(world);
    expect(acceptances.map(({ requestId, residualRisk }) => [requestId, residualRisk]).sort()).toEqual([
      ['r3-ai-governance', 'very-high'],
      ['r3-business-owner', 'very-high'],
      ['r3-data-protection', 'very-high'],
    ]);
    expect(requests.filter(({ status }) => status === 'superseded')).toHaveLength(4);
    expect(await proved()).toEqual([]);
  });
});

test('a new revision that leaves less risk keeps what was accepted, and the register names what is left', async () => {
  await decide(world, 'r1-data-protection');
  await ask(world, ['operation.stop']);
  await answered(world, better);
  await decide(world, 'r2-ai-governance');
  await recordOutcome(portsOf(world), { assessmentId: ID });
  expect(stored(world).acceptances.find(({ requestId }) => requestId === 'r1-data-protection')).toMatchObject({
    residualRisk: 'high',
  });
  expect(await proved()).toEqual([]);
});

describe('clicks on what is superseded', () => {
  test('are refused, first or second, and change nothing', async () => {
    await decide(world, 'r1-business-owner');
    await ask(world, ['operation.stop']);
    await answered(world, { ...poor, 'operation.stop': { kind: 'not-sure' } });
    const before = structuredClone(stored(world));
    expect(await decide(world, 'r1-business-owner', 'reject')).toEqual({ kind: 'refused', reason: 'superseded' });
    expect(await decide(world, 'r1-ai-governance')).toEqual({ kind: 'refused', reason: 'superseded' });
    expect(stored(world)).toEqual(before);
  });
});

describe('the outcome', () => {
  test('rests on the live requests of the last revision alone', async () => {
    await decide(world, 'r1-business-owner', 'reject');
    await decide(world, 'r1-data-protection');
    await ask(world, ['operation.stop']);
    await answered(world, better);
    await decide(world, 'r2-ai-governance');
    expect(await scoreResponse(portsOf(world), { assessmentId: ID })).toEqual({ route: 'decided', requests: [] });
    await recordOutcome(portsOf(world), { assessmentId: ID });
    const { outcome } = stored(world);
    expect(outcome).toMatchObject({ result: 'approved', basis: 'decided-by-people' });
    expect(outcome?.decisionHashes).toHaveLength(2);
    expect(outcome?.acceptedFindings).not.toContain('F-human-stop');
    expect(await proved()).toEqual([]);
  });
});

describe('a round that nobody answers', () => {
  beforeEach(async () => {
    await decide(world, 'r1-business-owner');
    await relayNew(world);
    await ask(world, ['data.personal']);
  });

  test('is reminded of, told to the requester, and ends; the decisions are taken up again, nothing is scored twice', async () => {
    const mailed: string[] = [];
    for (const days of [4, 5, 5]) {
      const before = ordered(world).length;
      await sweepNow(world, world.clock.travel({ days }));
      mailed.push(...ordered(world).slice(before));
    }
    expect(mailed).toEqual(['response-reminder vera@vendor.example', 'response-escalation paula@buyer.example', 'wake response']);
    const at = world.clock.now().toISOString();
    expect(stored(world)).toMatchObject({
      assessment: { status: 'submitted', waiting: { on: 'workflow' }, submission: { revision: 1 } },
      followUps: [{ status: 'lapsed', closedAt: at }],
    });
    expect(stored(world).timers.map(({ kind }) => kind)).toEqual(['workflow-check']);
    expect(await scoreResponse(portsOf(world), { assessmentId: ID })).toEqual({
      route: 'exceptions',
      requests: [{ requestId: 'r1-ai-governance' }, { requestId: 'r1-data-protection' }],
    });
    const { events, scorecards } = stored(world);
    expect(scorecards).toHaveLength(1);
    expect(events.slice(-2).map(({ type }) => type)).toEqual(['follow-up-ended', 'decisions-resumed']);
    expect(statuses()).toEqual({ 'r1-ai-governance': 'open', 'r1-data-protection': 'open', 'r1-business-owner': 'approved' });
    expect(requestTo(world, 'data-protection')).toMatchObject({ lapsesAt: '2026-04-15T09:00:00.000Z' });
    expect(
      stored(world)
        .timers.filter(({ kind }) => kind === 'decision')
        .map(({ dueAt }) => dueAt),
    ).toEqual(Array(2).fill('2026-03-19T09:00:00.000Z'));
    expect(await proved()).toEqual([]);
  });

  test('counts as a round; the next one is the last', async () => {
    await sweepNow(world, world.clock.travel({ days: 14 }));
    await scoreResponse(portsOf(world), { assessmentId: ID });
    expect(await ask(world, ['data.personal'])).toEqual({ kind: 'asked', round: 2 });
    await sweepNow(world, world.clock.travel({ days: 14 }));
    await scoreResponse(portsOf(world), { assessmentId: ID });
    expect(stored(world).events.filter(({ type }) => type === 'decisions-resumed')).toHaveLength(2);
    expect(await ask(world, ['data.personal'])).toEqual({ kind: 'refused', why: 'rounds-used-up' });
    expect(await proved()).toEqual([]);
  });

  test('withdrawing the assessment ends it', async () => {
    const { withdrawAssessment } = await import('../../../functions/console/withdraw.ts');
    const by = { kind: 'staff', id: 'stf_1', name: 'Paula', email: 'paula@buyer.example' } as const;
    await withdrawAssessment(portsOf(world), { assessmentId: ID, reason: 'We no longer plan to use this.', by });
    expect(stored(world)).toMatchObject({
      assessment: { status: 'withdrawn' },
      followUps: [{ status: 'withdrawn', closedAt: world.clock.now().toISOString() }],
      timers: [],
    });
    expect(ordered(world)).toContain('wake response');
    expect(await proved()).toEqual([]);
  });
});
