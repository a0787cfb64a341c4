import { describe, expect, test } from 'vitest';
import { decideException } from '../../../functions/approve/deciding/decide-exception.ts';
import type { DecisionInput } from '../../../functions/approve/deciding/decision-form.ts';
import { verifyChain } from '../../../functions/domain/proof/audit-chain.ts';
import { hashOf } from '../../../functions/domain/proof/canonical.ts';
import { owningRoles } from '../../../functions/domain/vocabulary.ts';
import { housePolicy } from '../../support/house-policy.ts';
import { awaitingDecision, ID, requester, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { sweepNow } from '../../support/in-memory/rooms.ts';

const dora = { kind: 'staff', id: 'stf_2', name: 'Dora Data', email: 'dora@buyer.example' } as const;
const dieter = { kind: 'staff', id: 'stf_9', name: 'Dieter Data', email: 'dieter@buyer.example' } as const;
const REASONS = 'The contract limits the use to test data.';

const requestOf = (world: InMemory, role = 'data-protection') => {
  const request = stored(world).requests.find((one) => one.role === role);
  if (!request) throw new Error(`no request to ${role}`);
  return request;
};
const form = (world: InMemory, change: Partial<DecisionInput> = {}): DecisionInput => ({
  choice: 'approve',
  reasons: REASONS,
  conditions: [],
  basis: requestOf(world).basis,
  ...change,
});
const decide = (
  world: InMemory,
  by: typeof dora | typeof dieter | typeof requester,
  change: Partial<DecisionInput> = {},
  role?: string,
) =>
  decideException(
    { ...world.ports, clock: world.clock },
    { assessmentId: ID, requestId: requestOf(world, role).id, form: form(world, change), by },
  );
const wakes = (world: InMemory) =>
  [...world.table.outbox.values()].flatMap(({ work }) =>
    work.kind === 'wake-workflow' && work.wait !== 'response' ? [work.wait] : [],
  );

const twoNeeded = () => housePolicy({ quorum: { low: 2, medium: 2, high: 2, critical: 2 } });
async function asked(policy = housePolicy()) {
  const world = inMemory();
  for (const role of owningRoles) world.table.directory.roles[role] = [{ name: dora.name, email: dora.email }];
  await awaitingDecision(world, { policy });
  world.table.directory.roles['data-protection'].push({ name: 'Dieter Data', email: 'Dieter@buyer.example' });
  return world;
}

describe('a decision', () => {
  test('closes the request, names its hash in the trail and wakes the workflow, in one change; its timer finds it closed', async () => {
    const world = await asked();
    const before = stored(world).assessment.seq;
    expect(stored(world).timers.filter((timer) => timer.requestId === requestOf(world).id)).not.toEqual([]);
    expect(await decide(world, dora)).toEqual({ kind: 'closed' });
    const file = stored(world);
    const request = requestOf(world);
    expect(request).toMatchObject({ status: 'approved', closedAt: world.clock.now().toISOString(), decisions: [{ by: dora }] });
    expect(file.assessment.seq).toBe(before + 1);
    expect(file.events.at(-1)).toMatchObject({
      type: 'decision-recorded',
      actor: dora,
      data: { decision: hashOf(request.decisions[0]), request: request.id, choice: 'approve' },
    });
    const timer = file.timers.find(({ requestId }) => requestId === request.id);
    expect(timer).toMatchObject({ kind: 'decision' });
    expect(await sweepNow(world, timer?.dueAt)).toMatchObject({ forgotten: 1 });
    expect(stored(world).timers.filter(({ requestId }) => requestId === request.id)).toEqual([]);
    expect(wakes(world)).toEqual([`request-${request.id}`]);
    expect(verifyChain(file.events, file.assessment)).toEqual({ ok: true });
  });

  test('leaves the other roles waited for since as long as before, and the workflow when it was the last', async () => {
    const world = await asked(housePolicy({ quorum: { low: 1, medium: 1, high: 1, critical: 1 } }));
    const { since } = stored(world).assessment.waiting;
    world.clock.travel({ hours: 2 });
    await decide(world, dora);
    const others = stored(world).requests.filter((request) => request.status === 'open');
    expect(others.length).toBeGreaterThan(0);
    expect(stored(world).assessment.waiting).toMatchObject({ on: 'risk-owners', since, until: others[0]?.dueAt });
    for (const request of others) {
      world.table.directory.roles[request.role] = [dora];
      const one = { assessmentId: ID, requestId: request.id, form: form(world, { basis: request.basis }), by: dora };
      await decideException({ ...world.ports, clock: world.clock }, one);
    }
    expect(stored(world).assessment.waiting).toMatchObject({ on: 'workflow', since: world.clock.now().toISOString() });
  });

  test('where two people must approve, the first keeps it open and wakes nobody', async () => {
    const world = await asked(twoNeeded());
    expect(await decide(world, dora)).toEqual({ kind: 'recorded' });
    expect(requestOf(world).status).toBe('open');
    expect(wakes(world)).toEqual([]);
    expect(stored(world).timers.some((timer) => timer.requestId === requestOf(world).id)).toBe(true);
    expect(await decide(world, dora)).toEqual({ kind: 'refused', reason: 'already-decided' });
    expect(
      await decide(world, dieter, {
        choice: 'approve-with-conditions',
        conditions: [{ text: 'c', proof: 'p', owner: { kind: 'vendor' }, dueOn: '2027-01-01' }],
      }),
    ).toEqual({
      kind: 'closed',
    });
    expect(requestOf(world).status).toBe('approved-with-conditions');
  });

  test('one rejection ends it', async () => {
    const world = await asked(twoNeeded());
    expect(await decide(world, dora, { choice: 'reject' })).toEqual({ kind: 'closed' });
    expect(requestOf(world).status).toBe('rejected');
    expect(wakes(world)).toHaveLength(1);
  });

  test('at the same instant as another, both are judged by what is true then', async () => {
    const world = await asked(twoNeeded());
    const results = await Promise.all([decide(world, dora), decide(world, dieter), decide(world, dora)]);
    expect(results.filter(({ kind }) => kind === 'closed')).toHaveLength(1);
    expect(
      requestOf(world)
        .decisions.map(({ by }) => (by.kind === 'staff' ? by.id : ''))
        .sort(),
    ).toEqual([dora.id, dieter.id].sort());
    expect(stored(world).events.filter(({ type }) => type === 'decision-recorded')).toHaveLength(2);
    expect(wakes(world)).toHaveLength(1);
  });

  test('whose reply was lost is recorded once', async () => {
    const world = await asked();
    world.breaking.ledger.break({ methods: ['commit'], times: 1, afterTheFact: true });
    await expect(decide(world, dora)).rejects.toThrow();
    expect(await decide(world, dora)).toEqual({ kind: 'refused', reason: 'already-decided' });
    expect(requestOf(world).decisions).toHaveLength(1);
  });
});

describe('a decision that does not count changes nothing', () => {
  const unchanged = async (world: InMemory, result: Promise<unknown>, reason: string) => {
    const before = JSON.stringify(stored(world));
    expect(await result).toEqual({ kind: 'refused', reason });
    expect(JSON.stringify(stored(world))).toBe(before);
  };

  test('by who asked for the assessment, even holding the role', async () => {
    const world = await asked();
    world.table.directory.roles['data-protection'].push({ name: 'Paula', email: 'PAULA@buyer.example' });
    await unchanged(world, decide(world, requester), 'requester');
  });
  test('by who does not hold the role', async () => {
    const world = await asked();
    await unchanged(world, decide(world, dieter, {}, 'business-owner'), 'not-entitled');
  });
  test('on another scorecard than the page showed', async () => {
    const world = await asked();
    await unchanged(world, decide(world, dora, { basis: 'f'.repeat(64) }), 'stale-basis');
  });
  test('from the very second it lapses, although the sweep has not come yet', async () => {
    const world = await asked();
    const lapsesAt = requestOf(world).lapsesAt;
    const left = Date.parse(lapsesAt) - world.clock.now().getTime();
    world.clock.travel({ seconds: left / 1000 });
    await unchanged(world, decide(world, dora), 'too-late');
    world.clock.travel({ seconds: -1 });
    expect(await decide(world, dora)).toEqual({ kind: 'closed' });
  });
  test('after the assessment ended', async () => {
    const world = await asked();
    stored(world).assessment.status = 'withdrawn';
    await unchanged(world, decide(world, dora), 'assessment-over');
  });
  test('on what is not there', async () => {
    const world = await asked();
    const ports = { ...world.ports, clock: world.clock };
    for (const ids of [
      { assessmentId: ID, requestId: 'req_x' },
      { assessmentId: 'asm_x', requestId: 'req_x' },
    ])
      expect(await decideException(ports, { ...ids, form: form(world), by: dora })).toEqual({ kind: 'unknown' });
  });
});
