import { expect, test } from 'vitest';
import type { Answers } from '../../functions/domain/answers/answer.ts';
import { afterPolicyDays } from '../../functions/domain/catalog/policy-time.ts';
import type { ApprovalRequest } from '../../functions/domain/deciding/approval.ts';
import { decideOutcome } from '../../functions/domain/outcome/outcome.ts';
import { Outcome } from '../../functions/domain/outcome/outcome-record.ts';
import { assessmentStory, type Choice, rosa, sven } from '../support/assessment-story.ts';
import { houseApproval, housePolicy } from '../support/house-policy.ts';
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
  conditions: [{ text: 'Add a switch', proof: 'A film of it', owner: { kind: 'vendor' }, dueOn }],
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

test('conditions are numbered, fall due at the end of their day where the organisation is, and say what comes of being late', () => {
  const berlin = { timeZone: 'Europe/Berlin', weekend: [6, 7], holidays: [] };
  const outcome = outcomeOf(noStop, [with1('2026-06-30')], housePolicy({ calendar: berlin }));
  expect(outcome.result).toBe('approved-with-conditions');
  const owned = outcome.conditions.filter(({ role }) => role === 'business-owner');
  expect(owned).toEqual([
    {
      ...{ id: 'r1-business-owner-1', requestId: 'r1-business-owner', role: 'business-owner', severity: 'high' },
      ...{ text: 'Add a switch', proof: 'A film of it', owner: { kind: 'vendor' }, dueOn: '2026-06-30' },
      ...{ dueAt: '2026-06-30T21:59:59.999Z', ifOverdue: 'suspended' },
    },
  ]);
  expect(new Set(outcome.conditions.map(({ id }) => id)).size).toBe(outcome.conditions.length);
});

test('conditions move no end of the outcome, whenever they fall due: what an overdue one makes of it is said at any instant', () => {
  const without = outcomeOf(noStop, [{ by: rosa, choice: 'approve' }]);
  for (const dueOn of ['2020-01-01', '2026-06-30', '2039-01-01']) {
    const outcome = outcomeOf(noStop, [with1(dueOn)]);
    expect([outcome.validUntil, outcome.nextReviewAt]).toEqual([without.validUntil, without.nextReviewAt]);
  }
});

test('an accepted risk ends when the policy says for its severity, and with it the outcome', () => {
  const outcome = outcomeOf(noStop, [{ by: rosa, choice: 'approve' }]);
  const { acceptanceDays } = policy.approval;
  expect(outcome.acceptances.map(({ requestId, until }) => [requestId, until])).toEqual(
    ['ai-governance', 'data-protection', 'business-owner'].map((role) => {
      const severity = outcome.acceptances.find((one) => one.role === role)?.severity ?? 'low';
      return [`r1-${role}`, afterPolicyDays(policy, outcome.decidedAt, acceptanceDays[severity])];
    }),
  );
  expect(outcome.validUntil).toBe(outcome.acceptances.map(({ until }) => until).sort()[0]);
  expect(outcome.validUntil < afterPolicyDays(policy, outcome.decidedAt, 730)).toBe(true);
});

test('an approver may set an earlier end, the strictest holds; a later one than the policy’s does not', () => {
  const until = (acceptUntil: string) => outcomeOf(noStop, [{ by: rosa, choice: 'approve', acceptUntil }]);
  expect(until('2026-04-30')).toMatchObject({ validUntil: '2026-04-30T23:59:59.999Z', nextReviewAt: '2026-03-31T23:59:59.999Z' });
  expect(until('2039-01-01').validUntil).toBe(outcomeOf(noStop, [{ by: rosa, choice: 'approve' }]).validUntil);
  const past = until('2020-01-01');
  expect([past.validUntil, past.nextReviewAt]).toEqual([past.decidedAt, past.decidedAt]);
  const two = housePolicy({ quorum: { low: 2, medium: 2, high: 2, critical: 2 } });
  const both: Choice[] = [
    { by: rosa, choice: 'approve', acceptUntil: '2026-05-31' },
    { by: sven, choice: 'approve', acceptUntil: '2026-04-30' },
  ];
  expect(outcomeOf(noStop, both, two).validUntil).toBe('2026-04-30T23:59:59.999Z');
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
  type Ended = 'rejected' | 'lapsed' | 'open' | 'queued' | 'withdrawn' | 'dropped';
  const last = (status: Ended) => requests.map((request, at) => (at === requests.length - 1 ? { ...request, status } : request));
  expect(decideOutcome({ ...subject, requests: last('rejected') })).toMatchObject({
    ...{ result: 'rejected', basis: 'decided-by-people', conditions: [], acceptances: [], acceptedFindings: [] },
  });
  expect(decideOutcome({ ...subject, requests: last('lapsed') })).toMatchObject({
    result: 'rejected',
    basis: 'no-decision-in-time',
  });
  const tooEarly = expect.objectContaining({ name: 'OutcomeTooEarly' });
  for (const status of ['open', 'queued', 'withdrawn', 'dropped'] as const)
    expect(() => decideOutcome({ ...subject, requests: last(status) })).toThrow(tooEarly);
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

test('where one rejection ends it for all, those whom it spared a decision hold nothing up; without one they do', () => {
  const ending = housePolicy({ approval: { ...houseApproval, rejectionEnds: 'assessment' } });
  const { requests, ...story } = assessmentStory(smallCatalog(ending), noStop, [{ by: rosa, choice: 'approve' }]);
  const [submission] = story.submissions;
  const [scorecard] = story.scorecards;
  if (!submission || !scorecard || !story.assessment.submission || !story.assessment.score) throw new Error('incomplete');
  const subject = {
    ...{ assessment: story.assessment, submission, submissionHash: story.assessment.submission.hash },
    ...{ scorecard, scorecardHash: story.assessment.score.hash, policy: ending, decidedAt: '2026-03-05T10:00:00.000Z' },
  };
  const being = (...statuses: ApprovalRequest['status'][]) =>
    requests.map((request, at) => ({ ...request, status: statuses[at] ?? request.status }));
  expect(requests).toHaveLength(3);
  expect(decideOutcome({ ...subject, requests: being('dropped', 'rejected', 'dropped') })).toMatchObject({
    ...{ result: 'rejected', basis: 'decided-by-people', acceptances: [] },
  });
  expect(decideOutcome({ ...subject, requests: being('lapsed', 'dropped', 'approved') })).toMatchObject({
    ...{ result: 'rejected', basis: 'no-decision-in-time' },
  });
  for (const statuses of [
    ['dropped', 'approved', 'approved'],
    ['rejected', 'open', 'dropped'],
    ['rejected', 'queued', 'dropped'],
  ] as const)
    expect(() => decideOutcome({ ...subject, requests: being(...statuses) })).toThrow(
      expect.objectContaining({ name: 'OutcomeTooEarly' }),
    );
});
