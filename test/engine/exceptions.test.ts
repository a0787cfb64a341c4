import { beforeAll, expect, inject, test } from 'vitest';
import { stateTransitions } from '../../bin/demo/transitions.ts';
import { learnsFromUs, weakEncryption } from '../../bin/seed/assessments.ts';
import { people } from '../../bin/seed/organisation.ts';
import { afterPolicyDays } from '../../functions/domain/catalog/policy-time.ts';
import { localDate } from '../../functions/domain/time/business-days.ts';
import { type DeployedApp, deployedApp } from '../support/deployed-app.ts';
import { approval, decideAs, rejection } from '../support/deployed-deciding.ts';
import { catalogThat, everySeverity } from '../support/deployed-policy.ts';
import { DeployedStory } from '../support/deployed-story.ts';

let app: DeployedApp;
beforeAll(async () => {
  app = await deployedApp(inject('local'));
});

test('people approve with conditions, two of them where it is critical; reminders cost no state transition', async () => {
  const reminderDays = [2, 3];
  const sla = everySeverity({ dueDays: 5, reminderDays, deputyDays: 7, headDays: 8, lapseDays: 20 });
  const catalog = catalogThat(app, { secondsPerDay: 60, sla });
  const story = await DeployedStory.invited(app, { tier: 'high', catalog });
  await story.answerAndSubmit(weakEncryption);
  const { requests } = await story.untilStatus('awaiting-decision');
  const quorums = Object.fromEntries(requests.map(({ role, quorum }) => [role, quorum]));
  expect(quorums.security).toBe(2);
  for (const { id } of requests) await story.isWaiting(`request-${id}`);
  const before = await stateTransitions(app.sfn, story.execution(), requests.length);

  const [first] = requests;
  for (const days of reminderDays) await story.sweepAt(afterPolicyDays(catalog.policy, first?.requestedAt ?? '', days));
  const reminded = await story.file();
  expect(reminded.events.filter(({ type }) => type === 'reminded')).toHaveLength(2 * requests.length);
  expect(await stateTransitions(app.sfn, story.execution(), requests.length)).toBe(before);

  const dueOn = localDate(catalog.policy.calendar, app.clock.now().toISOString());
  const proof = 'The report of a test laboratory.';
  const owner = { kind: 'vendor' as const };
  const conditions = [{ text: 'Encryption at rest, confirmed by an independent test.', proof, owner, dueOn }];
  const reasons = 'The benefit is large and the gap can be closed within the year.';
  await story.decideAll({ choice: 'approve-with-conditions', reasons, conditions });
  const decided = await story.untilStatus('decided');
  expect(decided.assessment.outcome?.result).toBe('approved-with-conditions');
  expect(decided.outcome?.conditions.map(({ text }) => text)).toContain(conditions[0]?.text);
  const deciders = decided.requests.find(({ role }) => role === 'security')?.decisions.map(({ by }) => 'email' in by && by.email);
  expect(new Set(deciders).size).toBe(2);
  // A decision leaves its timer: it finds the request closed when it fires.
  const set = new Set(decided.timers.map(({ kind }) => kind));
  expect([...set].toSorted()).toEqual(['condition', 'decision', 'outcome-expiry', 'review']);
  for (const { dueAt } of decided.timers.filter(({ kind }) => kind === 'decision')) await story.sweepAt(dueAt);
  const swept = await story.file();
  expect(swept.timers.filter(({ kind }) => kind === 'decision')).toEqual([]);
  expect(swept.events).toEqual(decided.events);
  expect(await story.ended()).toBe('SUCCEEDED');
  expect(await stateTransitions(app.sfn, story.execution(), requests.length)).toBeLessThanOrEqual(12);
  expect(await story.mismatches()).toEqual([]);

  await story.settled();
  const sent = await story.sent();
  const times = (kind: string) => sent.filter(([mail]) => mail === kind).length;
  const people = requests.length * 2;
  expect([times('exception'), times('decision-reminder'), times('decision-escalation')]).toEqual([people, 2 * people, 0]);
});

test('one rejection ends it for all: the other waits end, nobody is reminded any more, and a late click changes nothing', async () => {
  const catalog = catalogThat(app, { secondsPerDay: 60 });
  const story = await DeployedStory.invited(app, { tier: 'standard', catalog });
  await story.answerAndSubmit({ ...learnsFromUs, ...weakEncryption, 'about.does': { value: 'scores-people' } });
  const { requests } = await story.untilStatus('awaiting-decision');
  expect(requests.map(({ id }) => id)).toEqual(['r1-ai-governance', 'r1-data-protection', 'r1-security']);
  for (const { id } of requests) await story.isWaiting(`request-${id}`);
  await story.settled();
  expect(await decideAs(story, people.protection, 'r1-data-protection', rejection)).toEqual({ kind: 'closed' });
  const { assessment, events, requests: ended, timers } = await story.untilStatus('decided');
  expect(assessment.outcome?.result).toBe('rejected');
  expect(await story.ended()).toBe('SUCCEEDED');
  expect(ended.map(({ status }) => status)).toEqual(['dropped', 'rejected', 'dropped']);
  expect(events.map(({ type }) => type).slice(-3)).toEqual(['decision-recorded', 'requests-dropped', 'outcome-recorded']);
  expect(await stateTransitions(app.sfn, story.execution(), requests.length)).toBeLessThanOrEqual(12);
  expect(await story.mismatches()).toEqual([]);

  for (const [person, id] of [
    [people.security, 'r1-security'],
    [people.governance, 'r1-ai-governance'],
  ] as const)
    expect(await decideAs(story, person, id, approval)).toEqual({ kind: 'refused', reason: 'ended-elsewhere' });
  // Only the timer of the one that was decided is left, and it does nothing.
  expect(timers.map(({ id }) => id).toSorted()).toEqual(['decision-r1-data-protection', 'review']);
  for (const { askedAt } of requests) await story.sweepAt(afterPolicyDays(catalog.policy, askedAt, 20));
  const after = await story.file();
  expect(after.assessment).toEqual(assessment);
  expect(after.events).toEqual(events);
  await story.settled();
  const kinds = (await story.sent()).map(([kind]) => kind);
  expect(kinds.filter((kind) => kind?.startsWith('decision-'))).toEqual([]);
  expect(kinds.filter((kind) => kind === 'outcome')).toHaveLength(2);
});
