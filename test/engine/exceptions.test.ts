import { beforeAll, expect, inject, test } from 'vitest';
import { stateTransitions } from '../../bin/demo/transitions.ts';
import { learnsFromUs, weakEncryption } from '../../bin/seed/assessments.ts';
import { afterPolicyDays } from '../../functions/domain/policy-time.ts';
import { type DeployedApp, deployedApp } from '../support/deployed-app.ts';
import { catalogOfDays, DeployedStory } from '../support/deployed-story.ts';

let app: DeployedApp;
beforeAll(async () => {
  app = await deployedApp(inject('local'));
});

test('people approve with conditions, two of them where it is critical; reminders cost no state transition', async () => {
  const catalog = catalogOfDays(app, 60);
  const { reminderDays } = catalog.policy.decision;
  const story = await DeployedStory.invited(app, { tier: 'high', catalog });
  await story.answerAndSubmit(weakEncryption);
  const { requests } = await story.untilStatus('awaiting-decision');
  const quorums = Object.fromEntries(requests.map(({ role, quorum }) => [role, quorum]));
  expect(quorums.security).toBe(2);
  for (const { id } of requests) await story.isWaiting(`request-${id}`);
  const before = await stateTransitions(app.sfn, story.execution(), requests.length);

  const [first] = requests;
  for (const days of reminderDays.slice(0, 2)) await story.sweepAt(afterPolicyDays(catalog.policy, first?.requestedAt ?? '', days));
  const reminded = await story.file();
  expect(reminded.events.filter(({ type }) => type === 'reminded')).toHaveLength(2 * requests.length);
  expect(await stateTransitions(app.sfn, story.execution(), requests.length)).toBe(before);

  const conditions = [{ text: 'Encryption at rest, confirmed by an independent test.', dueOn: '2031-01-31' }];
  const reasons = 'The benefit is large and the gap can be closed within the year.';
  await story.decideAll({ choice: 'approve-with-conditions', reasons, conditions });
  const decided = await story.untilStatus('decided');
  expect(decided.assessment.outcome?.result).toBe('approved-with-conditions');
  expect(decided.outcome?.conditions.map(({ text }) => text)).toContain(conditions[0]?.text);
  const deciders = decided.requests.find(({ role }) => role === 'security')?.decisions.map(({ by }) => 'email' in by && by.email);
  expect(new Set(deciders).size).toBe(2);
  expect(decided.timers.map(({ kind }) => kind)).toEqual(['review']);
  expect(await story.ended()).toBe('SUCCEEDED');
  expect(await stateTransitions(app.sfn, story.execution(), requests.length)).toBeLessThanOrEqual(12);
  expect(await story.mismatches()).toEqual([]);

  await story.settled();
  const sent = await story.sent();
  const times = (kind: string) => sent.filter(([mail]) => mail === kind).length;
  const people = requests.length * 2;
  expect([times('exception'), times('decision-reminder'), times('decision-escalation')]).toEqual([people, 2 * people, 0]);
});

test('one rejection per request is enough: the outcome is rejected, and a late click changes nothing', async () => {
  const story = await DeployedStory.invited(app, { tier: 'standard' });
  await story.answerAndSubmit(learnsFromUs);
  const { requests } = await story.untilStatus('awaiting-decision');
  const rejection = { choice: 'reject' as const, reasons: 'It trains on our data; we do not accept that.', conditions: [] };
  await story.decideAll(rejection);
  const { assessment, events } = await story.untilStatus('decided');
  expect(assessment.outcome?.result).toBe('rejected');
  expect(await story.ended()).toBe('SUCCEEDED');
  expect(await story.mismatches()).toEqual([]);
  expect(events.filter(({ type }) => type === 'decision-recorded')).toHaveLength(requests.length);

  await expect(story.decideAll({ ...rejection, choice: 'approve' })).rejects.toThrow(/refused/);
  const after = await story.file();
  expect(after.assessment).toEqual(assessment);
  expect(after.requests.flatMap(({ decisions }) => decisions.map(({ choice }) => choice))).toEqual(requests.map(() => 'reject'));
});
