import { describe, expect, test } from 'vitest';
import type { Policy } from '../../../functions/domain/catalog/policy.ts';
import { type OwningRole, owningRoles } from '../../../functions/domain/vocabulary.ts';
import { scoreResponse } from '../../../functions/score/score-response.ts';
import { houseApproval } from '../../support/house-policy.ts';
import { awaitingDecision, ID, requester, stored } from '../../support/in-memory/assessment-in-progress.ts';
import {
  answered,
  ask,
  better,
  decide,
  dora,
  onePerRequest,
  ordered,
  poor,
  poorlyAnswered,
  portsOf,
  requestTo,
} from '../../support/in-memory/follow-up-story.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { relayNew } from '../../support/in-memory/rooms.ts';
import { staff, staffDesk } from '../../support/staff-desk.ts';

const deciding = (approval: Partial<Policy['approval']>) => onePerRequest({ approval: { ...houseApproval, ...approval } });
const goOn = (world: InMemory) => scoreResponse(portsOf(world), { assessmentId: ID });
const statuses = (world: InMemory) => Object.fromEntries(stored(world).requests.map(({ role, status }) => [role, status]));
const asked = (world: InMemory) => ordered(world).filter((one) => one.startsWith('exception'));
/** Timers of requests that wait; one of a closed request does nothing any more (watch/decision-firing.ts). */
const timed = (world: InMemory) => {
  const { timers, requests } = stored(world);
  return timers.filter(({ requestId }) => requests.some(({ id, status }) => id === requestId && status === 'open'));
};
const waits = (...ids: string[]) => ({ route: 'exceptions', requests: ids.map((requestId) => ({ requestId })) });

describe('one role after the other', () => {
  const sequential = () => poorlyAnswered({ policy: deciding({ order: 'sequential' }) });

  test('only the first is asked, in the order of the roles; the others wait unasked, without a clock', async () => {
    const world = await sequential();
    expect(statuses(world)).toEqual({ 'ai-governance': 'open', 'data-protection': 'queued', 'business-owner': 'queued' });
    expect(await goOn(world)).toEqual(waits('r1-ai-governance'));
    expect(asked(world)).toHaveLength(1);
    expect(timed(world).map(({ requestId }) => requestId)).toEqual(['r1-ai-governance']);
    expect(stored(world).assessment.waiting).toMatchObject({ on: 'risk-owners', who: 'AI governance' });
    expect(await decide(world, 'r1-data-protection')).toEqual({ kind: 'refused', reason: 'not-its-turn' });
    expect(await ask(world, ['data.personal'], { requestId: 'r1-data-protection' })).toEqual({
      kind: 'refused',
      why: 'request-over',
    });
  });

  test('a role that has too few people is said before its turn: on its request, and to the administrators, once', async () => {
    const world = inMemory();
    const { directory } = world.table;
    directory.administrators = [{ name: 'Olga', email: 'olga@buyer.example' }];
    for (const role of owningRoles) directory.roles[role] = role === 'business-owner' ? [] : [dora];
    directory.version = 1;
    await awaitingDecision(world, { policy: deciding({ order: 'sequential' }), answers: poor });
    expect(stored(world).requests.map(({ role, lacksPeople }) => [role, lacksPeople])).toEqual([
      ['ai-governance', undefined],
      ['data-protection', undefined],
      ['business-owner', true],
    ]);
    expect(stored(world).assessment.waiting).toMatchObject({ on: 'risk-owners', who: 'AI governance' });
    await relayNew(world);
    const vacant = () => world.sent.filter(({ kind }) => kind === 'role-vacant');
    expect(vacant().map(({ to }) => to.email)).toEqual(['olga@buyer.example', requester.email]);
    expect(vacant()[0]?.text).toContain('will wait when it is their turn');
    expect(vacant()[0]?.text).not.toContain('counts as not approved');
    await decide(world, 'r1-ai-governance');
    await goOn(world);
    await relayNew(world);
    expect(vacant()).toHaveLength(2);
    const page = await staffDesk({ world }).as(staff.paula, `/console/assessments/${ID}`);
    expect(page.$('#approvals').parent().text()).toContain('Too few people can decide for Business owner, whose turn comes later');
  });

  test('each decision asks the next, with its whole time from then on; a repeat changes nothing; then all is decided', async () => {
    const world = await sequential();
    for (const [at, role] of (['ai-governance', 'data-protection', 'business-owner'] as const).entries()) {
      world.clock.travel({ days: 2 });
      expect(await decide(world, `r1-${role}`)).toEqual({ kind: 'closed' });
      const next = ['r1-data-protection', 'r1-business-owner'][at];
      const result = await goOn(world);
      expect(result).toEqual(next ? waits(next) : { route: 'decided', requests: [] });
      const before = structuredClone(stored(world));
      expect(await goOn(world)).toEqual(result);
      expect(stored(world)).toEqual(before);
    }
    const [, second, third] = stored(world).requests;
    expect([second?.askedAt, second?.dueAt, second?.lapsesAt].map((at) => at?.slice(0, 10))).toEqual([
      ...['2026-03-04', '2026-03-11', '2026-04-03'],
    ]);
    expect(third?.requestedAt).toBe('2026-03-02T09:00:00.000Z');
    expect(asked(world)).toHaveLength(3);
    const opened = stored(world).events.filter(({ type }) => type === 'request-opened');
    expect(opened.map(({ data }) => data.requests)).toEqual([['r1-data-protection'], ['r1-business-owner']]);
  });

  test('a rejection lets the next decide all the same, where it ends only its own request', async () => {
    const world = await sequential();
    await decide(world, 'r1-ai-governance', 'reject');
    expect(await goOn(world)).toEqual(waits('r1-data-protection'));
  });

  test('a role that lapses is not waited for by the next either', async () => {
    const world = await sequential();
    Object.assign(requestTo(world, 'ai-governance'), { status: 'lapsed', closedAt: '' });
    expect(await goOn(world)).toEqual(waits('r1-data-protection'));
  });

  test('a next role that nobody holds waits for an administrator from its turn on, not before', async () => {
    const world = await sequential();
    world.table.directory.roles['data-protection'] = [];
    world.table.directory.administrators = [{ name: 'Olga', email: 'olga@buyer.example' }];
    expect(stored(world).assessment.waiting.on).toBe('risk-owners');
    await decide(world, 'r1-ai-governance');
    await goOn(world);
    expect(requestTo(world, 'data-protection')).toMatchObject({ status: 'open', lacksPeople: true });
    expect(stored(world).assessment.waiting.on).toBe('administrator');
    expect(ordered(world)).toEqual(expect.arrayContaining(['role-vacant olga@buyer.example', `role-vacant ${requester.email}`]));
  });

  test('a new revision keeps what was decided and whose turn it was; who is new comes in the order of the roles', async () => {
    const world = await sequential();
    await decide(world, 'r1-ai-governance');
    await goOn(world);
    await ask(world, ['operation.stop']);
    expect(timed(world)).toEqual([]);
    // The whole is judged anew: AI governance decides again, and first.
    expect(await answered(world, better)).toEqual(waits('r2-ai-governance'));
    expect(stored(world).requests.map(({ id, status }) => [id, status])).toEqual([
      ...[['r1-ai-governance', 'superseded']],
      ...[['r1-data-protection', 'queued']],
      ...[['r1-business-owner', 'superseded']],
      ...[['r2-ai-governance', 'open']],
    ]);
    expect(timed(world).map(({ requestId }) => requestId)).toEqual(['r2-ai-governance']);
    await decide(world, 'r2-ai-governance');
    expect(await goOn(world)).toEqual(waits('r1-data-protection'));
    await decide(world, 'r1-data-protection');
    expect(await goOn(world)).toEqual({ route: 'decided', requests: [] });
  });
});

describe('where one rejection ends it for all', () => {
  const ending = (approval: Partial<Policy['approval']> = {}) =>
    poorlyAnswered({ policy: deciding({ rejectionEnds: 'assessment', ...approval }) });

  test('the others’ waits are woken with it, their requests dropped in one change with their timers, and it is decided', async () => {
    const world = await ending();
    await decide(world, 'r1-data-protection', 'reject');
    const wakes = [...world.table.outbox.values()].map(({ work }) => work).filter(({ kind }) => kind === 'wake-workflow');
    expect(wakes.at(-1)).toMatchObject({
      ...{ wait: 'request-r1-data-protection', others: ['request-r1-ai-governance', 'request-r1-business-owner'] },
    });
    expect(stored(world).assessment.waiting.on).toBe('workflow');
    expect(await decide(world, 'r1-ai-governance')).toEqual({ kind: 'refused', reason: 'ended-elsewhere' });
    const { seq } = stored(world).assessment;
    expect(await goOn(world)).toEqual({ route: 'decided', requests: [] });
    expect(statuses(world)).toEqual({ 'ai-governance': 'dropped', 'data-protection': 'rejected', 'business-owner': 'dropped' });
    expect(stored(world).assessment.seq).toBe(seq + 1);
    expect(stored(world).events.at(-1)).toMatchObject({
      type: 'requests-dropped',
      data: { requests: ['r1-ai-governance', 'r1-business-owner'] },
    });
    const left = stored(world).timers.flatMap(({ requestId }) => requestId ?? []);
    expect(left).toEqual(['r1-data-protection']);
    expect(await decide(world, 'r1-ai-governance')).toMatchObject({ kind: 'refused' });
    const before = structuredClone(stored(world));
    expect(await goOn(world)).toEqual({ route: 'decided', requests: [] });
    expect(stored(world)).toEqual(before);
  });

  test('queued requests are dropped too: nobody is asked any more', async () => {
    const world = await ending({ order: 'sequential' });
    await decide(world, 'r1-ai-governance', 'reject');
    expect(await goOn(world)).toEqual({ route: 'decided', requests: [] });
    expect(statuses(world)).toEqual({ 'ai-governance': 'rejected', 'data-protection': 'dropped', 'business-owner': 'dropped' });
    expect(asked(world)).toHaveLength(1);
  });

  test('the supplier is asked no more, even before the workflow came on', async () => {
    const world = await ending();
    await decide(world, 'r1-data-protection', 'reject');
    const before = structuredClone(stored(world));
    expect(await ask(world, ['operation.stop'])).toEqual({ kind: 'refused', why: 'decided' });
    expect(stored(world)).toEqual(before);
  });

  test('a rejection whose facts changed ends nothing: it is stale', async () => {
    const world = await ending();
    await ask(world, ['operation.stop']);
    await answered(world, better);
    await decide(world, 'r2-ai-governance');
    expect(stored(world).requests.filter(({ status }) => status === 'dropped')).toEqual([]);
    Object.assign(requestTo(world, 'business-owner'), { status: 'superseded' });
    expect(await goOn(world)).toEqual(waits('r1-data-protection'));
  });
});

describe('all of a role', () => {
  const person = (name: string) => ({ name, email: `${name.toLowerCase()}@buyer.example` });
  const all = { low: 'all', medium: 'all', high: 'all', critical: 'all' } as const;
  const staff = (name: string) => ({ kind: 'staff' as const, id: `stf_${name}`, ...person(name) });

  async function asking(members: string[], prepare: (world: InMemory) => void = () => {}) {
    const world = await poorlyAnswered({ policy: deciding({ mode: all }) });
    for (const role of owningRoles) world.table.directory.roles[role] = members.map(person);
    prepare(world);
    await ask(world, ['operation.stop']);
    await answered(world, { ...poor, 'operation.stop': { kind: 'not-sure' } });
    return world;
  }
  const again = (world: InMemory, role: OwningRole = 'business-owner') => requestTo(world, role, 2);

  test('is everybody who holds it when they are asked, but who prepared it; one rejection is enough', async () => {
    const world = await asking(['Ada', 'Ben', 'Cleo', 'Paula']);
    expect(again(world)).toMatchObject({ mode: 'all', quorum: 1, needed: 3 });
    for (const name of ['Ada', 'Ben']) expect((await decide(world, again(world).id, 'approve', staff(name))).kind).toBe('recorded');
    expect((await decide(world, again(world).id, 'approve', staff('Cleo'))).kind).toBe('closed');
    const other = await asking(['Ada', 'Ben', 'Cleo']);
    expect((await decide(other, again(other).id, 'reject', staff('Ben'))).kind).toBe('closed');
  });

  test('a deputy is not one more to wait for: they speak for the one who is away', async () => {
    const world = await asking(['Ada', 'Ben'], ({ table }) => {
      table.directory.standIns = [
        { email: person('Ada').email, deputy: person('Dirk'), absences: [{ from: '2026-01-01', until: '2026-12-31' }] },
      ];
    });
    expect(again(world).needed).toBe(2);
    expect((await decide(world, again(world).id, 'approve', staff('Dirk'))).kind).toBe('recorded');
    expect((await decide(world, again(world).id, 'approve', staff('Ben'))).kind).toBe('closed');
    expect(again(world).decisions.map(({ capacity }) => capacity)).toEqual([
      { as: 'deputy', for: 'ada@buyer.example' },
      { as: 'member' },
    ]);
  });

  test('somebody and their deputy are one approval, in either order: nobody else is passed over', async () => {
    for (const [first, second] of [
      ['Dirk', 'Ada'],
      ['Ada', 'Dirk'],
    ] as const) {
      const world = await asking(['Ada', 'Ben'], ({ table }) => {
        table.directory.standIns = [
          { email: 'ADA@buyer.example', deputy: person('Dirk'), absences: [{ from: '2026-01-01', until: '2026-12-31' }] },
        ];
      });
      for (const name of [first, second])
        expect(await decide(world, again(world).id, 'approve', staff(name))).toEqual({ kind: 'recorded' });
      expect(again(world)).toMatchObject({ status: 'open', needed: 2 });
      expect(await decide(world, again(world).id, 'approve', staff('Ben'))).toEqual({ kind: 'closed' });
    }
  });

  test('whoever stands in for two speaks for the one who has not spoken', async () => {
    const world = await asking(['Ada', 'Ben', 'Cleo'], ({ table }) => {
      table.directory.standIns = ['Ada', 'Ben'].map((name) => ({
        email: person(name).email,
        deputy: person('Dirk'),
        absences: [{ from: '2026-01-01', until: '2026-12-31' }],
      }));
    });
    for (const name of ['Ada', 'Dirk']) await decide(world, again(world).id, 'approve', staff(name));
    expect(again(world).decisions[1]?.capacity).toEqual({ as: 'deputy', for: 'ben@buyer.example' });
    expect(await decide(world, again(world).id, 'approve', staff('Cleo'))).toEqual({ kind: 'closed' });
  });

  test('is the quorum at least, and an administrator is awaited where that are too few', async () => {
    const world = await asking([]);
    expect(again(world)).toMatchObject({ needed: 1, lacksPeople: true });
  });

  test('asked again after questions to the supplier, it never needs fewer than before: an administrator names who is missing', async () => {
    const world = await asking(['Ada', 'Ben']);
    expect((await decide(world, again(world).id, 'approve', staff('Ben'))).kind).toBe('recorded');
    await ask(world, ['operation.stop']);
    for (const role of owningRoles) world.table.directory.roles[role] = [person('Ben')];
    await answered(world, { ...poor, 'operation.stop': { kind: 'not-sure' } });
    expect(again(world)).toMatchObject({ status: 'open', needed: 2, lacksPeople: true, decisions: [{ choice: 'approve' }] });
    expect(stored(world).assessment.waiting.on).toBe('administrator');
    for (const role of owningRoles) world.table.directory.roles[role] = [person('Ben'), person('Cleo')];
    expect((await decide(world, again(world).id, 'approve', staff('Cleo'))).kind).toBe('closed');
  });

  test('a member who leaves is still missed: nobody’s approval is dropped by itself', async () => {
    const world = await asking(['Ada', 'Ben']);
    for (const role of owningRoles) world.table.directory.roles[role] = [person('Ada')];
    expect((await decide(world, again(world).id, 'approve', staff('Ada'))).kind).toBe('recorded');
    expect(again(world).status).toBe('open');
  });
});
