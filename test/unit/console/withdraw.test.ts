import { describe, expect, test } from 'vitest';
import { withdrawAssessment } from '../../../functions/console/withdraw.ts';
import { verifyChain } from '../../../functions/domain/proof/audit-chain.ts';
import { verifyAssessment } from '../../../functions/domain/proof/verify-assessment.ts';
import { owningRoles } from '../../../functions/domain/vocabulary.ts';
import { awaitingDecision, ID, invited, opened, requester, stored } from '../../support/in-memory/assessment-in-progress.ts';
import {
  answered,
  ask,
  better,
  decide,
  dora,
  onePerRequest,
  poor,
  poorlyAnswered,
  requestTo,
} from '../../support/in-memory/follow-up-story.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { staff, staffDesk } from '../../support/staff-desk.ts';

const reason = 'The contract was not signed after all.';
const withdraw = (world: InMemory) =>
  withdrawAssessment({ ...world.ports, clock: world.clock }, { assessmentId: ID, reason, by: requester });
const lastWakes = (world: InMemory) =>
  [...world.table.outbox.values()].flatMap(({ work }) => (work.kind === 'wake-workflow' ? [work.wait] : []));

describe('withdrawing', () => {
  test('while the vendor is awaited: links die, timers go, the workflow wakes to an end', async () => {
    const world = inMemory();
    await invited(world);
    const issuedAt = world.clock.now().toISOString();
    const grant = { tokenHash: 'a'.repeat(64), assessmentId: ID, purpose: 'respond' as const, name: 'V', email: 'v@x.example' };
    await world.ports.links.issue({ ...grant, issuedAt, expiresAt: world.clock.travel({ days: 1 }) });
    expect(stored(world).timers).not.toEqual([]);
    expect(await withdraw(world)).toEqual({ kind: 'withdrawn' });
    const file = stored(world);
    expect(file.assessment).toMatchObject({ status: 'withdrawn', waiting: { on: 'nobody' } });
    expect(file.grants).toMatchObject([{ revokedAt: world.clock.now().toISOString() }]);
    expect(file.timers).toEqual([]);
    expect(lastWakes(world)).toEqual(['response']);
    expect(file.events.at(-1)).toMatchObject({ type: 'withdrawn', from: 'awaiting-response', to: 'withdrawn', data: { reason } });
    expect(verifyChain(file.events, file.assessment)).toEqual({ ok: true });
  });

  test('while people decide: open requests close without a decision, each of their waits wakes, and it still verifies', async () => {
    const world = inMemory();
    await awaitingDecision(world);
    const open = stored(world).requests.map(({ id }) => `request-${id}`);
    expect(open.length).toBeGreaterThan(1);
    await withdraw(world);
    const file = stored(world);
    expect(file.requests.every(({ status, closedAt }) => status === 'withdrawn' && closedAt !== undefined)).toBe(true);
    expect(lastWakes(world).filter((wait) => wait !== 'response')).toEqual(open);
    const { checks } = verifyAssessment(file, await world.ports.catalogs.get(file.assessment.catalogHash));
    const people = checks.filter(({ name }) => ['chain', 'requests', 'decisions'].includes(name));
    expect(people.map(({ ok }) => ok)).toEqual([true, true, true]);
  });

  test('a parked one stops waiting for its operator', async () => {
    const world = inMemory();
    await opened(world);
    stored(world).assessment.parked = { step: 'open', error: 'Outage', at: '2026-03-02T09:00:00.000Z' };
    await withdraw(world);
    expect(stored(world).assessment).not.toHaveProperty('parked');
    expect(lastWakes(world)).toEqual([]);
  });

  test('what is over stays as it ended', async () => {
    const world = inMemory();
    await invited(world);
    await withdraw(world);
    const before = JSON.stringify(stored(world));
    expect(await withdraw(world)).toEqual({ kind: 'over', status: 'withdrawn' });
    expect(JSON.stringify(stored(world))).toBe(before);
    expect(await withdrawAssessment({ ...world.ports, clock: world.clock }, { assessmentId: 'x', reason, by: requester })).toEqual({
      kind: 'unknown',
    });
  });

  test('needs a written reason, and shows it in the timeline', async () => {
    const desk = staffDesk();
    await invited(desk.world);
    const browser = await desk.as(staff.paula, `/console/assessments/${ID}/withdraw`);
    await browser.press('Withdraw the assessment', { reason: 'too short' });
    expect([browser.status, browser.$('textarea').text().trim()]).toEqual([422, 'too short']);
    await browser.press('Withdraw the assessment', { reason });
    expect(browser.path).toBe(`/console/assessments/${ID}`);
    expect(browser.$('ol.timeline blockquote').text()).toBe(reason);
    expect(browser.text).not.toContain('Withdraw this assessment');
    await browser.get(`/console/assessments/${ID}/withdraw`);
    expect(browser.path).toBe(`/console/assessments/${ID}`);
  });
});

describe('once an owner of a risk has rejected', () => {
  test('it cannot be withdrawn: what stood before would stand as if nobody had said no', async () => {
    const desk = staffDesk();
    const { world } = desk;
    for (const role of owningRoles) world.table.directory.roles[role] = [{ name: dora.name, email: dora.email }];
    await awaitingDecision(world, { policy: onePerRequest(), answers: poor });
    expect(await decide(world, 'r1-data-protection', 'reject')).toEqual({ kind: 'closed' });
    const before = JSON.stringify(stored(world));
    expect(await withdraw(world)).toEqual({ kind: 'rejected', role: 'data-protection' });
    expect(JSON.stringify(stored(world))).toBe(before);
  });

  test('nobody types in vain: its page says why in place of the link, and the form is shown to nobody', async () => {
    const desk = staffDesk();
    const { world } = desk;
    for (const role of owningRoles) world.table.directory.roles[role] = [{ name: dora.name, email: dora.email }];
    await awaitingDecision(world, { policy: onePerRequest(), answers: poor });
    const form = `/console/assessments/${ID}/withdraw`;
    const early = await desk.as(staff.paula, `/console/assessments/${ID}`);
    expect(early.$(`a[href="${form}"]`).length).toBe(1);
    const typing = await desk.as(staff.paula, form);
    await decide(world, 'r1-data-protection', 'reject');
    const later = await desk.as(staff.paula, form);
    expect(later.path).toBe(`/console/assessments/${ID}`);
    expect(later.$(`a[href="${form}"]`).length).toBe(0);
    expect(later.text).toContain('Data protection has rejected it, so it goes on to its outcome and cannot be withdrawn any more.');
    // Whoever had the form open gets their words back, with the reason.
    await typing.press('Withdraw the assessment', { reason });
    expect([typing.status, typing.$('textarea').text().trim()]).toEqual([422, reason]);
    expect(typing.text).toContain('Data protection has rejected it');
  });

  test('one that a fault holds up may end all the same; so may one whose answers changed since', async () => {
    const world = await poorlyAnswered();
    await decide(world, 'r1-data-protection', 'reject');
    stored(world).assessment.parked = { step: 'record', error: 'Outage', at: '2026-03-02T09:00:00.000Z' };
    expect(await withdraw(world)).toEqual({ kind: 'withdrawn' });
    const changed = await poorlyAnswered();
    await decide(changed, 'r1-business-owner', 'reject');
    await ask(changed, ['operation.stop']);
    await answered(changed, better);
    expect(requestTo(changed, 'business-owner').status).toBe('superseded');
    expect(await withdraw(changed)).toEqual({ kind: 'withdrawn' });
  });
});
