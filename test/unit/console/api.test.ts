import { describe, expect, test } from 'vitest';
import { apiRoutes } from '../../../functions/console/api-routes.ts';
import type { IntakeFacts } from '../../../functions/domain/judgement/intake-facts.ts';
import { openAssessment } from '../../../functions/intake/open-assessment.ts';
import { startAssessment } from '../../../functions/intake/start-assessment.ts';
import { pages } from '../../../functions/platform/page-chain.ts';
import { awaitingDecision, EXECUTION, ID, invited, requester, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { inMemory } from '../../support/in-memory/in-memory.ts';
import { again, decided } from '../../support/in-memory/recorded-story.ts';
import { relayNew } from '../../support/in-memory/rooms.ts';
import { vendor } from '../../support/small-submission.ts';
import { claimsOf, type StaffDesk, staff, staffDesk } from '../../support/staff-desk.ts';

const facts = {
  dataSensitivity: 'none',
  impactOnPeople: 'none',
  autonomy: 'assists',
  scale: 'under-100',
  replaceability: 'easy',
  aiActClass: 'minimal',
} as const;
const start = { supplierId: 'sup_1', systemId: 'sys_1', contact: { name: 'Vera', email: 'vera@acme.example' } };

/** Claims as the gateway's authorizer writes them: text only, groups in brackets. */
const asText = (claims: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [name, Array.isArray(value) ? `[${value.join(' ')}]` : String(value)]),
  );

function api(desk: StaffDesk) {
  const { ports } = desk;
  const handler = pages(apiRoutes({ ...ports, start: (input) => startAssessment(ports, input) }), { api: true }) as never as (
    event: unknown,
    context: unknown,
  ) => Promise<{ statusCode: number; headers: Record<string, string>; body: string }>;
  return async (method: string, path: string, { claims = claimsOf(staff.paula), body = undefined as unknown } = {}) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const event = {
      ...{
        version: '2.0',
        routeKey: '$default',
        rawPath: path,
        rawQueryString: '',
        headers: { 'content-type': 'application/json' },
      },
      requestContext: { http: { method, path }, domainName: 'x', authorizer: { jwt: { claims: asText(claims) } } },
      ...(body !== undefined && { body: text, isBase64Encoded: false }),
    };
    const { statusCode, headers, body: answer } = await handler(event, {});
    return { status: statusCode, type: headers['content-type'] ?? headers['Content-Type'], headers, body: JSON.parse(answer) };
  };
}

async function withSystem(world = inMemory(), systemFacts: IntakeFacts = facts) {
  const desk = staffDesk({ world });
  const by = { kind: 'staff' as const, id: 's', name: 's', email: 's@x.example' };
  const at = desk.world.clock.now().toISOString();
  const supplier = await desk.ports.suppliers.register(
    { id: 'sup_1', name: 'Acme AI', contact: start.contact, createdAt: at, createdBy: by },
    'op',
  );
  const system = { id: 'sys_1', supplierId: 'sup_1', name: 'CareBot', purpose: 'p', supplierRole: 'provider' as const };
  await desk.ports.suppliers.addSystem(supplier, { ...system, facts: systemFacts, registeredAt: at, registeredBy: by }, 'op2');
  return { desk, call: api(desk) };
}

describe('the API', () => {
  test('starts an assessment and says where it is; the caller is the requester', async () => {
    const { desk, call } = await withSystem();
    const started = await call('POST', '/api/assessments', { body: start });
    expect(started.status).toBe(201);
    expect(started.body).toMatchObject({ status: 'opened', tier: 'low', system: { name: 'CareBot' }, outcome: null });
    expect(started.headers.location).toBe(`/api/assessments/${started.body.id}`);
    expect(stored(desk.world, started.body.id).assessment.requestedBy).toMatchObject({
      id: staff.paula.id,
      email: staff.paula.email,
    });
    expect((await call('GET', `/api/assessments/${started.body.id}`)).body).toEqual(started.body);
  });

  test('starts one with the number that suppliers may call, in any usual spelling; anything else is named by its pointer', async () => {
    const { desk, call } = await withSystem();
    const { body } = await call('POST', '/api/assessments', { body: { ...start, requesterPhone: ' +49 (0)30 23125\u2011042 ' } });
    expect(stored(desk.world, body.id).assessment.requesterPhone).toBe('+49 (0)30 23125-042');
    for (const requesterPhone of ['', '030 23125042', '+49 30 23125042\r\nBcc: x@y.example', 42, null]) {
      const bad = await call('POST', '/api/assessments', { body: { ...start, requesterPhone } });
      expect([bad.status, bad.body.errors[0].pointer]).toEqual([422, '/requesterPhone']);
    }
    expect(desk.world.table.files.size).toBe(1);
  });

  test('starts one in the contact’s language, and says whether mail to anybody came back', async () => {
    const { desk, call } = await withSystem();
    const inGerman = { ...start, contact: { ...start.contact, language: 'de' } };
    const { body } = await call('POST', '/api/assessments', { body: inGerman });
    const { assessment } = stored(desk.world, body.id);
    expect(assessment.contact).toEqual({ name: 'Vera', email: 'vera@acme.example', language: 'de' });
    expect(body.mailTrouble).toBe(false);
    const trouble = { email: 'vera@acme.example', reason: 'bounced', mail: 'invitation', at: assessment.openedAt } as const;
    assessment.undeliverable = [trouble];
    expect((await call('GET', `/api/assessments/${body.id}`)).body.mailTrouble).toBe(true);
    const unknown = { ...start, contact: { ...start.contact, language: 'tlh' } };
    const refused = await call('POST', '/api/assessments', { body: unknown });
    expect(refused.body.errors).toMatchObject([{ pointer: '/contact/language' }]);
  });

  test('shows no answers, and no outcome means not cleared; who is awaited is named, be it an administrator', async () => {
    const desk = staffDesk();
    await awaitingDecision(desk.world);
    const { assessment } = stored(desk.world);
    const { waiting } = structuredClone(assessment);
    assessment.waiting.ownersSince = assessment.openedAt;
    const { body } = await api(desk)('GET', `/api/assessments/${ID}`);
    expect(body).toMatchObject({ status: 'awaiting-decision', outcome: null, waiting: { on: 'administrator' } });
    // What is kept only for the next turn is not part of it.
    expect(body.waiting).toEqual(waiting);
    expect(JSON.stringify(body)).not.toContain('answers');
  });

  test('says of a decided one whether it clears the system now, until a condition is overdue or a newer one replaced it', async () => {
    const desk = staffDesk({ world: await decided() });
    const outcome = async () => (await api(desk)('GET', `/api/assessments/${ID}`)).body.outcome;
    expect(await outcome()).toMatchObject({ result: 'approved-with-conditions', standing: 'valid', cleared: true });
    expect((await outcome()).conditions[0]).toEqual({
      ...{ id: 'r1-ai-governance-1', text: 'Add a switch.', owner: 'vendor', dueOn: '2026-05-31', status: 'open' },
    });
    desk.world.clock.travel({ days: 100 });
    expect(await outcome()).toMatchObject({ standing: 'withdrawn', cleared: false });
    await decided({ world: desk.world, ...again, choice: 'approve' });
    await relayNew(desk.world);
    expect(await outcome()).toMatchObject({ standing: 'superseded', cleared: false });
    const { body } = await api(desk)('GET', `/api/assessments/${again.id}`);
    expect(body).toMatchObject({
      outcome: { cleared: true, standing: 'valid' },
      supersedes: { assessmentId: ID },
      supersededBy: null,
    });
    const list = await desk.as(staff.audrey, '/console?status=decided');
    expect(list.text).toMatch(/Approved with conditions Replaced/);
  });

  test('names every problem by its pointer, and starts nothing', async () => {
    const { desk, call } = await withSystem();
    const bad = await call('POST', '/api/assessments', { body: { ...start, contact: { name: '', email: 'x' }, extra: 1 } });
    expect([bad.status, bad.type]).toEqual([422, 'application/problem+json; charset=utf-8']);
    expect(bad.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/contact/name',
      '/contact/email',
      '/extra',
    ]);
    expect((await call('POST', '/api/assessments', { body: '{' })).status).toBe(400);
    expect((await call('POST', '/api/assessments', { body: { ...start, systemId: 'x' } })).body.errors[0].pointer).toBe(
      '/systemId',
    );
    expect((await call('POST', '/api/assessments', { body: { ...start, policy: 'x' } })).body.errors).toEqual([
      { pointer: '/policy', detail: 'Name one of the policies that are offered: house' },
    ]);
    for (const name of ['A\ud800B', 'A\0B']) {
      const unstorable = await call('POST', '/api/assessments', { body: { ...start, contact: { ...start.contact, name } } });
      expect([unstorable.status, unstorable.body.errors[0].pointer]).toEqual([422, '/contact/name']);
    }
    for (const pointer of ['supplierId', 'systemId', 'policy']) {
      const unstorable = await call('POST', '/api/assessments', { body: { ...start, [pointer]: '\ud800' } });
      expect([unstorable.status, unstorable.body.errors[0].pointer]).toEqual([422, `/${pointer}`]);
    }
    expect((await call('GET', '/api/assessments/asm_x')).status).toBe(404);
    expect((await call('GET', '/api/nothing')).status).toBe(404);
    expect(desk.world.table.files.size).toBe(0);
  });

  test('goes on with an assessment that ended without an outcome: linked, prepared by the same people, pre-filled with what was never sent', async () => {
    const world = inMemory();
    await invited(world);
    const draft = { sectionId: 'data', savedAt: world.clock.now().toISOString(), savedBy: vendor, markedComplete: false };
    await world.ports.drafts.save(
      ID,
      { ...draft, answers: { 'data.checks': { comment: 'Bias; the rest is being looked up.' } } },
      0,
    );
    const old = stored(world).assessment;
    const { call } = await withSystem(world, old.facts);
    const body = { ...start, continues: ID };
    for (const status of ['withdrawn', 'lapsed'] as const) {
      stored(world).assessment.status = status;
      delete stored(world).assessment.continuedBy;
      const started = await call('POST', '/api/assessments', { body, claims: claimsOf(staff.ada) });
      const continues = { assessmentId: ID, reference: old.reference };
      expect([started.status, started.body]).toMatchObject([201, { status: 'opened', continues, continuedBy: null }]);
      const { id } = started.body;
      expect(stored(world, id).assessment).toMatchObject({ continues, requestedBy: { email: staff.ada.email } });
      expect(stored(world, id).assessment.intakeBy?.map((actor) => 'email' in actor && actor.email)).toContain(requester.email);
      const ports = { ...world.ports, clock: world.clock, ids: world.ids };
      await openAssessment(ports, { assessmentId: id, executionArn: EXECUTION, attempt: 1 });
      expect(stored(world, id).drafts).toMatchObject([
        {
          answers: { 'data.checks': { comment: 'Bias; the rest is being looked up.' } },
          prefilled: { assessmentId: ID, unsent: true },
        },
      ]);
    }
    expect((await call('GET', `/api/assessments/${ID}`)).body).toMatchObject({
      status: 'lapsed',
      continuedBy: { assessmentId: expect.any(String) },
    });
  });

  test('refuses to go on a second time, names the one that does, and starts nothing; of two at once one starts', async () => {
    const world = inMemory();
    await invited(world);
    stored(world).assessment.status = 'withdrawn';
    const { call } = await withSystem(world);
    const post = () => call('POST', '/api/assessments', { body: { ...start, continues: ID } });
    const both = await Promise.all([post(), post()]);
    const [first, second] = both.toSorted((a, b) => a.status - b.status);
    const continuedBy = { assessmentId: first?.body.id, reference: first?.body.reference };
    const third = await post();
    expect(first?.status).toBe(201);
    for (const refused of [second, third]) {
      expect(refused).toMatchObject({ status: 409, type: 'application/problem+json; charset=utf-8' });
      expect(refused?.body).toMatchObject({ type: 'urn:assay:problem:continued', continuedBy });
    }
    expect(world.table.files.size).toBe(2);
    expect(stored(world).assessment.continuedBy).toEqual(continuedBy);
    expect(stored(world).events.filter(({ type }) => type === 'continued')).toHaveLength(1);
    // It ended as well: it is what is gone on with.
    stored(world, first?.body.id).assessment.status = 'withdrawn';
    expect((await post()).status).toBe(409);
    const next = await call('POST', '/api/assessments', { body: { ...start, continues: first?.body.id } });
    expect([next.status, next.body.continues]).toEqual([201, continuedBy]);
  });

  test('refuses to go on with what is not the system’s, has not ended, or was decided: each by its own problem, and starts nothing', async () => {
    const world = inMemory();
    await invited(world);
    await invited(world, { id: again.id, head: { ...again.head, systemId: 'sys_other' } });
    stored(world, again.id).assessment.status = 'withdrawn';
    const { desk, call } = await withSystem(world);
    const refused = async (continues: unknown, more = {}) => {
      const { status, type, body } = await call('POST', '/api/assessments', { body: { ...start, continues, ...more } });
      expect(type).toBe('application/problem+json; charset=utf-8');
      return [status, body.type.split(':').at(-1), body.errors?.[0].pointer];
    };
    for (const id of ['asm_unknown', again.id, '', 'a/b', 'x'.repeat(101), 7, null])
      expect([id, ...(await refused(id))]).toEqual([id, 422, 'invalid', '/continues']);
    for (const status of ['opened', 'awaiting-response', 'submitted', 'scored', 'awaiting-decision'] as const) {
      stored(world).assessment.status = status;
      expect([status, ...(await refused(ID))]).toEqual([status, 409, 'not-ended', undefined]);
    }
    stored(world).assessment.status = 'decided';
    expect(await refused(ID)).toEqual([409, 'decided', undefined]);
    // Of several reasons what is asked for comes first: the system, then the policy.
    expect(await refused(ID, { systemId: 'x' })).toEqual([422, 'invalid', '/systemId']);
    expect(await refused(ID, { policy: 'x' })).toEqual([422, 'invalid', '/policy']);
    expect(desk.world.table.files.size).toBe(2);
    expect((await call('POST', '/api/assessments', { body: start })).body.continues).toBeNull();
  });

  test('groups: procurement starts, auditors read, risk owners neither; a token without a person is refused', async () => {
    const { call } = await withSystem();
    const as = (person: Parameters<typeof claimsOf>[0]) => ({ claims: claimsOf(person) });
    expect((await call('GET', '/api/suppliers', as(staff.audrey))).body.suppliers).toMatchObject([
      { id: 'sup_1', name: 'Acme AI' },
    ]);
    expect((await call('POST', '/api/assessments', { ...as(staff.audrey), body: start })).status).toBe(403);
    expect((await call('GET', '/api/suppliers', as(staff.dora))).status).toBe(403);
    expect((await call('GET', '/api/suppliers', as({ ...staff.paula, groups: ['risk-owner', 'procurement'] }))).status).toBe(200);
    expect((await call('GET', '/api/suppliers', { claims: { sub: 'x', 'cognito:groups': ['admin'] } })).status).toBe(401);
  });
});
