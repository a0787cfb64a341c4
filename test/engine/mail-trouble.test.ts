import { beforeAll, expect, inject, test } from 'vitest';
import { Post } from '../../bin/demo/post.ts';
import { feedbackDetail } from '../../bin/local/mail-feedback.ts';
import type { Mail } from '../../bin/local/mails.ts';
import { Visitor } from '../../bin/people/visitor.ts';
import { correctContact } from '../../functions/console/contact-correct.ts';
import { revokeLinks } from '../../functions/console/links-revoke.ts';
import { sendLink } from '../../functions/console/links-send.ts';
import { suppressionsIn } from '../../functions/platform/table/suppressions.ts';
import { type DeployedApp, deployedApp } from '../support/deployed-app.ts';
import { DeployedStory } from '../support/deployed-story.ts';

let app: DeployedApp;
beforeAll(async () => {
  app = await deployedApp(inject('local'));
});

const ports = () => ({ ...app, suppressions: suppressionsIn(app.table) });
const suppressed = (email: string) => ports().suppressions.get(email);

/** Presses a button of the local inbox: what SES would report goes over the engine's event bus. */
async function press(mail: Mail, button: 'bounce' | 'complain'): Promise<void> {
  const response = await fetch(`${app.local.baseUrl}/inbox/${mail.number}/${button}`, { method: 'POST', redirect: 'manual' });
  expect(response.status).toBe(303);
}

const linkIn = (mail: Mail) => Post.link(mail, /\/r\//);
const opens = async (link: string) => (await fetch(link, { redirect: 'manual' })).status;
const by = (story: DeployedStory) => ({ operationId: app.ids.id('lnk'), by: story.requester, assessmentId: story.id });

test('a bounce: mail to the address stops, the requester is told, and correcting the contact sends the new link in one step', async () => {
  const story = await DeployedStory.invited(app, { tier: 'low' });
  const { email } = story.contact;
  const invitation = await story.mail('invitation', { email });
  const before = await story.file();
  expect(await opens(linkIn(invitation))).toBe(200);

  await press(invitation, 'bounce');
  const { assessment, events } = await story.until('the bounce is on record', (file) => !!file.assessment.undeliverable);
  expect(assessment).toMatchObject({
    undeliverable: [{ email, reason: 'bounced', mail: 'invitation' }],
    waiting: { on: 'procurement', who: story.requester.name, until: before.assessment.dueAt },
  });
  expect(events.at(-1)).toMatchObject({ type: 'mail-bounced', actor: { kind: 'system', name: 'mail' } });
  expect(await suppressed(email)).toMatchObject({ reason: 'bounced', assessmentId: story.id });
  await story.mail('mail-trouble', story.requester);

  // EventBridge delivers at least once.
  await story.settled();
  const settled = await story.file();
  const again = { detail: feedbackDetail(invitation, 'bounce') };
  expect(await app.invoke('FeedbackFunctionName', again)).toMatchObject({ kind: 'repeated', assessmentId: story.id });
  expect(await story.file()).toEqual(settled);

  // Nothing more goes there.
  const refused = await sendLink(ports(), { ...by(story), revokeOlder: false });
  expect(refused).toEqual({ kind: 'unreachable' });

  const nora = { name: 'Nora Next', email: `nora.${story.id.slice(4)}@vendor.example`, language: 'de' as const };
  expect(await correctContact(ports(), { ...by(story), contact: nora, assured: '' })).toEqual({ kind: 'corrected' });
  expect(await opens(linkIn(invitation))).toBe(404);
  const next = await story.mail('invitation', nora);
  const visitor = new Visitor(app.local.baseUrl);
  await visitor.open(linkIn(next));
  await visitor.press('Beginnen');
  expect(visitor.path).toMatch(/^\/respond/);
  const corrected = (await story.file()).assessment;
  expect(corrected).toMatchObject({ contact: nora, waiting: { on: 'vendor', who: nora.name } });
  expect(corrected).not.toHaveProperty('undeliverable');
  expect(await suppressed(email)).toBeDefined();
  expect(await suppressed(nora.email)).toBeUndefined();
  expect(await story.mismatches()).not.toContain('chain');
});

test('a complaint ends all mail, until somebody made sure that the person wants it', async () => {
  const story = await DeployedStory.invited(app, { tier: 'low' });
  const { email, name } = story.contact;
  const invitation = await story.mail('invitation', { email });
  await press(invitation, 'complain');
  await story.until('the complaint is on record', ({ assessment }) => assessment.undeliverable?.[0]?.reason === 'complained');
  expect(await suppressed(email)).toMatchObject({ reason: 'complained' });
  const correct = (assured: string) => correctContact(ports(), { ...by(story), contact: { name, email }, assured });
  expect(await correct('')).toMatchObject({ kind: 'suppressed', suppression: { reason: 'complained' } });
  expect(await correct(email)).toEqual({ kind: 'corrected' });
  expect(await suppressed(email)).toBeUndefined();
  const again = await story.mail('invitation', { email }, invitation.number);
  expect([await opens(linkIn(invitation)), await opens(linkIn(again))]).toEqual([200, 200]);
});

test('replacing all links: the old link and its session are dead at once, the new link works; revoking ends that one too', async () => {
  const story = await DeployedStory.invited(app, { tier: 'low' });
  const { email } = story.contact;
  const invitation = await story.mail('invitation', { email });
  const visitor = new Visitor(app.local.baseUrl);
  await visitor.open(linkIn(invitation));
  await visitor.press('Start');
  await visitor.open('/respond');
  expect(visitor.status).toBe(200);

  expect(await sendLink(ports(), { ...by(story), revokeOlder: true })).toEqual({ kind: 'ordered' });
  expect(await opens(linkIn(invitation))).toBe(404);
  await visitor.open('/respond');
  expect(visitor.status).not.toBe(200);
  const fresh = await story.mail('invitation', { email }, invitation.number);
  expect(await opens(linkIn(fresh))).toBe(200);

  await story.settled();
  expect(await revokeLinks(ports(), { ...by(story), person: 'recipient' })).toEqual({ kind: 'revoked' });
  expect(await opens(linkIn(fresh))).toBe(404);
  const { events, grants } = await story.file();
  expect(grants.every(({ revokedAt }) => revokedAt)).toBe(true);
  expect(events.slice(-2).map(({ type }) => type)).toEqual(['link-sent', 'link-revoked']);
});
