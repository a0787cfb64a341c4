import { expect, test } from 'vitest';
import type { Answers } from '../../functions/domain/answer.ts';
import { decideOutcome } from '../../functions/domain/outcome.ts';
import { Outcome } from '../../functions/domain/outcome-record.ts';
import { afterPolicyDays } from '../../functions/domain/policy-time.ts';
import { assessmentStory, type Choice, rosa, sven } from '../support/assessment-story.ts';
import { housePolicy } from '../support/house-policy.ts';
import { smallCatalog } from '../support/small-catalog.ts';
import { goodAnswers } from '../support/small-submission.ts';

const policy = housePolicy();
const noStop: Answers = {
  ...goodAnswers,
  'operation.stop': { kind: 'yes-no', value: 'no' },
  'data.personal': { kind: 'not-sure' },
};
const with1 = (dueOn: string): Choice => ({
  by: rosa,
  choice: 'approve-with-conditions',
  conditions: [{ text: 'Add a switch', dueOn }],
});
function outcomeOf(answers: Answers, decisions: Choice[] | 'lapse' = [], change = policy): Outcome {
  const { outcome } = assessmentStory(smallCatalog(change), answers, decisions);
  if (!outcome) throw new Error('no outcome');
  return outcome;
}

test('a clean low tier clears by the policy and holds for its validity', () => {
  const outcome = outcomeOf(goodAnswers);
  expect(Outcome.parse(outcome)).toEqual(outcome);
  expect(outcome).toMatchObject({
    result: 'approved',
    basis: 'cleared-by-policy',
    conditions: [],
    acceptedFindings: [],
    decisionHashes: [],
  });
  expect(outcome.validUntil).toBe(afterPolicyDays(policy, outcome.decidedAt, 730));
  expect(outcome.nextReviewAt).toBe(afterPolicyDays(policy, outcome.decidedAt, 700));
});

test('clearing accepts the low findings there are', () => {
  const lenient = housePolicy({ clearing: { tiers: ['low'], worstFinding: 'low', appetite: 'very-high' } });
  const outcome = outcomeOf({ ...goodAnswers, 'data.checks': { kind: 'not-sure' } }, [], lenient);
  expect(outcome).toMatchObject({ basis: 'cleared-by-policy', acceptedFindings: ['F-data-checks'] });
});

test('people approve: every finding is accepted, every decision named', () => {
  const outcome = outcomeOf(noStop, [{ by: rosa, choice: 'approve' }]);
  expect(outcome).toMatchObject({ result: 'approved', basis: 'decided-by-people', conditions: [] });
  expect(outcome.acceptedFindings).toEqual(['F-lawful-data', 'F-human-stop', 'F-residual-risk']);
  expect(new Set(outcome.decisionHashes).size).toBe(3);
});

test('conditions: it holds to the end of the earliest due date', () => {
  const outcome = outcomeOf(noStop, [with1('2026-06-30')]);
  expect(outcome.result).toBe('approved-with-conditions');
  expect(outcome.conditions.map(({ role, dueOn }) => [role, dueOn])).toContainEqual(['business-owner', '2026-06-30']);
  expect(outcome.validUntil).toBe('2026-06-30T23:59:59.999Z');
  expect(outcome.nextReviewAt).toBe('2026-05-31T23:59:59.999Z');
});

test('a condition due after the policy’s validity, or in the past, moves no end beyond it', () => {
  const far = outcomeOf(noStop, [with1('2039-01-01')]);
  expect(far.validUntil).toBe(afterPolicyDays(policy, far.decidedAt, 730));
  const past = outcomeOf(noStop, [with1('2020-01-01')]);
  expect([past.validUntil, past.nextReviewAt]).toEqual([past.decidedAt, past.decidedAt]);
});

test('the next review is never before the decision', () => {
  const outcome = outcomeOf(goodAnswers, [], housePolicy({ validityDays: { low: 10, standard: 10, high: 10 } }));
  expect(outcome.nextReviewAt).toBe(outcome.decidedAt);
});

test('in the demo a policy day is a second', () => {
  const outcome = outcomeOf(goodAnswers, [], housePolicy({ secondsPerDay: 1 }));
  expect(Date.parse(outcome.validUntil) - Date.parse(outcome.decidedAt)).toBe(730_000);
});

test('one rejection rejects: nothing is accepted, no condition holds', () => {
  const { requests, ...story } = assessmentStory(smallCatalog(), noStop, [with1('2026-06-30')]);
  const [submission] = story.submissions;
  const [scorecard] = story.scorecards;
  if (!submission || !scorecard || !story.assessment.submission || !story.assessment.score) throw new Error('incomplete');
  const subject = {
    ...{ assessment: story.assessment, submission, submissionHash: story.assessment.submission.hash },
    ...{ scorecard, scorecardHash: story.assessment.score.hash, policy, decidedAt: '2026-03-05T10:00:00.000Z' },
  };
  expect(requests.length).toBeGreaterThan(1);
  const last = (status: 'rejected' | 'lapsed' | 'open' | 'withdrawn') =>
    requests.map((request, at) => (at === requests.length - 1 ? { ...request, status } : request));
  expect(decideOutcome({ ...subject, requests: last('rejected') })).toMatchObject({
    ...{ result: 'rejected', basis: 'decided-by-people', conditions: [], acceptedFindings: [] },
  });
  expect(decideOutcome({ ...subject, requests: last('lapsed') })).toMatchObject({
    result: 'rejected',
    basis: 'no-decision-in-time',
  });
  expect(() => decideOutcome({ ...subject, requests: last('open') })).toThrow(expect.objectContaining({ name: 'OutcomeTooEarly' }));
  expect(() => decideOutcome({ ...subject, requests: last('withdrawn') })).toThrow(
    expect.objectContaining({ name: 'OutcomeTooEarly' }),
  );
  expect(() => decideOutcome({ ...subject, requests: requests.slice(1) })).toThrow(
    expect.objectContaining({ name: 'RequestsDoNotMatch' }),
  );
  expect(() => decideOutcome({ ...subject, requests: [] })).toThrow(expect.objectContaining({ name: 'RequestsDoNotMatch' }));
  expect(decideOutcome({ ...subject, requests: requests.toReversed() })).toEqual(decideOutcome({ ...subject, requests }));
});

test('nobody decides in time: rejected, and it says so', () => {
  expect(outcomeOf(noStop, 'lapse')).toMatchObject({ result: 'rejected', basis: 'no-decision-in-time', decisionHashes: [] });
});

test('two approvers are both named', () => {
  const two = housePolicy({ quorum: { low: 2, medium: 2, high: 2, critical: 2 } });
  const outcome = outcomeOf(
    noStop,
    [
      { by: rosa, choice: 'approve' },
      { ...with1('2026-06-30'), by: sven },
    ],
    two,
  );
  expect(outcome.result).toBe('approved-with-conditions');
  expect(new Set(outcome.decisionHashes).size).toBe(6);
});
