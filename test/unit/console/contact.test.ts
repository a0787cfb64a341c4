import { beforeEach, describe, expect, test } from 'vitest';
import { parkAssessment } from '../../../functions/domain/park-assessment.ts';
import { verifyChain } from '../../../functions/domain/proof/audit-chain.ts';
import { openAssessment } from '../../../functions/intake/open-assessment.ts';
import { FeedbackEvent, recordFeedback } from '../../../functions/relay/record-feedback.ts';
import { resumeAssessment } from '../../../functions/watch/resume.ts';
import { contact, EXECUTION, ID, opened, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { poorlyAnswered } from '../../support/in-memory/follow-up-story.ts';
import { inMemory } from '../../support/in-memory/in-memory.ts';
import { relayNew } from '../../support/in-memory/rooms.ts';
import { carl, susi } from '../../support/in-memory/vendor-people.ts';
import { bounceOf } from '../../support/mail-feedback.ts';
import { type StaffDesk, staff, staffDesk } from '../../support/staff-desk.ts';
import { TOKEN, vendorPortal } from '../../support/vendor-portal.ts';

const PAGE = `/console/assessments/${ID}`;
const nora = { name: 'Nora Next', email: 'nora@vendor.example', language: 'de' };
let portal: Awaited<ReturnType<typeof vendorPortal>>;
let desk: StaffDesk;

beforeEach(async () => {
  portal = await vendorPortal();
  await relayNew(portal.world);
  desk = staffDesk({ world: portal.world });
});

const file = () => stored(portal.world);
const bounced = () => recordFeedback({ ...portal.world.ports, clock: portal.world.clock }, FeedbackEvent.parse(bounceOf({})));
const ordered = () => [...portal.world.table.outbox.values()].filter(({ status }) => status === 'pending').map(({ work }) => work);
const opens = async (token: string) => (await portal.browser().get(`/r/${token}`)).status;
const newestToken = () => /\/r\/(SECRETTOKEN\w+)/.exec(portal.world.sent.at(-1)?.text ?? '')?.[1] ?? '';
const form = () => desk.as(staff.paula, `${PAGE}/contact`);

describe('correcting the contact after a bounce', () => {
  test('in one step: the new person gets the link, the old one’s is dead, the vendor is awaited again', async () => {
    const { dueAt } = file().assessment;
    await bounced();
    await relayNew(portal.world);
    const paula = await desk.as(staff.paula, PAGE);
    expect(paula.$('.notice.bad').first().text()).toContain(`Mail to ${contact.email} came back`);
    expect((await paula.get('/console')).text).toContain(`Mail to ${contact.email} came back: correct the contact`);
    await paula.get(`${PAGE}/contact`);
    await paula.press('Correct and send a new link', nora);
    expect(paula.path).toBe(PAGE);
    const { assessment, events } = file();
    expect(assessment).toMatchObject({ contact: nora, waiting: { on: 'vendor', who: nora.name, until: dueAt } });
    expect(assessment).not.toHaveProperty('undeliverable');
    expect(events.at(-1)).toMatchObject({
      type: 'contact-changed',
      data: { oldAddress: contact.email, newAddress: nora.email, oldName: contact.name, newName: nora.name, language: 'de' },
    });
    expect(ordered()).toEqual([{ kind: 'mail', mail: 'invitation', assessmentId: ID, to: { name: nora.name, email: nora.email } }]);
    expect(await opens(TOKEN)).toBe(404);
    await relayNew(portal.world);
    expect(portal.world.sent.at(-1)).toMatchObject({ kind: 'invitation', to: { email: nora.email } });
    expect(await opens(newestToken())).toBe(200);
    expect(verifyChain(events, assessment)).toEqual({ ok: true });
  });

  test('also where the assessment was parked meanwhile: resuming keeps the mark as long as nobody has mended the address', async () => {
    const operate = { ...portal.world.ports, clock: portal.world.clock };
    const fault = { name: 'Outage', message: 'the table is out of reach' };
    const park = () => parkAssessment(operate, { assessmentId: ID, step: 'relay mail', fault });
    const resume = () => resumeAssessment(operate, { assessmentId: ID, operator: 'olga' });
    const paula = await desk.as(staff.paula, PAGE);
    const notice = async () => (await paula.get(PAGE)).$('.notice').first().text();
    await bounced();
    await park();
    expect(await notice()).toContain('Parked.');
    expect(paula.$('#people ~ .notice.bad').text()).toContain('Nothing more is sent there.');
    expect(await resume()).toEqual({ kind: 'resumed' });
    expect(await portal.world.ports.suppressions.get(contact.email)).toMatchObject({ reason: 'bounced' });
    expect(file().assessment).toMatchObject({ undeliverable: [{ email: contact.email }], waiting: { on: 'procurement' } });
    expect(await notice()).toContain(`Mail to ${contact.email} came back`);
    expect(await notice()).toContain('Correct the contact');
    // Mended while it is parked: the operator resumes what waits for the new contact.
    await park();
    await paula.get(`${PAGE}/contact`);
    await paula.press('Correct and send a new link', nora);
    expect(await notice()).toContain('Parked.');
    await resume();
    expect(file().assessment).toMatchObject({ contact: nora, waiting: { on: 'vendor', who: nora.name } });
    expect(file().assessment).not.toHaveProperty('undeliverable');
  });

  test('to the same address only when somebody made sure of it; then mail goes there again and older links stay', async () => {
    await bounced();
    await relayNew(portal.world);
    const paula = await form();
    await paula.press('Correct and send a new link');
    expect([paula.status, paula.$('#f-assured-error').text()]).toEqual([422, expect.stringContaining('came back')]);
    expect(file().assessment.undeliverable).toHaveLength(1);
    await paula.press('Correct and send a new link', { assured: contact.email });
    expect(paula.path).toBe(PAGE);
    expect(await portal.world.ports.suppressions.get(contact.email)).toBeUndefined();
    await relayNew(portal.world);
    expect(portal.world.sent.at(-1)).toMatchObject({ kind: 'invitation', to: { email: contact.email } });
    expect(file().assessment.waiting).toMatchObject({ on: 'vendor' });
    expect([await opens(TOKEN), await opens(newestToken())]).toEqual([200, 200]);
  });

  test('says which colleagues keep what the former contact handed over: that they do is for procurement to judge', async () => {
    expect((await form()).text).not.toContain('keep');
    file().colleagues.push(carl, { ...susi, withdrawnAt: susi.askedAt });
    const paula = await form();
    expect(paula.text).toContain('Carl Coder keeps what was handed over');
    expect(paula.text).not.toContain('Susi');
    await paula.press('Correct and send a new link', { ...nora, email: 'nora@' });
    expect(paula.text).toContain('Carl Coder keeps what was handed over');
  });

  test('another address that refuses mail needs its own assurance', async () => {
    await bounced();
    const at = portal.world.clock.now().toISOString();
    await portal.world.ports.suppressions.put({ email: nora.email, reason: 'complained', at, assessmentId: 'asm_2' });
    const paula = await form();
    await paula.press('Correct and send a new link', { ...nora, assured: contact.email });
    expect([paula.status, paula.text]).toEqual([422, expect.stringContaining('this person wants these mails')]);
    expect(await portal.world.ports.suppressions.get(nora.email)).toBeDefined();
    expect(file().assessment.contact).toEqual(contact);
    await paula.press('Correct and send a new link', { assured: nora.email });
    expect(file().assessment.contact).toEqual(nora);
  });

  test('sent twice it is one change and one mail, and a late report about the old address changes nothing', async () => {
    await bounced();
    await relayNew(portal.world);
    const paula = await form();
    const twin = paula.sibling();
    const once = { ...nora, id: 'lnk_aaaaaaaaaaaaaaaaaaaa' };
    for (const tab of [paula, twin]) await tab.press('Correct and send a new link', once);
    expect(file().events.filter(({ type }) => type === 'contact-changed')).toHaveLength(1);
    expect(ordered()).toHaveLength(1);
    const { waiting } = file().assessment;
    await bounced();
    await recordFeedback(
      { ...portal.world.ports, clock: portal.world.clock },
      FeedbackEvent.parse(bounceOf({ feedbackId: 'late', mail: 'response-reminder' })),
    );
    expect(file().assessment.waiting).toEqual(waiting);
    expect(file().assessment).not.toHaveProperty('undeliverable');
  });

  test('gone back to and sent anew with another address, the same form corrects again', async () => {
    const paula = await form();
    const id = 'lnk_aaaaaaaaaaaaaaaaaaaa';
    const { action, form: typed } = paula.fields('Correct and send a new link');
    const send = (email: string) => paula.post(action, new URLSearchParams({ ...Object.fromEntries(typed), ...nora, id, email }));
    for (const email of ['nroa@vendor.example', nora.email, nora.email]) await send(email);
    expect(file().assessment.contact).toEqual(nora);
    expect(ordered().flatMap((work) => (work.kind === 'mail' ? [work.to.email] : []))).toEqual(['nroa@vendor.example', nora.email]);
    await send('nroa@vendor.example');
    expect(file().assessment.contact.email).toBe('nroa@vendor.example');
    expect(verifyChain(file().events, file().assessment)).toEqual({ ok: true });
  });

  test('two tabs of one form that correct differently at once: the later one is what holds', async () => {
    const paula = await form();
    const twin = paula.sibling();
    const id = 'lnk_aaaaaaaaaaaaaaaaaaaa';
    const { commit } = portal.world.ports.ledger;
    let first = true;
    portal.world.ports.ledger.commit = async (change) => {
      if (!first) return commit(change);
      first = false;
      await twin.press('Correct and send a new link', { ...nora, id, email: 'nroa@vendor.example' });
      return commit(change);
    };
    await paula.press('Correct and send a new link', { ...nora, id });
    expect(file().assessment.contact).toEqual(nora);
  });

  test('a link that was mailed to the old address in that very moment is dead as well', async () => {
    const { commit } = portal.world.ports.ledger;
    let first = true;
    portal.world.ports.ledger.commit = async (change) => {
      if (first) await portal.issue('F'.repeat(43));
      first = false;
      return commit(change);
    };
    await (await form()).press('Correct and send a new link', nora);
    expect([await opens(TOKEN), await opens('F'.repeat(43))]).toEqual([404, 404]);
    expect(verifyChain(file().events, file().assessment)).toEqual({ ok: true });
  });
});

test('bad input comes back as it was typed, and changes nothing', async () => {
  const paula = await form();
  const before = JSON.stringify(file());
  await paula.press('Correct and send a new link', { name: '', email: 'nora at vendor', language: 'tlh', assured: '<b>' });
  expect(paula.status).toBe(422);
  expect(
    paula
      .$('[role=alert] a')
      .toArray()
      .map((a) => paula.$(a).attr('href')),
  ).toEqual(['#f-name', '#f-email', '#f-language']);
  expect(paula.$('#f-email').attr('value')).toBe('nora at vendor');
  expect(JSON.stringify(file())).toBe(before);
});

describe('where the assessment stands', () => {
  test('before the invitation: it goes to the corrected contact, and nothing is sent twice', async () => {
    const world = inMemory();
    await opened(world);
    const desk = staffDesk({ world });
    const paula = await desk.as(staff.paula, `${PAGE}/contact`);
    await paula.press('Correct the contact', nora);
    expect(stored(world).assessment).toMatchObject({ contact: nora, waiting: { on: 'workflow' } });
    await openAssessment(
      { ...world.ports, clock: world.clock, ids: world.ids },
      { assessmentId: ID, executionArn: EXECUTION, attempt: 1 },
    );
    await relayNew(world);
    expect(world.sent.map(({ kind, to }) => [kind, to.email])).toEqual([['invitation', nora.email]]);
  });

  test('after the answer: later mails go to the corrected contact, none goes out now', async () => {
    file().assessment.status = 'submitted';
    file().assessment.waiting = { on: 'workflow', who: 'The workflow', since: '2026-03-02T09:00:00.000Z' };
    await (await form()).press('Correct the contact', nora);
    expect(file().assessment).toMatchObject({ contact: nora, waiting: { on: 'workflow' } });
    expect(ordered()).toEqual([]);
    expect(await opens(TOKEN)).toBe(404);
  });

  test('not by whoever decided on it: four eyes hold both ways', async () => {
    const { table } = portal.world;
    const request = { decisions: [{ by: { kind: 'staff', id: 'stf_x', name: 'Paula', email: staff.paula.email.toUpperCase() } }] };
    table.files.get(ID)?.requests.push(request as never);
    const paula = await form();
    const before = JSON.stringify(file());
    await paula.press('Correct and send a new link', nora);
    expect(paula.status).toBe(409);
    expect(paula.text).toContain('Ask a colleague to correct the contact');
    expect(JSON.stringify(file())).toBe(before);
  });

  test('when it is over it stays as it ended', async () => {
    const paula = await form();
    file().assessment.status = 'lapsed';
    const before = JSON.stringify(file());
    await paula.press('Correct and send a new link', nora);
    expect([paula.path, JSON.stringify(file())]).toEqual([PAGE, before]);
    expect(paula.$('a[href$="/contact"]').length).toBe(0);
    await paula.get(`${PAGE}/contact`);
    expect(paula.path).toBe(PAGE);
  });

  test('a parked one keeps waiting for its operator', async () => {
    const at = portal.world.clock.now().toISOString();
    const waiting = { on: 'operator', who: 'Operations', since: at } as const;
    Object.assign(file().assessment, { parked: { step: 'relay mail', error: 'x', at }, waiting });
    await (await form()).press('Correct and send a new link', nora);
    expect(file().assessment).toMatchObject({ contact: nora, waiting });
  });
});

test('whoever corrects it decides no more: their deputy is not asked in their place, and a role that they leave empty is said at once', async () => {
  const world = await poorlyAnswered();
  const ada = { name: staff.ada.name, email: staff.ada.email };
  const { directory } = world.table;
  directory.roles['data-protection'] = [ada];
  directory.administrators = [{ name: 'Olga', email: 'olga@buyer.example' }];
  await (await staffDesk({ world }).as(staff.ada, `${PAGE}/contact`)).press('Correct the contact', nora);
  const { assessment, requests, events } = stored(world);
  expect(assessment.intakeBy).toMatchObject([{ email: staff.ada.email }]);
  expect(requests.find(({ role }) => role === 'data-protection')?.lacksPeople).toBe(true);
  expect(assessment.waiting).toMatchObject({ on: 'administrator', who: expect.stringContaining('Data protection') });
  expect(events.at(-1)).toMatchObject({ type: 'contact-changed', data: { vacant: ['data-protection'] } });
  const vacant = [...world.table.outbox.values()].filter(({ work }) => work.kind === 'mail' && work.mail === 'role-vacant');
  expect(vacant.map(({ work }) => work)).toMatchObject([{ to: { email: 'olga@buyer.example' }, role: 'data-protection' }]);
  expect(verifyChain(events, assessment)).toEqual({ ok: true });
});
