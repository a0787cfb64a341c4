import { beforeAll, expect, inject, test } from 'vitest';
import { stateTransitions } from '../../bin/demo/transitions.ts';
import { Visitor } from '../../bin/people/visitor.ts';
import { learnsFromUs, weakEncryption } from '../../bin/seed/assessments.ts';
import { directory, people } from '../../bin/seed/organisation.ts';
import { decideException } from '../../functions/approve/deciding/decide-exception.ts';
import type { StaffActor } from '../../functions/domain/actor.ts';
import { askFollowUp } from '../../functions/domain/follow-up/ask-follow-up.ts';
import type { OwningRole } from '../../functions/domain/vocabulary.ts';
import { type DeployedApp, deployedApp } from '../support/deployed-app.ts';
import { catalogOfDays, DeployedStory } from '../support/deployed-story.ts';

const REASONS = 'The benefit is large and the gap can be closed within the year.';
const TRAINS = { questionId: 'data.trains-on-ours', text: 'Does that include what our patients write?' };
const ENCRYPTION = { questionId: 'security.encryption', text: 'When will the data at rest be encrypted?' };

let app: DeployedApp;
beforeAll(async () => {
  app = await deployedApp(inject('local'));
});

/** Somebody who owns the risk. */
function owner(role: OwningRole): StaffActor {
  const person = Object.values(people).find(({ email }) => directory.roles[role].some((member) => member.email === email));
  if (!person) throw new Error(`nobody owns ${role}`);
  return { kind: 'staff', id: person.id, name: person.name, email: person.email };
}

/** Three exceptions wait for decisions: data protection (trains on ours), AI governance (fairness) and security (encryption). */
async function awaited() {
  const story = await DeployedStory.invited(app, { tier: 'standard', catalog: catalogOfDays(app, 600) });
  await story.answerAndSubmit({ ...learnsFromUs, ...weakEncryption, 'about.does': { value: 'scores-people' } });
  const { requests } = await story.untilStatus('awaiting-decision');
  expect(requests.map(({ id }) => id)).toEqual(['r1-ai-governance', 'r1-data-protection', 'r1-security']);
  for (const { id } of requests) await story.isWaiting(`request-${id}`);
  return story;
}

async function approve(story: DeployedStory, id: string) {
  const request = (await story.file()).requests.find((one) => one.id === id);
  if (!request) throw new Error(`there is no request ${id}`);
  const form = { choice: 'approve' as const, reasons: REASONS, conditions: [], basis: request.basis };
  const by = owner(request.role);
  expect(await decideException(app, { assessmentId: story.id, requestId: id, form, by })).toEqual({ kind: 'closed' });
}

const statuses = async (story: DeployedStory) =>
  Object.fromEntries((await story.file()).requests.map(({ id, status }) => [id, status]));

test('asked, answered by the link of the mail, scored anew: what did not change stands, what did is decided again', async () => {
  const story = await awaited();
  await approve(story, 'r1-ai-governance');
  await approve(story, 'r1-security');
  const by = story.requester;
  const asked = await askFollowUp(app, { assessmentId: story.id, questions: [TRAINS, ENCRYPTION], by });
  expect(asked).toEqual({ kind: 'asked', round: 1 });

  const mail = await story.mail('follow-up', story.contact);
  for (const { text } of [TRAINS, ENCRYPTION]) expect(mail.text).toContain(text);
  const vera = new Visitor(app.local.baseUrl);
  await vera.open(mail.links.find((link) => link.includes('/r/')) ?? '');
  await vera.press('Start');
  for (const [section, filled] of [
    ['data', { 'q:data.trains-on-ours': 'no', 'reply:data.trains-on-ours': 'We had misread the question.' }],
    ['security', { 'comment:security.encryption': 'At rest since the first of March.' }],
  ] as const) {
    await vera.open(`/respond/sections/${section}`);
    expect(vera.forms().flatMap(({ fields }) => fields.filter(({ name }) => name === 'shown'))).toHaveLength(1);
    await vera.press('Save', filled);
  }
  await vera.open('/respond/check');
  await vera.press('Submit', { declaration: 'yes', signedAs: 'Vera Vendor' });
  expect(vera.path).toBe('/respond/receipt');

  const second = await story.until('the second scorecard', ({ scorecards }) => scorecards.length === 2);
  expect(await statuses(story)).toEqual({
    ...{ 'r1-ai-governance': 'approved', 'r1-data-protection': 'superseded', 'r1-security': 'superseded' },
    'r2-security': 'open',
  });
  expect(second.followUps).toMatchObject([
    { status: 'answered', revision: 2, questions: [{ reply: 'We had misread the question.' }, {}] },
  ]);
  expect(await story.mismatches()).toEqual([]);
  await story.isWaiting('request-r2-security');
  await approve(story, 'r2-security');
  const decided = await story.untilStatus('decided');
  expect(decided.outcome).toMatchObject({ result: 'approved', basis: 'decided-by-people' });
  expect(decided.outcome?.decisionHashes).toHaveLength(2);
  expect(await story.ended()).toBe('SUCCEEDED');
  expect(decided.assessment.execution?.attempt).toBe(1);
  expect(await story.mismatches()).toEqual([]);
  // Three requests in the first revision, one in the second.
  expect(await stateTransitions(app.sfn, story.execution(), 4)).toBeLessThanOrEqual(8 + 3 + 6 + 1);
});

test('asked from an exception and never answered: the same execution goes back to the decisions', async () => {
  const story = await awaited();
  await approve(story, 'r1-security');
  const from = { assessmentId: story.id, requestId: 'r1-data-protection', by: owner('data-protection') };
  expect(await askFollowUp(app, { ...from, questions: [ENCRYPTION] })).toEqual({ kind: 'refused', why: 'not-askable' });
  expect(await askFollowUp(app, { ...from, questions: [TRAINS] })).toEqual({ kind: 'asked', round: 1 });
  const { followUps } = await story.untilStatus('awaiting-response');
  await story.sweepAt(followUps[0]?.lapsesAt ?? '');
  const resumed = await story.until('the decisions', ({ events }) => events.some(({ type }) => type === 'decisions-resumed'));
  expect(resumed).toMatchObject({ assessment: { status: 'awaiting-decision' }, followUps: [{ status: 'lapsed' }] });
  expect(resumed.scorecards).toHaveLength(1);
  await approve(story, 'r1-ai-governance');
  await approve(story, 'r1-data-protection');
  const decided = await story.untilStatus('decided');
  expect(decided.outcome?.result).toBe('approved');
  expect(await story.ended()).toBe('SUCCEEDED');
  expect(decided.assessment.execution?.attempt).toBe(1);
  expect(await story.mismatches()).toEqual([]);
});
