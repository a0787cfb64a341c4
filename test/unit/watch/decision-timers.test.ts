import { beforeEach, describe, expect, it, test } from 'vitest';
import type { Policy } from '../../../functions/domain/catalog/policy.ts';
import type { Decision } from '../../../functions/domain/deciding/approval.ts';
import type { OwningRole } from '../../../functions/domain/vocabulary.ts';
import { sweep } from '../../../functions/watch/sweep.ts';
import { houseApproval, housePolicy } from '../../support/house-policy.ts';
import { awaitingDecision, ID, requester, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { ordered } from '../../support/in-memory/follow-up-story.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { relayNew } from '../../support/in-memory/rooms.ts';

const person = (name: string) => ({ name, email: `${name.toLowerCase()}@buyer.example` });
const [ada, dora, dirk, sam] = [person('Ada'), person('Dora'), person('Dirk'), person('Sam')];
const [abe, sibel, hanna, olga] = [person('Abe'), person('Sibel'), person('Hanna'), person('Olga')];

let world: InMemory;
let heard = 0;
/** Four requests; as many members as they need, but for business owners, of whom there are none. */
async function asked(policy: Policy = housePolicy()) {
  world = inMemory();
  const { directory } = world.table;
  Object.assign(directory.roles, { 'ai-governance': [ada, abe], 'data-protection': [dora], security: [sam] });
  directory.heads = { 'data-protection': hanna };
  directory.standIns = [
    { email: 'Dora@Buyer.example', deputy: dirk, absences: [] },
    { email: sam.email, deputy: sibel, absences: [{ from: '2026-03-05', until: '2026-03-05' }] },
  ];
  directory.administrators = [olga];
  await awaitingDecision(world, { policy });
  heard = ordered(world).length;
}
beforeEach(() => asked());

/** What was ordered since the last look, sorted. */
function news(): string[] {
  const all = ordered(world).slice(heard);
  heard += all.length;
  return all.sort();
}
const requestTo = (role: OwningRole) => {
  const request = stored(world).requests.find((one) => one.role === role);
  if (!request) throw new Error(`no request to ${role}`);
  return request;
};
const timerOf = (role: OwningRole) => stored(world).timers.filter(({ requestId }) => requestId === requestTo(role).id);
/** Relay has its own tests: here the sweep hands it nothing. */
const sweepOnly = (now: string) => {
  const relay = { mails: { redrive: async () => {} }, signals: { redrive: async () => {} } };
  return sweep({ ...world.ports, clock: world.clock, relay }, { now });
};
const sweepAfter = (days: number) => sweepOnly(world.clock.travel({ days }));
const lastEvents = (n: number) => stored(world).events.slice(-n);

describe('a decision that nobody takes', () => {
  it('is reminded of, then put to the deputies, then to the head; the requester hears of each escalation, administrators of who lacks', async () => {
    const needed = Object.fromEntries(stored(world).requests.map((one) => [one.role, one.needed]));
    expect(needed).toEqual({ 'ai-governance': 2, 'data-protection': 1, security: 1, 'business-owner': 1 });
    await sweepAfter(3);
    expect(news()).toEqual([
      'decision-reminder abe@buyer.example',
      'decision-reminder ada@buyer.example',
      'decision-reminder dora@buyer.example',
      // Sam is away today, and has a deputy.
      'decision-reminder sibel@buyer.example',
      'role-vacant olga@buyer.example',
    ]);
    expect(lastEvents(4).map(({ type, data }) => [type, data.who, data.people])).toEqual([
      ['reminded', 'ai-governance', 2],
      ['reminded', 'data-protection', 1],
      ['reminded', 'security', 1],
      ['reminded', 'business-owner', 0],
    ]);
    await sweepAfter(5);
    expect(news()).toEqual([
      ...['abe', 'ada', 'dirk', 'dora'].map((name) => `decision-escalation ${name}@buyer.example`),
      ...Array(4).fill(`decision-escalation ${requester.email}`),
      ...['sam', 'sibel'].map((name) => `decision-escalation ${name}@buyer.example`),
      'role-vacant olga@buyer.example',
    ]);
    expect(stored(world).requests.map(({ escalation }) => escalation)).toEqual(Array(4).fill('deputies'));
    await sweepAfter(4);
    expect(news()).toEqual([
      ...['abe', 'ada', 'dirk', 'dora', 'hanna'].map((name) => `decision-escalation ${name}@buyer.example`),
      ...Array(4).fill(`decision-escalation ${requester.email}`),
      ...['sam', 'sibel'].map((name) => `decision-escalation ${name}@buyer.example`),
      'role-vacant olga@buyer.example',
    ]);
    expect(lastEvents(4).map(({ type, data }) => [type, data.to])).toEqual(Array(4).fill(['escalated', 'head']));
    expect(stored(world).requests.map(({ escalation, status }) => [escalation, status])).toEqual(Array(4).fill(['head', 'open']));
  });

  it('stays with the head when its time began anew: who was asked before stays asked', async () => {
    for (const request of world.table.files.get(ID)?.requests ?? []) request.escalation = 'head';
    await sweepAfter(8);
    expect(lastEvents(4).map(({ type, data }) => [type, data.to])).toEqual(Array(4).fill(['escalated', 'head']));
    expect(stored(world).requests.map(({ escalation }) => escalation)).toEqual(Array(4).fill('head'));
  });

  it('has one timer all along, set anew each time, and none once it lapsed', async () => {
    const due: string[] = [];
    for (const days of [3, 5, 4]) {
      expect(timerOf('security')).toHaveLength(1);
      due.push(timerOf('security')[0]?.dueAt ?? '');
      await sweepAfter(days);
    }
    due.push(timerOf('security')[0]?.dueAt ?? '');
    expect(due.map((at) => at.slice(0, 10))).toEqual(['2026-03-05', '2026-03-10', '2026-03-14', '2026-04-01']);
    await sweepAfter(18);
    expect(stored(world).timers.filter(({ kind }) => kind === 'decision')).toEqual([]);
  });

  it('lapses request by request, wakes each wait, and is never an approval', async () => {
    await relayNew(world);
    const requests = stored(world).requests.map(({ id }) => id);
    for (const id of requests) {
      world.tokens.set(`token-${id}`, 'waiting');
      await world.ports.waits.put(ID, `request-${id}`, `token-${id}`, world.clock.now().toISOString());
    }
    news();
    const at = world.clock.travel({ days: 30 });
    await sweepOnly(at);
    expect(news()).toEqual(requests.map((id) => `wake request-${id}`).sort());
    await relayNew(world);
    expect(stored(world).requests).toMatchObject(requests.map((id) => ({ id, status: 'lapsed', decisions: [], closedAt: at })));
    expect([...world.tokens.values()]).toEqual(requests.map(() => 'spent'));
    expect(stored(world).timers.filter(({ kind }) => kind === 'decision')).toEqual([]);
    expect(stored(world).assessment).toMatchObject({ status: 'awaiting-decision' });
  });

  it('of several steps that are due at once takes the furthest alone: after an outage of the sweep nobody is asked twice', async () => {
    await sweepAfter(13);
    expect(news().filter((one) => one.endsWith('dora@buyer.example'))).toEqual(['decision-escalation dora@buyer.example']);
    expect(requestTo('data-protection').escalation).toBe('head');
    expect(lastEvents(4).map(({ type, data }) => [type, data.to])).toEqual(Array(4).fill(['escalated', 'head']));
    expect(timerOf('data-protection')).toMatchObject([{ dueAt: requestTo('data-protection').lapsesAt }]);
    expect(await sweepAfter(0)).toMatchObject({ fired: 0 });
  });

  it('is not escalated twice when the same sweep comes again, nor by a timer that was set anew meanwhile', async () => {
    await sweepAfter(8);
    news();
    const before = structuredClone(stored(world));
    expect(await sweepAfter(0)).toMatchObject({ fired: 0, forgotten: 0 });
    expect(stored(world)).toEqual(before);
    expect(news()).toEqual([]);
  });

  it('whose time began anew since the timer was set only sets the timer anew', async () => {
    const request = requestTo('security');
    const askedAt = '2026-03-04T09:00:00.000Z';
    Object.assign(request, { askedAt });
    await sweepAfter(3);
    expect(requestTo('security').escalation).toBe('none');
    expect(timerOf('security')).toMatchObject([{ dueAt: '2026-03-07T09:00:00.000Z' }]);
    expect(news()).not.toContain('decision-reminder sibel@buyer.example');
    await sweepAfter(2);
    expect(news()).toEqual(['decision-reminder sam@buyer.example']);
  });

  it('keeps waiting for the others when one request lapses, since as long as before', async () => {
    const { since } = stored(world).assessment.waiting;
    Object.assign(requestTo('business-owner'), { askedAt: '2026-01-01T09:00:00.000Z' });
    Object.assign(requestTo('business-owner'), { lapsesAt: '2026-01-31T09:00:00.000Z' });
    for (const timer of timerOf('business-owner')) timer.dueAt = '2026-01-31T09:00:00.000Z';
    await sweepOnly(world.clock.travel({ hours: 1 }));
    expect(stored(world).requests.map(({ status }) => status)).toEqual(['open', 'open', 'open', 'lapsed']);
    expect(stored(world).assessment.waiting).toMatchObject({ on: 'risk-owners', until: requestTo('security').dueAt });
    expect(since).toBe('2026-03-02T09:00:00.000Z');
    await sweepAfter(3);
    expect(stored(world).assessment.waiting.since).toBe('2026-03-02T10:00:00.000Z');
  });
});

describe('a role with nobody who may decide', () => {
  it('waits visibly for an administrator, who is mailed at once, as is the requester', async () => {
    await asked();
    expect(requestTo('business-owner')).toMatchObject({ status: 'open', lacksPeople: true });
    expect(stored(world).requests.filter(({ lacksPeople }) => lacksPeople)).toHaveLength(1);
    expect(stored(world).assessment.waiting).toMatchObject({
      on: 'administrator',
      who: 'An administrator: too few people decide for Business owner',
      until: requestTo('business-owner').dueAt,
    });
    expect(
      ordered(world)
        .filter((one) => one.startsWith('role-vacant'))
        .sort(),
    ).toEqual(['role-vacant olga@buyer.example', `role-vacant ${requester.email}`]);
  });

  it('no longer does so once somebody is named, and they are asked at the next step', async () => {
    world.table.directory.roles['business-owner'] = [person('Bo')];
    await sweepAfter(3);
    expect(news()).toContain('decision-reminder bo@buyer.example');
    expect(requestTo('business-owner')).not.toHaveProperty('lacksPeople');
    expect(stored(world).assessment.waiting.on).toBe('risk-owners');
  });

  it('begins to wait for one when the last member leaves', async () => {
    world.table.directory.roles['business-owner'] = [person('Bo')];
    world.table.directory.roles.security = [];
    await sweepAfter(3);
    expect(requestTo('security').lacksPeople).toBe(true);
    expect(stored(world).assessment.waiting.who).toBe('An administrator: too few people decide for Security');
    expect(news()).toContain('role-vacant olga@buyer.example');
  });

  it('is never approved: it lapses', async () => {
    await sweepAfter(30);
    expect(requestTo('business-owner')).toMatchObject({ status: 'lapsed', decisions: [] });
  });
});

describe('where one rejection ends it for all', () => {
  const ending = (approval: Partial<Policy['approval']> = {}) =>
    housePolicy({ approval: { ...houseApproval, rejectionEnds: 'assessment', ...approval } });

  test('so does a lapse: the others’ waits are woken with it, and nobody else is asked any more', async () => {
    const sla = { ...houseApproval.sla, high: { ...houseApproval.sla.high, lapseDays: 20 } };
    await asked(ending({ sla }));
    const early = stored(world).requests.filter(({ severity }) => severity === 'high');
    const late = stored(world).requests.filter(({ severity }) => severity !== 'high');
    expect([early.length > 0, late.length > 0]).toEqual([true, true]);
    await sweepAfter(20);
    const lapsed = stored(world).requests.filter(({ status }) => status === 'lapsed');
    expect(lapsed).toHaveLength(1);
    const wake = [...world.table.outbox.values()].map(({ work }) => work).filter(({ kind }) => kind === 'wake-workflow');
    const others = stored(world).requests.flatMap(({ id, status }) => (status === 'open' ? [`request-${id}`] : []));
    expect(wake.at(-1)).toMatchObject({ wait: `request-${lapsed[0]?.id}`, others });
    expect(others.length).toBeGreaterThan(0);
    expect(stored(world).assessment.waiting.on).toBe('workflow');
    news();
    await sweepAfter(1);
    await sweepAfter(9);
    expect(news().filter((one) => !one.startsWith('start-workflow'))).toEqual([]);
  });

  test('a rejection keeps their timers from asking anybody', async () => {
    await asked(ending());
    Object.assign(requestTo('security'), { status: 'rejected' });
    await sweepAfter(8);
    expect(news().filter((one) => one.startsWith('decision'))).toEqual([]);
    expect(stored(world).timers.filter(({ kind }) => kind === 'decision')).toEqual([]);
  });
});

it('asks nobody who has decided, and forgets the timers of closed requests', async () => {
  await asked(housePolicy({ quorum: { low: 2, medium: 2, high: 2, critical: 2 } }));
  world.table.directory.roles.security.push(person('Sven'));
  const request = requestTo('security');
  const decision: Decision = {
    ...{ choice: 'approve', reasons: 'We have seen the report ourselves.', conditions: [], basis: request.basis },
    ...{ by: { kind: 'staff', id: 'stf_3', name: 'Sven', email: 'SVEN@Buyer.example' }, capacity: { as: 'member' } },
    ...{ directoryVersion: 0, at: world.clock.now().toISOString() },
  };
  request.decisions.push(decision);
  for (const other of stored(world).requests) if (other.id !== request.id) other.status = 'rejected';
  await sweepAfter(8);
  expect(news()).toEqual([
    `decision-escalation ${requester.email}`,
    'decision-escalation sam@buyer.example',
    'decision-escalation sibel@buyer.example',
  ]);
  expect(stored(world).timers.filter(({ kind }) => kind === 'decision')).toHaveLength(1);
});
