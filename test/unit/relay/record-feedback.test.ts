import { beforeEach, describe, expect, it, test } from 'vitest';
import { verifyChain } from '../../../functions/domain/proof/audit-chain.ts';
import { FeedbackEvent, recordFeedback } from '../../../functions/relay/record-feedback.ts';
import { houseApproval, housePolicy } from '../../support/house-policy.ts';
import {
  awaitingDecision,
  contact,
  ID,
  invited,
  peopled,
  requester,
  stored,
  submitted,
} from '../../support/in-memory/assessment-in-progress.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { order, relay, relayNew } from '../../support/in-memory/rooms.ts';
import { bounceOf, complaintOf } from '../../support/mail-feedback.ts';

let world: InMemory;
beforeEach(() => {
  world = inMemory();
});

const record = (event: unknown) => recordFeedback({ ...world.ports, clock: world.clock }, FeedbackEvent.parse(event));
const bounce = (more: Parameters<typeof bounceOf>[0] = {}) => record(bounceOf({ assessment: ID, to: contact.email, ...more }));
const complain = (more: Parameters<typeof complaintOf>[0] = {}) =>
  record(complaintOf({ assessment: ID, to: contact.email, ...more }));
const mailsOf = (kind: string) =>
  [...world.table.outbox.values()].flatMap(({ work }) => (work.kind === 'mail' && work.mail === kind ? [work] : []));

describe('a hard bounce of the invitation', () => {
  beforeEach(async () => {
    await invited(world);
    await relayNew(world);
  });

  it('ends all mail to the address, whoever sends it', async () => {
    await bounce();
    expect(await world.ports.suppressions.get(contact.email.toUpperCase())).toMatchObject({ reason: 'bounced', assessmentId: ID });
    const before = world.sent.length;
    order(world, 'out_r', { kind: 'mail', mail: 'response-reminder', assessmentId: ID, to: contact });
    expect(await relay(world, 'out_r')).toMatchObject({ note: 'not sent: the address is suppressed' });
    expect(world.sent.length).toBe(before);
  });

  it('is the requester’s turn until the same deadline, and tells them', async () => {
    const { dueAt } = stored(world).assessment;
    const at = world.clock.travel({ hours: 2 });
    expect(await bounce()).toMatchObject({ kind: 'recorded', assessmentId: ID });
    const { assessment, events } = stored(world);
    expect(assessment).toMatchObject({
      status: 'awaiting-response',
      undeliverable: [{ email: contact.email, reason: 'bounced', mail: 'invitation', at }],
      waiting: { on: 'procurement', who: requester.name, since: at, until: dueAt },
    });
    expect(events.at(-1)).toMatchObject({
      type: 'mail-bounced',
      actor: { kind: 'system', name: 'mail' },
      data: { to: contact.email, mail: 'invitation' },
    });
    expect(verifyChain(events, assessment)).toEqual({ ok: true });
    expect(mailsOf('mail-trouble')).toMatchObject([{ to: { email: requester.email } }]);
    await relayNew(world);
    expect(world.sent.at(-1)).toMatchObject({ kind: 'mail-trouble', to: { email: requester.email } });
  });

  it('changes nothing when it is told again, also after somebody made sure of the address', async () => {
    await bounce();
    await world.ports.suppressions.lift(contact.email);
    const before = JSON.stringify(stored(world));
    expect(await bounce()).toMatchObject({ kind: 'repeated' });
    expect(JSON.stringify(stored(world))).toBe(before);
    expect(await world.ports.suppressions.get(contact.email)).toBeUndefined();
  });

  it('of two mails to the same address asks for help once', async () => {
    await bounce();
    const { waiting, undeliverable } = stored(world).assessment;
    world.clock.travel({ days: 1 });
    expect(await bounce({ feedbackId: 'second', mail: 'response-reminder' })).toMatchObject({ kind: 'recorded' });
    expect(stored(world).assessment).toMatchObject({ waiting, undeliverable });
    expect(mailsOf('mail-trouble')).toHaveLength(1);
  });

  it('goes by the address that we wrote to, not by where it was forwarded to', async () => {
    await bounce({ reported: 'vera@internal.vendor.example', to: `Vera <${contact.email}>` });
    expect(stored(world).assessment.undeliverable).toMatchObject([{ email: contact.email }]);
    expect([...world.table.suppressions.keys()]).toEqual([contact.email]);
  });

  it('keeps whoever resumes a parked assessment busy first', async () => {
    const parked = { step: 'relay mail', error: 'Outage', at: world.clock.now().toISOString() };
    const waiting = { on: 'operator', who: 'Operations', since: parked.at } as const;
    Object.assign(stored(world).assessment, { parked, waiting });
    await bounce();
    expect(stored(world).assessment).toMatchObject({ waiting, undeliverable: [{ email: contact.email }] });
  });
});

describe('whose address it is', () => {
  it('a colleague’s: shown and told, but the recipient is still awaited', async () => {
    await invited(world);
    const colleague = { id: 'clg_1', name: 'Carl', email: 'carl@vendor.example', maySubmit: false };
    stored(world).colleagues.push({ ...colleague, askedBy: { kind: 'vendor', ...contact }, askedAt: '2026-03-02T09:00:00.000Z' });
    await bounce({ to: 'Carl@vendor.example', mail: 'delegation' });
    expect(stored(world).assessment).toMatchObject({ waiting: { on: 'vendor' }, undeliverable: [{ mail: 'delegation' }] });
    expect(mailsOf('mail-trouble')).toHaveLength(1);
  });

  it('the requester’s own: they are not written to about it', async () => {
    await invited(world);
    await bounce({ to: requester.email, mail: 'response-escalation' });
    expect(stored(world).assessment).toMatchObject({ waiting: { on: 'vendor' }, undeliverable: [{ email: requester.email }] });
    expect(mailsOf('mail-trouble')).toEqual([]);
  });

  it('a former recipient’s: on record, but nobody’s work', async () => {
    await invited(world);
    await relayNew(world);
    stored(world).assessment.contact = { name: 'Nora', email: 'nora@vendor.example' };
    expect(await bounce()).toMatchObject({ kind: 'recorded' });
    expect(stored(world).assessment).not.toHaveProperty('undeliverable');
    expect(stored(world).events.at(-1)).toMatchObject({ type: 'mail-bounced' });
    expect(mailsOf('mail-trouble')).toEqual([]);
    expect(await world.ports.suppressions.get(contact.email)).toBeDefined();
  });

  it('the recipient’s, after they answered: nobody but the risk owners is awaited', async () => {
    peopled(world);
    await awaitingDecision(world);
    await bounce({ mail: 'receipt' });
    expect(stored(world).assessment).toMatchObject({ waiting: { on: 'risk-owners' }, undeliverable: [{ mail: 'receipt' }] });
  });

  it('of an assessment that is over: mail stops, the record stays as it ended', async () => {
    await invited(world);
    Object.assign(stored(world).assessment, { status: 'lapsed' });
    const before = JSON.stringify(stored(world));
    expect(await bounce()).toMatchObject({ kind: 'over' });
    expect(JSON.stringify(stored(world))).toBe(before);
    expect(await world.ports.suppressions.get(contact.email)).toBeDefined();
  });
});

describe('complaints', () => {
  it('end all mail and are work for the requester, like a bounce', async () => {
    await invited(world);
    expect(await complain()).toMatchObject({ kind: 'recorded' });
    expect(stored(world).assessment).toMatchObject({
      undeliverable: [{ reason: 'complained' }],
      waiting: { on: 'procurement' },
    });
    expect(stored(world).events.at(-1)).toMatchObject({ type: 'mail-complained' });
    expect(await world.ports.suppressions.get(contact.email)).toMatchObject({ reason: 'complained' });
  });

  it('that say the mail is no spam change nothing', async () => {
    await invited(world);
    expect(await complain({ feedbackType: 'not-spam' })).toMatchObject({ kind: 'noted' });
    expect([...world.table.suppressions.keys()]).toEqual([]);
  });
});

describe('what nothing follows from', () => {
  test.each(['Transient', 'Undetermined'])('a %s bounce', async (bounceType) => {
    await invited(world);
    const before = JSON.stringify(stored(world));
    expect(await bounce({ bounceType })).toMatchObject({ kind: 'noted' });
    expect(JSON.stringify(stored(world))).toBe(before);
    expect([...world.table.suppressions.keys()]).toEqual([]);
  });

  test.each([
    ['an assessment that is unknown', { assessment: 'asm_gone' }],
    ['a mail without our tags', { assessment: null }],
  ])('%s', async (_, more) => {
    await invited(world);
    expect(await bounce(more)).toMatchObject({ kind: 'not-ours' });
    expect([...world.table.suppressions.keys()]).toEqual([]);
  });
});

it('loses no bounce to somebody who changes the assessment at the same time', async () => {
  await invited(world);
  const { commit } = world.ports.ledger;
  let races = 1;
  world.ports.ledger.commit = async (change) => {
    races -= 1;
    if (races === 0) await submitted(world);
    return commit(change);
  };
  await bounce();
  expect(stored(world).assessment).toMatchObject({ status: 'submitted', waiting: { on: 'workflow' } });
  expect(stored(world).assessment.undeliverable).toMatchObject([{ email: contact.email }]);
  expect(verifyChain(stored(world).events, stored(world).assessment)).toEqual({ ok: true });
});

it('an address that refused the mail of another assessment: this one, too, becomes somebody’s work, once', async () => {
  const at = world.clock.now().toISOString();
  await world.ports.suppressions.put({ email: contact.email, reason: 'bounced', at, assessmentId: 'asm_other' });
  await invited(world);
  await relayNew(world);
  expect(world.sent).toEqual([]);
  expect(stored(world).assessment).toMatchObject({
    waiting: { on: 'procurement', who: requester.name },
    undeliverable: [{ email: contact.email, mail: 'invitation' }],
  });
  await relayNew(world);
  expect(world.sent.map(({ kind }) => kind)).toEqual(['mail-trouble']);
  const { seq } = stored(world).assessment;
  order(world, 'out_r', { kind: 'mail', mail: 'response-reminder', assessmentId: ID, to: contact });
  await relay(world, 'out_r');
  expect(stored(world).assessment.seq).toBe(seq);
});

it('a link that was revoked while relay stored it goes to nobody', async () => {
  await invited(world);
  const { issue } = world.ports.links;
  world.ports.links.issue = async (grant) => {
    await issue(grant);
    world.clock.travel({ seconds: 1 });
    const revokedAt = world.clock.now().toISOString();
    stored(world).grants.push({ ...grant, tokenHash: 'f'.repeat(64), revokedAt });
  };
  await relayNew(world);
  expect(world.sent).toEqual([]);
});

describe('mail that does not reach somebody who decides', () => {
  const dirk = { name: 'Dirk Deputy', email: 'dirk@buyer.example' };
  const olga = { name: 'Olga Office', email: 'olga@buyer.example' };
  const dora = 'dora@buyer.example';
  const requestTo = (role: string) => stored(world).requests.find((one) => one.role === role) ?? expect.fail(role);
  const bounced = (more = {}) => bounce({ to: dora.toUpperCase(), mail: 'exception', ...more });

  beforeEach(async () => {
    const { directory } = world.table;
    directory.administrators = [olga];
    for (const role of ['ai-governance', 'business-owner'] as const)
      directory.roles[role] = ['Bea', 'Bob'].map((name) => ({ name, email: `${name}@buyer.example` }));
  });

  it('entitles the deputy at once, who is asked; the trail says so', async () => {
    world.table.directory.standIns = [{ email: dora, deputy: dirk, absences: [] }];
    await awaitingDecision(world);
    const before = stored(world).assessment;
    expect(mailsOf('exception').map(({ to }) => to.email)).not.toContain(dirk.email);
    expect(await bounced()).toMatchObject({ kind: 'recorded' });
    const { assessment, events } = stored(world);
    expect(mailsOf('exception').filter(({ to }) => to.email === dirk.email)).toMatchObject([
      { requestId: requestTo('data-protection').id, role: 'data-protection' },
    ]);
    expect(mailsOf('role-vacant')).toEqual([]);
    expect(mailsOf('mail-trouble')).toMatchObject([{ to: { email: requester.email } }]);
    expect(events.at(-1)).toMatchObject({ type: 'mail-bounced', data: { asked: [dirk.email] } });
    expect(assessment.waiting).toEqual(before.waiting);
    expect(verifyChain(events, assessment)).toEqual({ ok: true });
    await bounced();
    await bounced({ feedbackId: 'second', mail: 'decision-reminder' });
    expect(mailsOf('exception').filter(({ to }) => to.email === dirk.email)).toHaveLength(1);
  });

  it('with nobody to stand in, an administrator is awaited and told', async () => {
    await awaitingDecision(world);
    const at = world.clock.travel({ hours: 1 });
    await bounced();
    expect(requestTo('data-protection')).toMatchObject({ status: 'open', lacksPeople: true });
    expect(stored(world).assessment.waiting).toMatchObject({
      on: 'administrator',
      who: expect.stringContaining('Data protection'),
      since: at,
    });
    expect(mailsOf('role-vacant')).toMatchObject([{ to: olga, role: 'data-protection' }]);
    expect(stored(world).events.at(-1)).toMatchObject({ data: { vacant: ['data-protection'] } });
  });

  it('an address that refused the mail of another assessment counts as well', async () => {
    const at = world.clock.now().toISOString();
    await world.ports.suppressions.put({ email: dora, reason: 'bounced', at, assessmentId: 'asm_2' });
    await awaitingDecision(world);
    await relayNew(world);
    expect(stored(world).assessment.waiting.on).toBe('administrator');
  });

  it('nobody is asked where a rejection ended it for all, and a parked assessment keeps its operator', async () => {
    world.table.directory.standIns = [{ email: dora, deputy: dirk, absences: [] }];
    await awaitingDecision(world, { policy: housePolicy({ approval: { ...houseApproval, rejectionEnds: 'assessment' } }) });
    requestTo('security').status = 'rejected';
    await bounced();
    expect(mailsOf('exception').map(({ to }) => to.email)).not.toContain(dirk.email);
    requestTo('security').status = 'approved';
    const { assessment } = stored(world);
    delete assessment.undeliverable;
    assessment.parked = { step: 'x', error: 'x', at: assessment.openedAt };
    assessment.waiting = { on: 'operator', who: 'Operations', since: assessment.openedAt };
    await bounced({ feedbackId: 'second' });
    expect(stored(world).assessment.waiting.on).toBe('operator');
    expect(mailsOf('exception').map(({ to }) => to.email)).toContain(dirk.email);
  });
});
