import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readUnits } from '../../bin/local/units.ts';
import { publicKeyPem, trustedKey } from '../../bin/operator/public-key.ts';
import { weakEncryption } from '../../bin/seed/assessments.ts';
import { people } from '../../bin/seed/organisation.ts';
import { clearanceAt } from '../../functions/domain/outcome/clearance.ts';
import { AssessmentDecidedV1, ClearanceChangedV1 } from '../../functions/domain/outcome/decided-event.ts';
import { verifyAssessment } from '../../functions/domain/proof/verify-assessment.ts';
import { localDate } from '../../functions/domain/time/business-days.ts';
import { busListener } from '../support/bus-listener.ts';
import { type DeployedApp, deployedApp } from '../support/deployed-app.ts';
import { REASONS } from '../support/deployed-deciding.ts';
import { catalogOfDays, DeployedStory } from '../support/deployed-story.ts';
import { eventually } from '../support/eventually.ts';
import { staffToken } from '../support/staff-token.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'assay-outcome-'));
const schema = (name: string) => join(root, `docs/schemas/${name}.json`);
const local = inject('local');
let app: DeployedApp;
let bus: Awaited<ReturnType<typeof busListener>>;
let token: string;
/** Approved with conditions; replaced by `second` in the course of the tests, which read on from each other. */
let first: DeployedStory;
let second: DeployedStory;

function written(name: string, content: string | object): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** The separate program, which shares no code with the product, as a process of its own. */
const verified = (...args: string[]) =>
  new Promise<string>((done) =>
    execFile(process.execPath, [join(root, 'verifier/verify.mjs'), ...args], { env: {} }, (_, out) => done(out)),
  );

async function api(path: string, bearer = token, headers: Record<string, string> = {}) {
  const answer = await fetch(`${local.baseUrl}/api/clearance/${path}`, {
    headers: { authorization: `Bearer ${bearer}`, ...headers },
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: answer.ok ? JSON.parse(text) : text };
}
const systemOf = async (story: DeployedStory) => {
  const { supplierId, systemId } = (await story.file()).assessment;
  return { supplierId, systemId, path: `${supplierId}/${systemId}` };
};
const heard = (type: string, story: DeployedStory) =>
  eventually(`${type} of ${story.id}`, async () =>
    (await bus.heard()).find((one) => one['detail-type'] === type && one.detail.assessmentId === story.id),
  );

beforeAll(async () => {
  app = await deployedApp(local);
  bus = await busListener(local, 'outcomes-heard');
  token = await staffToken(local, people.security);
  const catalog = catalogOfDays(app, 60);
  first = await DeployedStory.invited(app, { tier: 'standard', catalog });
  await first.answerAndSubmit(weakEncryption);
  await first.untilStatus('awaiting-decision');
  const dueOn = localDate(catalog.policy.calendar, new Date(Date.now() + 2 * 86_400_000).toISOString());
  const { name, email } = people.security;
  const conditions = [
    { text: 'Encryption at rest.', proof: 'A test report.', owner: { kind: 'vendor' as const }, dueOn },
    { text: 'Train the clerks.', proof: 'The list of names.', owner: { kind: 'staff' as const, name, email }, dueOn },
  ];
  await first.decideAll({ choice: 'approve-with-conditions', reasons: REASONS, conditions });
  await first.untilStatus('decided');
  await first.settled();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a recorded outcome', () => {
  test('is signed by the deployment’s key, as a program that shares no code with it can tell', async () => {
    const { outcome, signature } = await first.file();
    const signed = written('signed.json', { outcome, signature });
    const key = written('key.pem', await publicKeyPem('local', local.engineUrl));
    const out = await verified('outcome', signed, '--key', key, '--schema', schema('outcome.v1'));
    expect(out).toContain('Every check is ok.');
    const forged = written('forged.json', { outcome: { ...outcome, validUntil: '2031-01-01T00:00:00.000Z' }, signature });
    expect(await verified('outcome', forged, '--key', key)).toContain('Do NOT rely on this document.');
  });

  test('verifies with all that rests on it: conditions, accepted risks, timers', async () => {
    const file = await first.file();
    const publicKey = await trustedKey('local', local.engineUrl);
    const catalog = await app.catalogs.get(file.assessment.catalogHash);
    expect(verifyAssessment(file, catalog, { publicKey }).checks.filter(({ ok }) => !ok)).toEqual([]);
    const kinds = file.timers.map(({ kind }) => kind).filter((kind) => kind !== 'decision');
    expect(kinds.sort()).toEqual([...file.conditions.map(() => 'condition'), 'outcome-expiry', 'review'].sort());
    expect(file.conditions.length).toBe(file.outcome?.conditions.length);
    expect(file.acceptances.map(({ requestId }) => requestId)).toEqual(file.requests.map(({ id }) => id));
  });

  test('is told on the bus, in the published form', async () => {
    const { detail } = await heard('assessment.decided', first);
    const { outcome, signature } = await first.file();
    expect(AssessmentDecidedV1.parse(detail)).toMatchObject({
      cleared: true,
      result: outcome?.result,
      signature,
      supersedes: null,
    });
  });
});

describe('the clearance API', () => {
  test('answers by the gateway, with a token of the user pool, in the published form; the verifier agrees', async () => {
    const { path } = await systemOf(first);
    const { status, headers, body } = await api(path);
    expect([status, headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
    expect(body).toMatchObject({ cleared: true, standing: 'valid', record: { assessmentId: first.id } });
    const { outcome, signature } = await first.file();
    const signed = ['--outcome', written('outcome.json', { outcome, signature })];
    const key = ['--key', written('key.pem', await publicKeyPem('local', local.engineUrl))];
    const out = await verified('clearance', written('clearance.json', body), '--schema', schema('clearance.v1'), ...signed, ...key);
    expect(out).toContain('Every check is ok.');
    expect((await api(path, token, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304);
  });

  test('says no of what nobody decided on, and nothing to whoever has no token', async () => {
    const { supplierId, path } = await systemOf(first);
    expect(await api(`${supplierId}/sys_unknown`)).toMatchObject({
      status: 200,
      body: { cleared: false, standing: 'none', record: null },
    });
    for (const bearer of ['', 'x', `${token}x`]) expect((await api(path, bearer)).status).toBe(401);
  });

  test('costs one request to the table, of one unit', async () => {
    const { path } = await systemOf(first);
    await first.settled();
    const spent = async () => (await readUnits(local.engineUrl)).assessments[first.id] ?? { read: 0, write: 0, requests: 0 };
    const before = await spent();
    await api(path);
    const { read, write, requests } = await spent();
    expect([read - before.read, write - before.write, requests - before.requests]).toEqual([1, 0, 1]);
  });
});

describe('assessed again', () => {
  test('the newer outcome replaces the older: linked both ways, nothing of it lives on, its outcome as it was signed', async () => {
    const before = await first.file();
    second = await DeployedStory.invited(app, { tier: 'standard', catalog: catalogOfDays(app, 60), of: first });
    expect((await second.file()).assessment.supersedes).toEqual({ assessmentId: first.id, reference: before.assessment.reference });
    const { path } = await systemOf(first);
    expect((await api(path)).body.record.assessmentId).toBe(first.id);
    await second.answerAndSubmit(weakEncryption);
    await second.untilStatus('awaiting-decision');
    await second.decideAll({ choice: 'approve', reasons: REASONS, conditions: [] });
    await second.untilStatus('decided');
    const after = await first.until('it is replaced', ({ assessment }) => assessment.supersededBy !== undefined);
    expect(after.assessment.supersededBy?.assessmentId).toBe(second.id);
    expect(after.conditions.map(({ status }) => status)).toEqual(after.conditions.map(() => 'ended'));
    expect(after.acceptances.every(({ endedAt }) => endedAt === after.assessment.supersededBy?.at)).toBe(true);
    expect(after.timers).toEqual([]);
    expect([after.outcome, after.signature]).toEqual([before.outcome, before.signature]);
    expect([await first.mismatches(), await second.mismatches()]).toEqual([[], []]);
    expect((await api(path)).body).toMatchObject({ cleared: true, record: { assessmentId: second.id } });
    expect((await heard('assessment.decided', second)).detail.supersedes).toMatchObject({ assessmentId: first.id });
  });
});

describe('the end of an approval', () => {
  test('is that very second, before any sweep; then the trail, the requester and the bus learn of it', async () => {
    const { supplierId, systemId } = await systemOf(second);
    const clearance = await app.clearances.get(supplierId, systemId);
    const end = clearance?.validUntil ?? '';
    expect(clearanceAt(clearance, new Date(Date.parse(end) - 1).toISOString()).cleared).toBe(true);
    expect(clearanceAt(clearance, end)).toMatchObject({ cleared: false, standing: 'expired' });
    await second.settled();
    await second.sweepAt(end);
    const { events, assessment } = await second.file();
    expect(events.filter(({ type }) => type === 'outcome-expired')).toHaveLength(1);
    expect(assessment.outcome?.since).toEqual({ standing: 'expired', at: end });
    const { detail } = await heard('clearance.changed', second);
    expect(ClearanceChangedV1.parse(detail)).toMatchObject({ cleared: false, standing: 'expired', until: null, at: end });
    expect(await second.mismatches()).toEqual([]);
    expect((await first.file()).events.map(({ type }) => type)).not.toContain('outcome-expired');
  });
});
