import { afterEach, beforeAll, expect, inject, test } from 'vitest';
import { changeDirectory, listDirectory } from '../../bin/operator/directory.ts';
import { weakEncryption } from '../../bin/seed/assessments.ts';
import { directory, people } from '../../bin/seed/organisation.ts';
import { decideException } from '../../functions/approve/deciding/decide-exception.ts';
import type { StaffActor } from '../../functions/domain/actor.ts';
import { changeDirectory as storeDirectory } from '../../functions/domain/deciding/change-directory.ts';
import { type DeployedApp, deployedApp } from '../support/deployed-app.ts';
import { DeployedStory } from '../support/deployed-story.ts';

let app: DeployedApp;
beforeAll(async () => {
  app = await deployedApp(inject('local'));
});
const by = { kind: 'operator', name: 'the tests' } as const;
/** The directory is one for all tests. */
afterEach(async () => {
  await storeDirectory(app, { content: directory, by });
});

const newcomer = (story: string): StaffActor => ({
  kind: 'staff',
  id: `n-${story}`,
  name: 'Nadia',
  email: `n.${story}@halden.example`,
});

/** Only these decide for security. */
async function onlySecurity(...members: { name: string; email: string }[]): Promise<void> {
  await storeDirectory(app, { content: { ...directory, roles: { ...directory.roles, security: members } }, by });
}
async function asked(): Promise<DeployedStory> {
  const story = await DeployedStory.invited(app, { tier: 'high' });
  await story.answerAndSubmit(weakEncryption);
  await story.until('the owners are asked', ({ assessment }) => assessment.status === 'awaiting-decision');
  return story;
}
const securityOf = async (story: DeployedStory) =>
  (await story.file()).requests.find(({ role }) => role === 'security') ?? expect.fail('security is not asked');

test('a role with nobody: administrators hear of it, nothing is approved; whoever the operator names is asked and decides', async () => {
  await onlySecurity();
  const story = await asked();
  expect((await story.file()).assessment.waiting).toMatchObject({ on: 'administrator' });
  await story.mail('role-vacant', people.admin);
  const request = await securityOf(story);
  expect(request).toMatchObject({ status: 'open', lacksPeople: true, decisions: [] });
  expect(await app.screens.openRequests('security', 20)).toContainEqual(request);
  const found = await app.screens.waiting(100);
  expect(found.assessments.find(({ id }) => id === story.id)?.waiting.on).toBe('administrator');

  const nadia = newcomer(story.id.slice(4));
  const email = 'email' in nadia ? nadia.email : '';
  const said = await changeDirectory(app.table, 'add', 'security', email, nadia.name);
  expect(said).toContain(`asked ${email} about ${story.id}`);
  expect((await listDirectory(app.table)).join('\n')).toContain(`Nadia <${email}>`);
  await story.mail('exception', { email });
  const { basis, needed } = await securityOf(story);
  const form = { choice: 'approve' as const, reasons: 'The pilot runs on made-up letters only.', conditions: [], basis };
  const decided = await decideException(app, { assessmentId: story.id, requestId: request.id, form, by: nadia });
  expect(decided.kind).toBe(needed === 1 ? 'closed' : 'recorded');
  expect((await securityOf(story)).decisions).toMatchObject([{ by: nadia, capacity: { as: 'member' } }]);
  await expect(changeDirectory(app.table, 'remove', 'security', 'nobody@halden.example')).rejects.toThrow(
    'Nobody with the address',
  );
  await expect(changeDirectory(app.table, 'add', 'kitchen', email)).rejects.toThrow('no owning role');
  expect(await story.mismatches()).not.toContain('chain');
});

test('mail that bounces to an approver: the deputy is asked at once; without one, an administrator is awaited', async () => {
  const [nadia, dirk] = ['nadia', 'dirk'].map((name) => ({ name, email: `${name}.${Date.now()}@halden.example` })) as [
    { name: string; email: string },
    { name: string; email: string },
  ];
  await onlySecurity(nadia);
  const { standIns: _, ...rest } = directory;
  const withDeputy = {
    ...rest,
    roles: { ...rest.roles, security: [nadia, people.security].map(({ name, email }) => ({ name, email })) },
  };
  await storeDirectory(app, { content: { ...withDeputy, standIns: [{ email: nadia.email, deputy: dirk, absences: [] }] }, by });
  const story = await asked();
  const mail = await story.mail('exception', nadia);
  const pressed = await fetch(`${app.local.baseUrl}/inbox/${mail.number}/bounce`, { method: 'POST', redirect: 'manual' });
  expect(pressed.status).toBe(303);
  await story.mail('exception', dirk);
  const { assessment, events } = await story.until('the bounce is on record', (file) => !!file.assessment.undeliverable);
  expect(assessment.undeliverable).toMatchObject([{ email: nadia.email, mail: 'exception' }]);
  expect(events.find(({ type }) => type === 'mail-bounced')?.data).toMatchObject({ to: nadia.email, asked: [dirk.email] });
  expect(assessment.waiting.on).toBe('risk-owners');

  // Nobody stands in any more: too few are left who can be reached.
  const { version, changedAt: _at, changedBy: _by, ...content } = await app.directories.get();
  expect(version).toBeGreaterThan(0);
  await storeDirectory(app, { content: { ...content, standIns: [] }, by });
  await changeDirectory(app.table, 'remove', 'security', people.security.email);
  expect((await securityOf(story)).lacksPeople).toBe(true);
  expect((await story.file()).assessment.waiting.on).toBe('administrator');

  // She is replaced: her address needs nobody's care any more.
  await changeDirectory(app.table, 'add', 'security', dirk.email, dirk.name);
  await changeDirectory(app.table, 'add', 'security', people.security.email, people.security.name);
  await changeDirectory(app.table, 'remove', 'security', nadia.email);
  const mended = (await story.file()).assessment;
  expect(mended).not.toHaveProperty('undeliverable');
  expect(mended.waiting.on).toBe('risk-owners');
  expect(await story.mismatches()).not.toContain('chain');
});
