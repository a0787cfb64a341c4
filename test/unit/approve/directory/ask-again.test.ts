import { beforeEach, describe, expect, it, test } from 'vitest';
import { askOwnersAgain } from '../../../../functions/approve/directory/ask-again.ts';
import type { Policy } from '../../../../functions/domain/catalog/policy.ts';
import { changeDirectory } from '../../../../functions/domain/deciding/change-directory.ts';
import type { Directory } from '../../../../functions/domain/deciding/directory.ts';
import { verifyChain } from '../../../../functions/domain/proof/audit-chain.ts';
import type { OwningRole } from '../../../../functions/domain/vocabulary.ts';
import { houseApproval, housePolicy } from '../../../support/house-policy.ts';
import { awaitingDecision, ID, requester, stored } from '../../../support/in-memory/assessment-in-progress.ts';
import { ordered } from '../../../support/in-memory/follow-up-story.ts';
import { type InMemory, inMemory } from '../../../support/in-memory/in-memory.ts';

const person = (name: string) => ({ name, email: `${name.toLowerCase()}@buyer.example` });
const [ada, dora, dirk, sam] = [person('Ada'), person('Dora'), person('Dirk'), person('Sam')];
const [bea, olga, abe] = [person('Bea'), person('Olga'), person('Abe')];
const by = { kind: 'staff', id: 'stf_5', name: 'Olga', email: 'olga@buyer.example' } as const;

let world: InMemory;
let heard = 0;

/** Four requests; nobody owns the business's, and AI governance has one of the two that it needs. */
async function asked(policy: Policy = housePolicy()) {
  world = inMemory();
  const { directory } = world.table;
  Object.assign(directory.roles, { 'ai-governance': [ada], 'data-protection': [dora], security: [sam] });
  directory.administrators = [olga];
  await awaitingDecision(world, { policy });
  heard = ordered(world).length;
}
beforeEach(() => asked());

const ports = () => ({
  ...world.ports,
  clock: world.clock,
  ids: world.ids,
  assessmentHeads: { heads: async (ids: readonly string[]) => ids.flatMap((id) => world.table.files.get(id)?.assessment ?? []) },
});
function news(): string[] {
  const all = ordered(world).slice(heard);
  heard += all.length;
  return all.sort();
}
const requestTo = (role: OwningRole) =>
  stored(world).requests.find((one) => one.role === role) ?? expect.fail(`no request to ${role}`);

/** Changes the directory as a page does, and asks again. */
async function change(edit: (directory: Directory) => void) {
  const before = structuredClone(world.table.directory);
  const next = structuredClone(before);
  edit(next);
  const { version: _, changedAt: _at, changedBy: _by, ...content } = next;
  const changed = await changeDirectory(ports(), { content, version: before.version, by });
  if (changed.kind !== 'changed') throw new Error(`the directory is ${changed.kind}`);
  return askOwnersAgain(ports(), { before: changed.before, directory: changed.directory, by });
}

/** Data protection is held by just these. */
const only = (...people: (typeof dora)[]) => change(({ roles }) => void Object.assign(roles, { 'data-protection': people }));

describe('a role that nobody held', () => {
  it('is put to whoever is named, at once: one commit, one mail, and nobody waits for an administrator any more', async () => {
    expect(requestTo('business-owner').lacksPeople).toBe(true);
    expect(stored(world).assessment.waiting).toMatchObject({
      on: 'administrator',
      roles: expect.arrayContaining(['business-owner']),
    });
    await change(({ roles }) => void roles['ai-governance'].push(abe));
    expect(news()).toEqual(['exception abe@buyer.example']);
    expect(stored(world).assessment.waiting).toMatchObject({
      on: 'administrator',
      who: expect.stringMatching(/for Business owner$/),
    });
    const { seq } = stored(world).assessment;
    const result = await change(({ roles }) => void roles['business-owner'].push(bea));
    expect(result).toMatchObject({ asked: [{ email: bea.email, requestId: requestTo('business-owner').id }], failed: [] });
    expect(requestTo('business-owner')).not.toHaveProperty('lacksPeople');
    const { assessment, events } = stored(world);
    expect(assessment.seq).toBe(seq + 1);
    expect(assessment.waiting).toMatchObject({ on: 'risk-owners', until: requestTo('business-owner').dueAt });
    expect(events.at(-1)).toMatchObject({
      type: 'owners-asked',
      actor: by,
      data: { request: requestTo('business-owner').id, people: [bea.email], directory: 2 },
    });
    expect(news()).toEqual(['exception bea@buyer.example']);
    expect(verifyChain(events, assessment)).toEqual({ ok: true });
  });

  it('that has lost its people meanwhile keeps its owners awaited since they first were; one that never had any, since it got some', async () => {
    world.clock.travel({ hours: 5 });
    await change(({ roles }) => void [roles['ai-governance'].push(abe), roles['business-owner'].push(bea)]);
    const waiting = () => stored(world).assessment.waiting;
    const { since } = waiting();
    expect(waiting()).toMatchObject({ on: 'risk-owners', since: world.clock.now().toISOString() });
    world.clock.travel({ hours: 5 });
    await change(({ roles }) => void Object.assign(roles, { 'business-owner': [] }));
    const vacantAt = world.clock.now().toISOString();
    expect(waiting()).toMatchObject({ on: 'administrator', since: vacantAt, ownersSince: since });
    world.clock.travel({ hours: 5 });
    await change(({ roles }) => void Object.assign(roles, { 'ai-governance': [] }));
    expect(waiting()).toMatchObject({ on: 'administrator', since: vacantAt, ownersSince: since });
    await change(({ roles }) => void [roles['ai-governance'].push(ada, abe), roles['business-owner'].push(bea)]);
    expect(waiting()).toMatchObject({ on: 'risk-owners', since });
    expect(waiting()).not.toHaveProperty('ownersSince');
  });

  it('with one of two named still waits for an administrator, and says since when', async () => {
    await asked(housePolicy({ quorum: { low: 2, medium: 2, high: 2, critical: 2 } }));
    const { since } = stored(world).assessment.waiting;
    world.clock.travel({ hours: 5 });
    await change(({ roles }) => void roles['business-owner'].push(bea));
    expect(news()).toEqual(['exception bea@buyer.example']);
    expect(requestTo('business-owner').lacksPeople).toBe(true);
    expect(stored(world).assessment.waiting).toMatchObject({ on: 'administrator', since });
  });

  it('named after whoever asked for the assessment, or prepared it, still lacks people: four eyes', async () => {
    await change(({ roles }) => void roles['business-owner'].push({ name: 'Paula', email: requester.email.toUpperCase() }));
    expect(news()).toEqual([]);
    expect(requestTo('business-owner').lacksPeople).toBe(true);
  });
});

describe('somebody else decides than before', () => {
  it('a deputy from the day on which the absence begins, not before', async () => {
    const away = (from: string, until: string) => (directory: Directory) => {
      directory.standIns = [{ email: 'DORA@buyer.example', deputy: dirk, absences: [{ from, until }] }];
    };
    expect((await change(away('2026-03-03', '2026-03-09'))).asked).toEqual([]);
    expect((await change(away('2026-03-02', '2026-03-09'))).asked).toMatchObject([{ email: dirk.email }]);
    expect(news()).toEqual(['exception dirk@buyer.example']);
  });

  it('the head only once it went up to the head', async () => {
    const headed = (head: typeof bea) => change(({ heads }) => void Object.assign(heads, { 'data-protection': head }));
    expect((await headed(bea)).asked).toEqual([]);
    requestTo('data-protection').escalation = 'head';
    expect((await headed(dirk)).asked).toMatchObject([{ email: dirk.email }]);
  });

  it('nobody is asked twice: gone and named again, or asked as a deputy before', async () => {
    await only(dora, dirk);
    await only(dora);
    await only(dora, dirk);
    expect(news()).toEqual(['exception dirk@buyer.example']);
    await only(dora, dirk, { name: 'Dirk', email: 'DIRK@buyer.example' });
    expect(news()).toEqual([]);
  });

  it('the last one leaves: too few people, the administrators hear of it, nobody’s decision is lost', async () => {
    await only();
    expect(requestTo('data-protection')).toMatchObject({ lacksPeople: true, status: 'open' });
    expect(news()).toEqual(['role-vacant olga@buyer.example']);
    await change(({ administrators }) => void administrators.push(bea));
    expect(news()).toEqual([]);
  });

  it('where everybody must approve, as many are needed as when it was asked', async () => {
    const all = { low: 'all', medium: 'all', high: 'all', critical: 'all' } as const;
    await asked(housePolicy({ approval: { ...houseApproval, mode: all } }));
    expect(requestTo('data-protection').needed).toBe(1);
    await change(({ roles }) => void roles['data-protection'].push(dirk));
    expect(requestTo('data-protection').needed).toBe(1);
    expect(news()).toEqual(['exception dirk@buyer.example']);
  });
});

describe('what is left alone', () => {
  const named = () => change(({ roles }) => void roles['business-owner'].push(bea));

  test.each([
    ['decided', 'decided' as const],
    ['back with the supplier', 'awaiting-response' as const],
  ])('an assessment that is %s', async (_, status) => {
    stored(world).assessment.status = status;
    const before = stored(world).assessment.seq;
    await named();
    expect([stored(world).assessment.seq, news()]).toEqual([before, []]);
  });

  it('what a rejection ended for all, although it still stands open', async () => {
    await asked(housePolicy({ approval: { ...houseApproval, rejectionEnds: 'assessment' } }));
    requestTo('data-protection').status = 'rejected';
    await named();
    expect(news()).toEqual([]);
  });

  it('an assessment that waits for its operator keeps waiting for them', async () => {
    const { assessment } = stored(world);
    assessment.parked = { step: 'RecordOutcome', error: 'x', at: world.clock.now().toISOString() };
    assessment.waiting = { on: 'operator', who: 'Operations', since: world.clock.now().toISOString() };
    await named();
    expect(stored(world).assessment.waiting.on).toBe('operator');
    expect(news()).toEqual(['exception bea@buyer.example']);
  });
});

describe('faults and repeats', () => {
  it('a repeat of the same change commits nothing and mails nobody', async () => {
    await change(({ roles }) => void roles['business-owner'].push(bea));
    news();
    const { seq } = stored(world).assessment;
    const before = { ...world.table.directory, roles: { ...world.table.directory.roles, 'business-owner': [] } };
    await askOwnersAgain(ports(), { before, directory: world.table.directory, by });
    expect([stored(world).assessment.seq, news()]).toEqual([seq, []]);
    // Nor when something else has changed since: that is for the next change, or the timer.
    requestTo('business-owner').lacksPeople = true;
    await askOwnersAgain(ports(), { before, directory: world.table.directory, by });
    expect(stored(world).assessment.seq).toBe(seq);
  });

  it('somebody who decides in that moment is not overwritten', async () => {
    const { commit } = world.ports.ledger;
    let first = true;
    world.ports.ledger.commit = async (one) => {
      if (!first) return commit(one);
      first = false;
      requestTo('data-protection').escalation = 'deputies';
      await commit({
        head: stored(world).assessment,
        operationId: 'x',
        at: one.at,
        event: { type: 'reminded', actor: by, data: {} },
      });
      return commit(one);
    };
    await change(({ roles }) => void roles['data-protection'].push(dirk));
    expect(requestTo('data-protection').escalation).toBe('deputies');
    expect(news()).toEqual(['exception dirk@buyer.example']);
  });

  it('one that fails keeps no other back, and the directory stays changed', async () => {
    world.breaking.ledger.break({ methods: ['commit'], times: 1 });
    const { asked, failed } = await change(({ roles }) => {
      roles['business-owner'].push(bea);
      roles['data-protection'].push(dirk);
    });
    expect([asked.length, failed.length]).toEqual([1, 1]);
    expect(world.table.directory.version).toBe(1);
  });

  it('reads as a whole only the exceptions that the change concerns', async () => {
    let files = 0;
    const { file } = world.ports.assessments;
    world.ports.assessments.file = (id) => {
      files += 1;
      return file(id);
    };
    await change(({ administrators }) => void administrators.push(bea));
    expect(files).toBe(0);
    await change(({ roles }) => void roles.security.push(dirk));
    expect(files).toBe(1);
  });

  it('an address that mail did not reach needs nobody’s care once the person is replaced', async () => {
    const at = world.clock.now().toISOString();
    stored(world).assessment.undeliverable = [dora, { email: 'vera@vendor.example' }].map(({ email }) => ({
      ...{ email, reason: 'bounced' as const, mail: 'exception', at },
    }));
    // The supplier's own contact stays somebody's care, whoever they were by the directory.
    world.table.directory.roles['data-protection'].push({ name: 'Vera', email: 'vera@vendor.example' });
    await only(dirk);
    expect(stored(world).assessment.undeliverable).toMatchObject([{ email: 'vera@vendor.example' }]);
    expect(stored(world, ID).events.at(-1)).toMatchObject({ type: 'owners-asked', data: { people: [dirk.email] } });
  });
});

test('a role whose turn comes later and that nobody holds any more is said at once, and no more once somebody does; nobody is asked early', async () => {
  await asked(
    housePolicy({ approval: { ...houseApproval, order: 'sequential' }, quorum: { low: 1, medium: 1, high: 1, critical: 1 } }),
  );
  const later = () => requestTo('data-protection');
  expect(later()).toMatchObject({ status: 'queued' });
  expect(later().lacksPeople).toBeUndefined();
  await only();
  expect(later().lacksPeople).toBe(true);
  expect(news().filter((one) => one.includes('role-vacant'))).toHaveLength(1);
  await only(dirk);
  expect(later().lacksPeople).toBeUndefined();
  expect(news()).toEqual([]);
});
