import { describe, expect, test } from 'vitest';
import type { Answers } from '../../functions/domain/answers/answer.ts';
import type { AssessmentFile } from '../../functions/domain/ports.ts';
import { hashOf } from '../../functions/domain/proof/canonical.ts';
import { verifyAssessment } from '../../functions/domain/proof/verify-assessment.ts';
import { assessmentStory, petra, rechained, rosa } from '../support/assessment-story.ts';
import { housePolicy } from '../support/house-policy.ts';
import { copyOf, smallCatalog } from '../support/small-catalog.ts';
import { goodAnswers } from '../support/small-submission.ts';

const catalog = smallCatalog();
const poor: Answers = { ...goodAnswers, 'operation.stop': { kind: 'yes-no', value: 'no' } };
const decided = assessmentStory(catalog, poor, [
  {
    ...{ by: rosa, choice: 'approve-with-conditions' },
    conditions: [{ text: 'Add a switch', proof: 'A film of it', owner: { kind: 'vendor' }, dueOn: '2026-06-30' }],
  },
]);
const failing = (file: AssessmentFile, against = catalog) =>
  verifyAssessment(file, against)
    .checks.filter(({ ok }) => !ok)
    .map(({ name }) => name);

test.each<[string, AssessmentFile]>([
  ['cleared', assessmentStory(catalog, goodAnswers)],
  ['approved with conditions', decided],
  ['rejected', assessmentStory(catalog, poor, [{ by: rosa, choice: 'reject' }])],
  ['lapsed', assessmentStory(catalog, poor, 'lapse')],
])('%s: everything matches, also after a round trip through the store', (_, file) => {
  expect(verifyAssessment(file, catalog)).toMatchObject({ ok: true });
  expect(failing(JSON.parse(JSON.stringify(file)), copyOf(catalog))).toEqual([]);
});

test('an assessment that was only opened is fine too', () => {
  const { assessment, events } = decided;
  const [first] = events;
  if (!first) throw new Error('no event');
  const { submission: _, score: __, outcome: ___, ...opened } = assessment;
  const head = { ...opened, status: 'opened' as const, seq: 1, lastHash: first.hash };
  const nothing = { submissions: [], scorecards: [], requests: [], conditions: [], acceptances: [] };
  const file = { ...decided, ...nothing, assessment: head, events: [first], outcome: undefined, signature: undefined };
  expect(failing(file)).toEqual([]);
});

/** Deep copy with one change. */
function tampered(change: (file: AssessmentFile) => void): AssessmentFile {
  const file = structuredClone(decided);
  change(file);
  return file;
}
function only<T>(items: T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('nothing there');
  return item;
}

describe('what was changed is found', () => {
  test.each<[string, (file: AssessmentFile) => void, string[]]>([
    [
      'an answer',
      (f) => {
        only(f.submissions).answers['operation.stop'] = { kind: 'yes-no', value: 'yes' };
      },
      ['submission', 'score', 'requests', 'outcome'],
    ],
    [
      'who submitted',
      (f) => {
        only(f.submissions).submittedBy = petra;
      },
      ['submission', 'score', 'outcome'],
    ],
    [
      'the score',
      (f) => {
        only(f.scorecards).overall = 9999;
      },
      ['score', 'outcome'],
    ],
    [
      'a line of the score',
      (f) => {
        only(only(f.scorecards).lines.slice(2)).knockedOut = false;
      },
      ['score', 'outcome'],
    ],
    [
      'the score on the head',
      (f) => {
        if (f.assessment.score) f.assessment.score.overall = 9999;
      },
      ['score'],
    ],
    [
      'the submission on the head',
      (f) => {
        if (f.assessment.submission) f.assessment.submission.hash = hashOf('x');
      },
      ['submission'],
    ],
    [
      'the reasons of a decision',
      (f) => {
        only(only(f.requests).decisions).reasons = 'Something else, afterwards.';
      },
      ['decisions', 'outcome', 'acceptances'],
    ],
    [
      'the basis of a decision',
      (f) => {
        only(only(f.requests).decisions).basis = hashOf('x');
      },
      ['decisions', 'outcome'],
    ],
    [
      'the decider, to the requester',
      (f) => {
        only(only(f.requests).decisions).by = petra;
      },
      ['decisions', 'outcome', 'acceptances'],
    ],
    [
      'the status of a request',
      (f) => {
        only(f.requests).status = 'approved';
      },
      ['decisions', 'outcome'],
    ],
    [
      'a rejection into a lapse',
      (f) => {
        only(f.requests).status = 'lapsed';
      },
      ['decisions', 'outcome'],
    ],
    [
      'the time a request closed',
      (f) => {
        only(f.requests).closedAt = '2030-01-01T00:00:00.000Z';
      },
      ['decisions'],
    ],
    [
      'the quorum',
      (f) => {
        only(f.requests).quorum = 5;
      },
      ['requests', 'outcome'],
    ],
    [
      'how many were needed',
      (f) => {
        only(f.requests).needed = 5;
      },
      ['requests', 'decisions', 'outcome'],
    ],
    [
      'the mode',
      (f) => {
        only(f.requests).mode = 'all';
      },
      ['requests', 'outcome'],
    ],
    ['the deadline', (f) => void Object.assign(only(f.requests), { dueAt: '2030-01-01T00:00:00.000Z' }), ['decisions']],
    ['the end of its time', (f) => void Object.assign(only(f.requests), { lapsesAt: '2030-01-01T00:00:00.000Z' }), ['decisions']],
    ['when it was asked', (f) => void Object.assign(only(f.requests), { askedAt: '2026-03-05T10:00:00.000Z' }), ['decisions']],
    [
      'when it was called for',
      (f) => void Object.assign(only(f.requests), { requestedAt: '2026-03-01T10:00:00.000Z' }),
      ['decisions'],
    ],
    ['whose request it is', (f) => void Object.assign(only(f.requests), { assessmentId: 'asm_9' }), ['requests']],
    ['the requester’s account', (f) => void Object.assign(f.assessment, { requestedBy: { ...petra, id: 'u_other' } }), ['intake']],
    ['the number to call', (f) => void Object.assign(f.assessment, { requesterPhone: '+44 20 7946 0958' }), ['intake']],
    ['a request away', (f) => void f.requests.pop(), ['requests', 'decisions', 'outcome', 'acceptances']],
    ['a decision away', (f) => void only(f.requests).decisions.pop(), ['decisions', 'outcome', 'acceptances']],
    [
      'the end of the outcome',
      (f) => {
        if (f.outcome) f.outcome.validUntil = '2030-01-01T00:00:00.000Z';
      },
      ['outcome', 'signature', 'acceptances'],
    ],
    [
      'the end of the outcome on the head',
      (f) => {
        if (f.assessment.outcome) f.assessment.outcome.validUntil = '2030-01-01T00:00:00.000Z';
      },
      ['outcome'],
    ],
    ['the outcome away', (f) => void delete f.outcome, ['outcome', 'signature', 'conditions', 'acceptances']],
    ['the submission away', (f) => void f.submissions.pop(), ['submission', 'score', 'requests', 'outcome']],
    ['the scorecard away', (f) => void f.scorecards.pop(), ['score', 'requests', 'outcome', 'acceptances']],
    [
      'an intake fact',
      (f) => {
        f.assessment.facts.dataSensitivity = 'special-category';
      },
      ['inherent risk'],
    ],
    [
      'the inherent risk',
      (f) => {
        f.assessment.inherentRisk = 'very-low';
      },
      ['inherent risk', 'score', 'outcome'],
    ],
    [
      'the supplier’s name',
      (f) => {
        f.assessment.supplierName = 'Another';
      },
      ['outcome'],
    ],
    ['an event away', (f) => void f.events.splice(3, 1), ['chain', 'score', 'decisions']],
    ['the last event away', (f) => void f.events.pop(), ['chain', 'outcome']],
  ])('%s', (_, change, names) => {
    expect(failing(tampered(change))).toEqual(names);
  });

  test('a forged trail whose hashes all fit, but names another submission', () => {
    const forged = rechained(decided, (event) =>
      event.type === 'submitted' ? { ...event, data: { submission: hashOf('x') } } : event,
    );
    expect(failing(forged)).toEqual(['submission']);
  });
  test('a forged trail that names another decider or request', () => {
    const swap = (change: object) =>
      rechained(decided, (event) => (event.type === 'decision-recorded' ? { ...event, ...change } : event));
    expect(failing(swap({ actor: petra }))).toEqual(['decisions']);
    const other = rechained(decided, (event) =>
      event.type === 'decision-recorded' ? { ...event, data: { ...event.data, request: 'req_9' } } : event,
    );
    expect(failing(other)).toEqual(['decisions']);
  });
  test('another catalog than the pinned one', () => {
    expect(failing(decided, smallCatalog(housePolicy({ title: 'Other' })))).toEqual(['catalog', 'score']);
  });
});
