import { beforeEach, expect, test } from 'vitest';
import { sha256 } from '../../../functions/domain/proof/canonical.ts';
import { ANSWER_TOKEN, CONDITIONS_TOKEN, conditionsPortal } from '../../support/conditions-portal.ts';
import { contact, ID, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { AFTER, answer, condition, lastEvent, mailsSince, report, travelTo } from '../../support/in-memory/conditions-story.ts';
import { relayNew, sweepNow } from '../../support/in-memory/rooms.ts';
import { staff, staffDesk } from '../../support/staff-desk.ts';

const PAGE = `/console/assessments/${ID}`;
let portal: Awaited<ReturnType<typeof conditionsPortal>>;
beforeEach(async () => {
  portal = await conditionsPortal();
  // What was ordered when it was decided is on its way: the link of its mail is one more.
  await relayNew(portal.world);
});

const paulaAt = (path: string) => staffDesk({ world: portal.world }).as(staff.paula, `${PAGE}${path}`);
const opens = async (token: string) => (await portal.browser().get(`/c/${token}`)).status;
const links = () => stored(portal.world).grants.filter(({ purpose }) => purpose === 'conditions');
const lastLink = () => /\/c\/([\w-]{43})/.exec(portal.world.sent.at(-1)?.text ?? '')?.[1] ?? '';

test('links are revoked also once it is decided: at once, open pages included, and no reminder brings a new one', async () => {
  const browser = await portal.started();
  const paula = await paulaAt('');
  await paula.get(`${PAGE}/links/recipient/revoke`);
  await paula.press('Revoke the links');
  expect([paula.status, paula.path]).toEqual([200, PAGE]);
  expect(links().every(({ revokedAt }) => revokedAt)).toBe(true);
  expect(lastEvent(portal.world)).toMatchObject({ type: 'link-revoked', data: { from: contact.email } });
  expect(await opens(CONDITIONS_TOKEN)).toBe(404);
  expect((await portal.browser().get(`/r/${ANSWER_TOKEN}`)).status).toBe(404);
  expect((await browser.get('/respond/conditions')).status).toBe(401);
  expect(stored(portal.world).assessment.waiting.on).toBe('nobody');
  const before = portal.world.sent.length;
  portal.world.clock.travel({ days: 15 });
  await sweepNow(portal.world);
  await relayNew(portal.world);
  expect(portal.world.sent.slice(before).map(({ to }) => to.email)).not.toContain(contact.email);
  await paula.get(`${PAGE}/links/recipient/revoke`);
  expect([paula.status, paula.text]).toEqual([409, expect.stringContaining('nothing to revoke')]);
});

test('a new link comes with all conditions that are still to be met; the others can end with it', async () => {
  for (const [action, button, former] of [
    ['resend', 'Send a new link', 200],
    ['rotate', 'Replace the links', 404],
  ] as const) {
    const from = portal.world.table.outbox.size;
    const paula = await paulaAt(`/links/${action}`);
    await paula.press(button);
    expect(mailsSince(portal.world, from)).toEqual([`condition-set ${contact.email}`]);
    await relayNew(portal.world);
    expect(portal.world.sent.at(-1)?.text).toContain(condition(portal.world).text);
    expect([await opens(lastLink()), await opens(CONDITIONS_TOKEN)]).toEqual([200, former]);
    expect(links().some(({ tokenHash }) => tokenHash === sha256(lastLink()))).toBe(true);
  }
});

test('to an address that mail does not reach nothing is sent: the contact stays as it is by now, so the page says whom to call', async () => {
  const at = portal.world.clock.now().toISOString();
  await portal.world.ports.suppressions.put({ email: contact.email, reason: 'bounced', at, assessmentId: 'asm_other' });
  const from = portal.world.table.outbox.size;
  for (const action of ['resend', 'rotate']) {
    const paula = await paulaAt(`/links/${action}`);
    expect([paula.status, paula.heading]).toEqual([409, 'Nothing was changed']);
    expect(paula.text).toContain(`Call ${contact.name}: Paula Prior can report the condition as met for them`);
    expect(paula.$('main a[href$="/contact"]')).toHaveLength(0);
  }
  expect(mailsSince(portal.world, from)).toEqual([]);
});

test('nothing is sent once nobody is awaited: reported, met, replaced, expired, or the supplier never hears of conditions', async () => {
  const refused = async () => {
    const paula = await paulaAt('/links/resend');
    expect([paula.status, paula.text]).toEqual([409, expect.stringContaining('Nobody at the supplier is awaited')]);
    expect((await paula.get(PAGE)).$('a[href$="/links/resend"]')).toHaveLength(0);
  };
  expect((await paulaAt('')).$('a[href$="/links/resend"]')).toHaveLength(1);
  await report(portal.world);
  await refused();
  await answer(portal.world, false);
  travelTo(portal.world, AFTER);
  // Overdue is still awaited.
  expect((await paulaAt('/links/resend')).status).toBe(200);
  const file = stored(portal.world);
  const grants = file.grants.splice(0);
  await refused();
  file.grants.push(...grants);
  file.assessment.supersededBy = { assessmentId: 'asm_2', reference: 'A-NEWER2', at: AFTER };
  await refused();
  delete file.assessment.supersededBy;
  travelTo(portal.world, file.outcome?.validUntil ?? '');
  await refused();
});
