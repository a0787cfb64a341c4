import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../functions/domain/answers/answer.ts';
import type { Submission } from '../../../functions/domain/answers/submission.ts';
import type { ApprovalRequest } from '../../../functions/domain/deciding/approval.ts';
import { planRequests, requestDifferences, requestsOver, revisionOf } from '../../../functions/domain/deciding/request-plan.ts';
import { hashOf } from '../../../functions/domain/proof/canonical.ts';
import { housePolicy } from '../../support/house-policy.ts';
import { smallCatalog, variant } from '../../support/small-catalog.ts';
import { frozen, goodAnswers, scored, submissionTo } from '../../support/small-submission.ts';

const catalog = smallCatalog();
const { policy } = catalog;
const subject = { tier: 'standard', facts: { aiActClass: 'minimal' } } as const;
const poor: Answers = { ...goodAnswers, 'data.personal': { kind: 'not-sure' }, 'operation.stop': { kind: 'yes-no', value: 'no' } };
const revision = (answers: Answers, change: Partial<Submission> = {}, of = catalog) => {
  const submission = submissionTo(of, { answers, ...change });
  return { submission, scorecard: scored(of, submission, 'high') };
};
const plan = (of: ReturnType<typeof revision>, by = policy) => planRequests(of, by, subject);
const basisOf = (role: string, of: ReturnType<typeof revision>, by = policy) =>
  plan(of, by).find((one) => one.role === role)?.basis;

describe('the basis of a request', () => {
  const before = revision(poor);
  const changes = (after: ReturnType<typeof revision>, by = policy) =>
    plan(before).filter(({ role, basis }) => basisOf(role, after, by) !== basis);
  const roles = (after: ReturnType<typeof revision>, by = policy) => changes(after, by).map(({ role }) => role);

  test('is the same for the same facts, whoever submitted them when and in which revision', () => {
    const submittedBy = { kind: 'vendor', email: 'x@y.example', name: 'X' } as const;
    expect(plan(before).map(({ role }) => role)).toEqual(['ai-governance', 'data-protection', 'business-owner']);
    expect(roles(revision(poor, { revision: 2, submittedBy, submittedAt: '2026-03-09T10:00:00.000Z' }))).toEqual([]);
  });

  test('is the same for the same words, as they were typed or as they were frozen when answers were still trimmed', () => {
    const said = (comment: string) => revision({ ...poor, 'data.personal': { kind: 'not-sure', comment } });
    const [trimmed, typed] = [said('We asked.\nTwice.'), said(' We asked.\r\nTwice. ')];
    expect(plan(typed).map(({ basis }) => basis)).toEqual(plan(trimmed).map(({ basis }) => basis));
  });

  test.each<[string, ReturnType<typeof revision>, string[]]>([
    [
      'an answer behind one finding, and with it the whole',
      revision({ ...poor, 'data.personal': { kind: 'not-sure', comment: 'We asked.' } }),
      ['ai-governance', 'data-protection'],
    ],
    [
      'an answer behind no finding: only the whole',
      revision({ ...poor, 'operation.staff': { kind: 'number', value: 3 } }),
      ['ai-governance'],
    ],
    ['a file at a question behind no finding', revision(poor, { evidence: [frozen('f1', ['data.checks'])] }), ['ai-governance']],
    [
      'a finding that is gone',
      revision({ ...poor, 'operation.stop': { kind: 'yes-no', value: 'yes' } }),
      ['ai-governance', 'business-owner'],
    ],
  ])('changes with %s', (_, after, expected) => {
    expect(roles(after)).toEqual(expected);
  });

  test('changes with the quorum and the catalog', () => {
    expect(roles(before, housePolicy({ quorum: { low: 3, medium: 3, high: 3, critical: 3 } }))).toHaveLength(3);
    const other = variant(catalog, { policy: housePolicy({ title: 'Other' }) }).catalog;
    expect(roles(revision(poor, {}, other))).toHaveLength(3);
  });
});

describe('requests over revisions', () => {
  const first = revision(poor);
  const second = revision({ ...poor, 'operation.stop': { kind: 'not-sure' } }, { revision: 2 });
  const third = revision(poor, { revision: 3 });
  const past = (...revisions: (typeof first)[]) =>
    requestsOver(revisions, policy, subject).map(({ id, supersededIn = 0 }) => [id, supersededIn]);

  test('stay where role and basis do, are superseded and asked anew where not, and never come back', () => {
    expect(past(first)).toEqual([
      ['r1-ai-governance', 0],
      ['r1-data-protection', 0],
      ['r1-business-owner', 0],
    ]);
    expect(past(first, second, third)).toEqual([
      ['r1-ai-governance', 2],
      ['r1-data-protection', 0],
      ['r1-business-owner', 2],
      ['r2-ai-governance', 3],
      ['r2-business-owner', 3],
      ['r3-ai-governance', 0],
      ['r3-business-owner', 0],
    ]);
  });

  describe('where more risk is left than before', () => {
    const high = revision({ ...poor, 'operation.stop': { kind: 'yes-no', value: 'yes' } });
    const [higher, sameAgain] = [2, 3].map((number) => revision(poor, { revision: number }));
    if (!higher || !sameAgain) throw new Error('no revision');

    test('what was decided on is asked anew, also where its own facts are the same', () => {
      expect([high, higher].map(({ scorecard }) => scorecard.residualRisk)).toEqual(['high', 'very-high']);
      expect(basisOf('data-protection', higher)).toBe(basisOf('data-protection', high));
      expect(past(high, higher, sameAgain)).toEqual([
        ['r1-ai-governance', 2],
        ['r1-data-protection', 2],
        ['r2-ai-governance', 0],
        ['r2-data-protection', 0],
        ['r2-business-owner', 0],
      ]);
      expect(revisionOf({ id: 'r1-data-protection' }, [high, higher], policy, subject)).toBe(high);
      expect(revisionOf({ id: 'r2-data-protection' }, [high, higher], policy, subject)).toBe(higher);
    });

    test('less risk leaves what was decided, and from then on counts itself', () => {
      const lower = revision({ ...poor, 'operation.stop': { kind: 'yes-no', value: 'yes' } }, { revision: 2 });
      const dataProtection = (...revisions: (typeof first)[]) =>
        past(...revisions).filter(([id]) => `${id}`.endsWith('protection'));
      expect(dataProtection(first, lower)).toEqual([['r1-data-protection', 0]]);
      expect(dataProtection(first, lower, sameAgain)).toEqual([
        ['r1-data-protection', 3],
        ['r3-data-protection', 0],
      ]);
    });

    test('what was judged before this was the rule stays as it was judged', () => {
      const then = { ...higher, byFactsAlone: true } as const;
      expect(past(high, then)).toContainEqual(['r1-data-protection', 0]);
      expect(revisionOf({ id: 'r1-data-protection' }, [high, then], policy, subject)).toBe(then);
    });
  });

  test('a request is shown on the last revision that called for it', () => {
    const shown = (id: string) => revisionOf({ id }, [first, second, third], policy, subject)?.scorecard.revision;
    expect([shown('r1-business-owner'), shown('r2-business-owner'), shown('r1-data-protection'), shown('r9-legal')]).toEqual([
      ...[1, 2, 3],
      undefined,
    ]);
  });
});

test('requests that ask less than the route are told apart', () => {
  const planned = plan(revision(poor));
  const times = { requestedAt: '', askedAt: '', dueAt: '', lapsesAt: '' };

  const requests = planned.map(
    (one): ApprovalRequest => ({
      ...{ ...one, ...times, escalation: 'none', handOvers: [], decisions: [] },
      ...{ needed: one.quorum, assessmentId: 'asm_1', status: 'open' },
    }),
  );
  const [first, ...others] = requests;
  if (!first) throw new Error('no request');
  expect(requestDifferences(planned, requests)).toEqual([]);
  for (const tampered of [
    others,
    [first, first, ...others],
    [{ ...first, quorum: first.quorum + 1, needed: first.quorum + 1 }, ...others],
    [{ ...first, needed: first.quorum - 1 }, ...others],
    [{ ...first, severity: 'low' as const }, ...others],
    [{ ...first, needed: first.needed + 1 }, ...others],
    [{ ...first, mode: 'all' as const }, ...others],
    [{ ...first, findingIds: ['F-b'] }, ...others],
    [{ ...first, basis: hashOf('other') }, ...others],
    [...requests, { ...first, role: 'legal' as const }],
  ])
    expect(requestDifferences(planned, tampered)).toHaveLength(1);
  expect(requestDifferences([], requests)).toHaveLength(requests.length);
});
