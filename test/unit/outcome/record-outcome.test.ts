import { describe, expect, test } from 'vitest';
import { conditionTimerId } from '../../../functions/domain/conditions/condition-times.ts';
import { clearanceAt } from '../../../functions/domain/outcome/clearance.ts';
import { signatureHolds } from '../../../functions/domain/outcome/signature.ts';
import { parkAssessment } from '../../../functions/domain/park-assessment.ts';
import { hashOf } from '../../../functions/domain/proof/canonical.ts';
import { verifyAssessment } from '../../../functions/domain/proof/verify-assessment.ts';
import { ID, requester, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { dora, ordered, portsOf, REASONS } from '../../support/in-memory/follow-up-story.ts';
import { inMemory } from '../../support/in-memory/in-memory.ts';
import { again, allDecided, decided, record, tessa, twoConditions } from '../../support/in-memory/recorded-story.ts';
import { vendor } from '../../support/small-submission.ts';

const catalogOf = (world: ReturnType<typeof inMemory>, id = ID) =>
  world.ports.catalogs.get(stored(world, id).assessment.catalogHash);
const mismatches = async (world: ReturnType<typeof inMemory>, id = ID) =>
  verifyAssessment(stored(world, id), await catalogOf(world, id), { publicKey: world.signingKey.publicKey }).checks.filter(
    ({ ok }) => !ok,
  );

describe('an approval with conditions', () => {
  test('is one commit: signed outcome, clearance, register, followed conditions, timers', async () => {
    const world = inMemory();
    await allDecided(world);
    const before = stored(world).assessment.seq;
    await record(world);
    const { assessment, outcome, signature, conditions, acceptances, timers, events, requests } = stored(world);
    if (!outcome || !signature) throw new Error('not recorded');
    expect(assessment.seq).toBe(before + 1);
    expect(assessment).toMatchObject({ status: 'decided', waiting: { on: 'nobody' }, outcome: { hash: hashOf(outcome) } });
    expect(assessment.supersedes).toBeUndefined();
    expect(signatureHolds(outcome, signature, world.signingKey)).toBe(true);
    expect(conditions.map(({ status, reports, ...terms }) => [status, reports, terms])).toEqual(
      outcome.conditions.map((one) => ['open', [], { ...one, assessmentId: ID }]),
    );
    expect(conditions).toHaveLength(2 * requests.length);
    expect(world.table.clearances.get('sup_1/sys_1')).toMatchObject({
      ...{ assessmentId: ID, result: 'approved-with-conditions', outcomeHash: hashOf(outcome), signature },
      conditions: outcome.conditions.map(({ id }) => ({ id, status: 'open' })),
    });
    expect(acceptances).toHaveLength(requests.length);
    expect(acceptances[0]).toMatchObject({
      ...{ conditions: 2, outcomeHash: hashOf(outcome), from: outcome.decidedAt, until: outcome.acceptances[0]?.until },
      by: [{ actor: dora, capacity: { as: 'member' }, reasons: REASONS }],
    });
    expect(acceptances.flatMap(({ findings }) => findings.map(({ title }) => title))).toContain('Residual risk above appetite');
    const due = Object.fromEntries(timers.map(({ id, dueAt }) => [id, dueAt]));
    expect(due).toMatchObject({ review: outcome.nextReviewAt, 'outcome-expiry': outcome.validUntil });
    expect(due[conditionTimerId('r1-data-protection-1')]).toBe('2026-05-17T23:59:59.999Z');
    expect(timers.filter(({ kind }) => kind === 'condition')).toHaveLength(conditions.length);
    expect(events.filter(({ type }) => type === 'outcome-recorded')).toHaveLength(1);
    expect(await mismatches(world)).toEqual([]);
  });

  test('ends a parking: nothing is left that an operator could resume', async () => {
    const world = inMemory();
    await allDecided(world);
    const fault = { name: 'Outage', message: 'SES is out of reach' };
    await parkAssessment(portsOf(world), { assessmentId: ID, step: 'relay mail', fault });
    expect(stored(world).assessment.parked).toBeDefined();
    await record(world);
    expect(stored(world).assessment).toMatchObject({ status: 'decided', waiting: { on: 'nobody' } });
    expect(stored(world).assessment).not.toHaveProperty('parked');
    expect(await mismatches(world)).toEqual([]);
  });

  test('tells requester, vendor, and every owner of a condition: the supplier once, of all that are theirs', async () => {
    const world = inMemory();
    await allDecided(world);
    world.table.outbox.clear();
    await record(world);
    const staff = stored(world).conditions.filter(({ owner }) => owner.kind === 'staff');
    expect(ordered(world)).toEqual([
      ...[`outcome ${requester.email}`, `outcome ${vendor.email}`, `condition-set ${vendor.email}`],
      ...staff.map(() => `condition-set ${tessa.email}`),
      'publish',
    ]);
    const works = [...world.table.outbox.values()].map(({ work }) => work);
    const about = works.flatMap((work) => (work.kind === 'mail' && work.mail === 'condition-set' ? [work.conditionId] : []));
    const set = stored(world).outcome?.conditions ?? [];
    const ids = (kind: string) => set.filter(({ owner }) => owner.kind === kind).map(({ id }) => id);
    expect(about).toEqual([...ids('vendor').slice(0, 1), ...ids('staff')]);
  });

  test('a repeat finds it recorded, and signs and writes nothing', async () => {
    const world = await decided();
    const before = structuredClone(stored(world));
    const orders = world.table.outbox.size;
    world.clock.travel({ days: 1 });
    expect(await record(world)).toEqual({ status: 'decided' });
    expect(stored(world)).toEqual(before);
    expect(world.table.outbox.size).toBe(orders);
    expect(world.breaking.signer.calls).toHaveLength(1);
  });

  test('a key that cannot be used records nothing; the next attempt does', async () => {
    const world = inMemory();
    await allDecided(world);
    const before = structuredClone(stored(world));
    world.breaking.signer.break({ times: 1 });
    await expect(record(world)).rejects.toThrow('out of reach');
    expect(stored(world)).toEqual(before);
    await record(world);
    expect(await mismatches(world)).toEqual([]);
  });

  test('a lost reply is one outcome, whose signature is the stored one', async () => {
    const world = inMemory();
    await allDecided(world);
    world.breaking.ledger.break({ methods: ['commit'], times: 1, afterTheFact: true });
    await expect(record(world)).rejects.toThrow('was lost');
    const before = structuredClone(stored(world));
    expect(await record(world)).toEqual({ status: 'decided' });
    expect(stored(world)).toEqual(before);
  });
});

test('more conditions than fit into one transaction are all followed, each with its timer and its owner’s mail', async () => {
  const world = inMemory();
  const [, staffs] = twoConditions;
  if (!staffs) throw new Error('no condition');
  const conditions = Array.from({ length: 30 }, (_, n) => ({ ...staffs, text: `Number ${n}` }));
  await allDecided(world, { conditions });
  // Sooner or later: whoever dies in between, the next attempt goes on.
  world.breaking.ledger.break({ methods: ['commit'], times: 1, afterTheFact: true });
  await expect(record(world)).rejects.toThrow('was lost');
  expect(stored(world).conditions).toHaveLength(25);
  expect(world.table.clearances.get('sup_1/sys_1')?.conditions).toHaveLength(90);
  await record(world);
  const { conditions: tracked, timers, events } = stored(world);
  expect(tracked).toHaveLength(90);
  expect(timers.filter(({ kind }) => kind === 'condition')).toHaveLength(90);
  expect(ordered(world).filter((line) => line.startsWith('condition-set'))).toHaveLength(90);
  expect(events.filter(({ type }) => type === 'conditions-tracked')).toHaveLength(3);
  expect(await mismatches(world)).toEqual([]);
});

test('a condition that was due before the last of them decided is overdue at once, and its timer says so', async () => {
  const world = inMemory();
  await allDecided(world, { conditions: [{ ...twoConditions[0], dueOn: '2026-03-03' } as never] });
  world.clock.travel({ days: 5 });
  await record(world);
  const { timers, conditions } = stored(world);
  const now = world.clock.now().toISOString();
  for (const { id } of conditions) expect(timers.find((timer) => timer.conditionId === id)?.dueAt).toBe('2026-03-04T00:00:00.000Z');
  expect(clearanceAt(world.table.clearances.get('sup_1/sys_1'), now).cleared).toBe(false);
});

test('a rejection accepts nothing, ends nothing and clears nothing; only its review falls due', async () => {
  const world = await decided({ choice: 'reject' });
  const { conditions, acceptances, timers, outcome } = stored(world);
  expect([outcome?.result, conditions, acceptances]).toEqual(['rejected', [], []]);
  expect(timers.filter(({ kind }) => /review|outcome|condition/.test(kind)).map(({ kind }) => kind)).toEqual(['review']);
  expect(clearanceAt(world.table.clearances.get('sup_1/sys_1'), world.clock.now().toISOString()).standing).toBe('rejected');
  expect(await mismatches(world)).toEqual([]);
});

describe('a second assessment of the same system', () => {
  test('replaces the first one’s clearance with whatever was decided, and orders that it be told', async () => {
    const world = await decided();
    world.clock.travel({ days: 10 });
    await decided({ world, ...again, choice: 'reject' });
    const first = stored(world).assessment;
    const second = stored(world, again.id).assessment;
    expect(second.supersedes).toEqual({ assessmentId: ID, reference: first.reference });
    expect(world.table.clearances.get('sup_1/sys_1')).toMatchObject({ assessmentId: again.id, result: 'rejected' });
    const orders = [...world.table.outbox.values()].map(({ work }) => work).filter(({ kind }) => kind === 'supersede');
    expect(orders).toEqual([{ kind: 'supersede', assessmentId: ID, by: { assessmentId: again.id, reference: second.reference } }]);
    expect(await mismatches(world, again.id)).toEqual([]);
  });

  test('recorded at the very same moment: one of the two replaces the other, neither is lost', async () => {
    const world = inMemory();
    await allDecided(world);
    await allDecided(world, again);
    await Promise.all([record(world), record(world, again.id)]);
    const last = world.table.clearances.get('sup_1/sys_1')?.assessmentId;
    const orders = [...world.table.outbox.values()].map(({ work }) => work).filter((work) => work.kind === 'supersede');
    expect(orders).toMatchObject([{ by: { assessmentId: last } }]);
    expect(orders[0]?.assessmentId).not.toBe(last);
  });
});

test('too early, unknown, or not judged: nothing is recorded', async () => {
  const world = inMemory();
  await expect(record(world, 'asm_x')).rejects.toMatchObject({ name: 'AssessmentMissing' });
});
