import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../functions/domain/answers/answer.ts';
import type { SectionDraft } from '../../../functions/domain/answers/submission.ts';
import { preparedBy } from '../../../functions/domain/deciding/who-decides.ts';
import { verifyAssessment } from '../../../functions/domain/proof/verify-assessment.ts';
import { openAssessment } from '../../../functions/intake/open-assessment.ts';
import { startAssessment } from '../../../functions/intake/start-assessment.ts';
import { contact, EXECUTION, ID, invited, requester, stored, submitted } from '../../support/in-memory/assessment-in-progress.ts';
import { inMemory } from '../../support/in-memory/in-memory.ts';
import { again, decided } from '../../support/in-memory/recorded-story.ts';
import { vendor } from '../../support/small-submission.ts';
import { staff, staffDesk } from '../../support/staff-desk.ts';
import { vendorPortal } from '../../support/vendor-portal.ts';

const PAGE = `/console/assessments/${ID}`;
const START = '/console/suppliers/sup_1/systems/sys_1/assess';
const reason = 'The contract was put off until autumn.';
const LINK = 'S'.repeat(43);

/** Staff over the portal's world, with the supplier and the system of the tests. */
async function deskOver(world: ReturnType<typeof inMemory>) {
  const desk = staffDesk({ world });
  const at = world.clock.now().toISOString();
  const supplier = await desk.ports.suppliers.register(
    { id: 'sup_1', name: 'Vendor Ltd', contact: { name: 'Old', email: 'old@vendor.example' }, createdAt: at, createdBy: requester },
    'op',
  );
  const { facts } = stored(world).assessment;
  const system = { id: 'sys_1', supplierId: 'sup_1', name: 'CareBot', purpose: 'p', supplierRole: 'provider' as const, facts };
  await desk.ports.suppliers.addSystem(supplier, { ...system, registeredAt: at, registeredBy: requester }, 'op2');
  return desk;
}

async function typed(world: ReturnType<typeof inMemory>, sectionId: string, answers: SectionDraft['answers'], version = 0) {
  const savedAt = world.clock.now().toISOString();
  const draft = { sectionId, answers, savedAt, savedBy: vendor, markedComplete: false };
  expect((await world.ports.drafts.save(ID, draft, version)).kind).toBe('saved');
}

/** Vera has typed some of it; Paula withdraws, and half a year later Ada reopens it. */
async function reopened({ sent }: { sent?: Answers } = {}) {
  const portal = await vendorPortal();
  const { world } = portal;
  const desk = await deskOver(world);
  await typed(world, 'data', {
    'data.personal': { value: 'no' },
    'data.checks': { comment: 'Bias; the rest is being looked up.' },
  });
  if (sent) await submitted(world, sent);
  const paula = await desk.as(staff.paula, `${PAGE}/withdraw`);
  await paula.press('Withdraw the assessment', { reason });
  world.clock.travel({ days: 180 });
  const ada = await desk.as(staff.ada, PAGE);
  const href = ada.$('a.button').attr('href') ?? '';
  const button = ada.$('a.button').text();
  await ada.get(href);
  const form = { heading: ada.heading, notice: ada.$('.notice').text(), email: ada.$('[name=contactEmail]').attr('value') };
  await ada.press('Start and send');
  const id = ada.path.split('/').at(-1) ?? '';
  await openAssessment(
    { ...world.ports, clock: world.clock, ids: world.ids },
    { assessmentId: id, executionArn: EXECUTION, attempt: 1 },
  );
  return { portal, world, desk, href, button, form, id };
}

describe('reopening what was withdrawn', () => {
  test('is offered on its page, says what it does, and links both', async () => {
    const { desk, world, id, href, button, form } = await reopened();
    expect([button, href]).toEqual(['Reopen', `${START}?continues=${ID}`]);
    expect(form).toMatchObject({ heading: 'Reopen the assessment of CareBot', email: contact.email });
    expect(form.notice).toContain('This goes on with A-7F3K2Q');
    expect(form.notice.replace(/\s+/g, ' ')).toContain('What the supplier had answered there, sent or not, is laid out for them');
    const next = stored(world, id);
    expect(next.assessment.continues).toEqual({ assessmentId: ID, reference: 'A-7F3K2Q' });
    expect(next.events[0]?.data.continues).toBe(ID);
    const { assessment, events } = stored(world);
    expect(assessment).toMatchObject({ status: 'withdrawn', continuedBy: { assessmentId: id } });
    expect(events.filter(({ type }) => type === 'continued')).toHaveLength(1);
    expect((await desk.as(staff.paula, `/console/assessments/${id}`)).text).toContain('ContinuesA-7F3K2Q');
    const old = await desk.as(staff.paula, PAGE);
    expect(old.text).toContain(`Continued by${next.assessment.reference}`);
    expect(old.$('a.button').text().trim()).toBe('Assess again');
    for (const file of [next, stored(world)]) {
      const { checks } = verifyAssessment(file, await world.ports.catalogs.get(file.assessment.catalogHash));
      expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    }
  });

  test('lays out every word that was typed and not sent, to be confirmed', async () => {
    const { portal, id, world } = await reopened();
    const [data, ...more] = stored(world, id).drafts;
    expect(more).toEqual([]);
    expect(data).toMatchObject({
      answers: { 'data.personal': { value: 'no' }, 'data.checks': { comment: 'Bias; the rest is being looked up.' } },
      prefilled: { assessmentId: ID, unsent: true, submittedAt: '2026-03-02T09:00:00.000Z' },
    });
    await portal.issue(LINK, 30, id);
    const browser = portal.browser();
    await browser.get(`/r/${LINK}`);
    await browser.press('Start');
    await browser.get('/respond/sections/data');
    expect(browser.text).toContain('were typed then and not sent (A-7F3K2Q)');
    expect(browser.$('[name=confirmed]').attr('checked')).toBeUndefined();
    await browser.get('/respond');
    expect(browser.$('#status-data').text()).toContain('To confirm');
  });

  test('takes what was sent where that is newer', async () => {
    const sent: Answers = { 'data.personal': { kind: 'yes-no', value: 'yes' } };
    const { world, id } = await reopened({ sent });
    const { drafts, assessment } = stored(world, id);
    expect(drafts[0]?.answers['data.personal']).toEqual({ value: 'yes' });
    expect(drafts[0]?.prefilled).not.toHaveProperty('unsent');
    expect(assessment.previous).toMatchObject({ assessmentId: ID, revision: 1 });
  });

  test('whoever prepared the one that ended decides on neither', async () => {
    const { world, id } = await reopened();
    expect(preparedBy(stored(world, id).assessment).map((actor) => actor.name)).toEqual(['Ada Admin', requester.name]);
  });

  test('the older one is told by whoever reopened it, in the moment when the new one starts', async () => {
    const { world, id } = await reopened();
    const told = stored(world).events.find(({ type }) => type === 'continued');
    expect(told).toMatchObject({ actor: { email: staff.ada.email }, at: stored(world, id).assessment.openedAt });
  });

  test('a step that is repeated tells the older one once, and tells one that was not told when the new one started', async () => {
    const { world, id } = await reopened();
    const repeat = async () => {
      stored(world, id).assessment.status = 'opened';
      await openAssessment(
        { ...world.ports, clock: world.clock, ids: world.ids },
        { assessmentId: id, executionArn: EXECUTION, attempt: 1 },
      );
      return stored(world).events.filter(({ type }) => type === 'continued').length;
    };
    expect(await repeat()).toBe(1);
    // As earlier releases started it.
    const { assessment, events } = stored(world);
    delete assessment.continuedBy;
    const told = events.pop();
    Object.assign(assessment, { seq: events.at(-1)?.seq, lastHash: told?.prevHash });
    expect([await repeat(), stored(world).assessment.continuedBy?.assessmentId]).toEqual([1, id]);
  });

  test('is done once: afterwards the form leads to the assessment that goes on', async () => {
    const { desk, world, id } = await reopened();
    const before = world.table.files.size;
    const late = await desk.as(staff.paula, `${START}?continues=${ID}`);
    expect([late.status, late.heading]).toEqual([200, 'The assessment of CareBot was reopened already']);
    const { reference } = stored(world, id).assessment;
    expect(late.$(`.notice a[href="/console/assessments/${id}"]`).text()).toBe(reference);
    expect([late.$('form[action$="assess"]').length, late.text.includes('What you typed')]).toEqual([0, false]);
    // Once it has ended as well, that one is reopened, from its own page.
    stored(world, id).assessment.status = 'lapsed';
    await late.get(late.$('.notice a').attr('href') ?? '');
    expect(late.$('a.button').attr('href')).toBe(`${START}?continues=${id}`);
    expect(world.table.files.size).toBe(before);
  });

  test('two who reopen it from forms of their own start one, and the later keeps every word', async () => {
    const world = inMemory();
    await invited(world);
    stored(world).assessment.status = 'withdrawn';
    const desk = await deskOver(world);
    const [paula, ada] = [
      await desk.as(staff.paula, `${START}?continues=${ID}`),
      await desk.as(staff.ada, `${START}?continues=${ID}`),
    ];
    const twin = paula.sibling();
    const form = { id: 'asm_aaaaaaaaaaaaaaaaaaaa', message: 'From Paula.' };
    await paula.press('Start and send', form);
    const successor = stored(world).assessment.continuedBy;
    expect(paula.path).toBe(`/console/assessments/${successor?.assessmentId}`);
    // Her own form, sent twice, is no second.
    await twin.press('Start and send', form);
    expect(twin.path).toBe(paula.path);
    const message = 'From Ada,\nwith <b>care</b>.';
    await ada.press('Start and send', { contactName: 'Nora New', contactEmail: 'not yet', message, requesterPhone: '020' });
    expect([ada.status, ada.heading]).toEqual([409, 'The assessment of CareBot was reopened already']);
    expect(ada.$(`.notice a[href="${paula.path}"]`).text()).toBe(successor?.reference);
    expect(ada.text).toContain('nothing was started or sent');
    const kept = ada
      .$('dd.answer')
      .map((_, one) => ada.$(one).text().replaceAll('\r\n', '\n'))
      .get();
    expect(kept).toEqual(['Nora New', 'not yet', message, '020']);
    expect([world.table.files.size, stored(world).assessment.continuedBy]).toEqual([2, successor]);
    await paula.get(`/console/assessments/${successor?.assessmentId}`);
    expect(paula.text).toContain('From Paula.');
  });

  test('one that moves while its form is sent is looked at again: with its newest words it is still reopened', async () => {
    const world = inMemory();
    await invited(world);
    stored(world).assessment.status = 'lapsed';
    const desk = await deskOver(world);
    const ports = { ...desk.ports };
    let asked = 0;
    ports.ledger = {
      ...desk.ports.ledger,
      open: async (change) => {
        asked += 1;
        const head = asked === 1 && (await world.ports.assessments.head(ID));
        const event = { type: 'reminded', actor: requester, data: {} } as const;
        if (head) await world.ports.ledger.commit({ head, operationId: 'meanwhile', at: head.openedAt, event });
        return world.ports.ledger.open(change);
      },
    };
    const form = { contactName: 'Vera', contactEmail: contact.email, policyId: '' };
    const input = { supplierId: 'sup_1', systemId: 'sys_1', by: requester, continues: ID, id: 'asm_9', form };
    expect((await startAssessment(ports, input)).kind).toBe('started');
    expect([asked, stored(world).assessment.continuedBy?.assessmentId]).toEqual([2, 'asm_9']);
    expect(
      stored(world)
        .events.slice(-2)
        .map(({ type }) => type),
    ).toEqual(['reminded', 'continued']);
  });

  test('one that never stops moving is not looked at for ever', async () => {
    const world = inMemory();
    await invited(world);
    stored(world).assessment.status = 'lapsed';
    const desk = await deskOver(world);
    let asked = 0;
    const open = async () => {
      asked += 1;
      return { kind: 'moved' as const, head: undefined };
    };
    const ports = { ...desk.ports, ledger: { ...desk.ports.ledger, open } };
    const form = { contactName: 'Vera', contactEmail: contact.email, policyId: '' };
    const input = { supplierId: 'sup_1', systemId: 'sys_1', by: requester, continues: ID, id: 'asm_9', form };
    await expect(startAssessment(ports, input)).rejects.toMatchObject({ name: 'AssessmentBusy' });
    expect(asked).toBe(5);
  });
});

describe('what cannot be reopened', () => {
  test('a decided one is only superseded', async () => {
    const world = await decided();
    const desk = await deskOver(world);
    const paula = await desk.as(staff.paula, PAGE);
    expect([paula.$('a.button').text().trim(), paula.$('a.button').attr('href')]).toEqual(['Assess again', START]);
    const input = { supplierId: 'sup_1', systemId: 'sys_1', by: requester, continues: ID };
    const form = { contactName: 'Vera', contactEmail: contact.email, policyId: '' };
    expect(await startAssessment(desk.ports, { ...input, id: 'asm_9', form })).toEqual({ kind: 'cannot-continue', why: 'decided' });
  });

  test('one that is under way, of another system, or unknown: the form is that of a new assessment', async () => {
    const world = inMemory();
    await invited(world);
    await invited(world, { id: again.id, head: { ...again.head, systemId: 'sys_other' } });
    stored(world, again.id).assessment.status = 'withdrawn';
    const desk = await deskOver(world);
    for (const id of [ID, again.id, 'asm_unknown', 'a/b']) {
      const browser = await desk.as(staff.paula, `${START}?continues=${encodeURIComponent(id)}`);
      expect([browser.status, browser.heading, browser.$('[name=continues]').length]).toEqual([200, 'Assess CareBot', 0]);
    }
  });
});
