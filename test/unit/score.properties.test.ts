import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../functions/domain/answers/answer.ts';
import { answerValue } from '../../functions/domain/judgement/answer-value.ts';
import { clears, route } from '../../functions/domain/judgement/route.ts';
import { Scorecard } from '../../functions/domain/judgement/scorecard.ts';
import { canonicalJson, hashOf } from '../../functions/domain/proof/canonical.ts';
import { evidenceKinds, owningRoles } from '../../functions/domain/vocabulary.ts';
import { arbitraryResponse, type Response, substantive, withAnswer } from '../support/arbitrary-response.ts';
import { copyOf, variant } from '../support/small-catalog.ts';
import { scored } from '../support/small-submission.ts';

const judge = ({ catalog, submission, risk }: Response) => scored(catalog, submission, risk);
const routed = ({ submission: { tier } }: Response) => ({ tier, facts: { aiActClass: 'minimal' } as const });
const answering = (response: Response, answer: Answer | undefined): Response => {
  const answers = withAnswer(response.submission.answers, response.leaf.id, answer);
  return { ...response, submission: { ...response.submission, answers } };
};
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
const failed = (card: Scorecard) => card.lines.filter(({ passed }) => !passed).map(({ criterionId }) => criterionId);

/** `better` scores at least as well as `worse` in every number, and fails nothing that `worse` passes. */
function expectAtLeast(better: Scorecard, worse: Scorecard) {
  for (const [at, line] of better.lines.entries()) expect(line.score ?? 0).toBeGreaterThanOrEqual(worse.lines[at]?.score ?? 0);
  expect(better.overall ?? 0).toBeGreaterThanOrEqual(worse.overall ?? 0);
  expect(failed(worse)).toEqual(expect.arrayContaining(failed(better)));
}

const response = arbitraryResponse;
/** A response, and two substantive answers to its leaf question. */
const twoAnswers = response.chain((r) => fc.tuple(fc.constant(r), substantive(r.leaf), substantive(r.leaf)));

describe('monotone', () => {
  test('a better answer never lowers a score', () => {
    fc.assert(
      fc.property(twoAnswers, ([r, a, b]) => {
        const worth = (answer: Answer) => answerValue(r.leaf, answer, 1);
        const [worse, better] = worth(a) <= worth(b) ? [a, b] : [b, a];
        expectAtLeast(judge(answering(r, better)), judge(answering(r, worse)));
      }),
    );
  });

  test('blank ≤ not sure ≤ any other answer', () => {
    fc.assert(
      fc.property(twoAnswers, ([r, answer]) => {
        const notSure = judge(answering(r, { kind: 'not-sure' }));
        expectAtLeast(notSure, judge(answering(r, undefined)));
        expectAtLeast(judge(answering(r, answer)), notSure);
      }),
    );
  });

  test('one more file never lowers a score', () => {
    fc.assert(
      fc.property(response, fc.constantFrom(...evidenceKinds), ({ ...r }, kind) => {
        const more = { id: 'more', questionIds: [r.leaf.id], kind, fileName: 'f' };
        expectAtLeast(judge({ ...r, submission: { ...r.submission, evidence: [...r.submission.evidence, more] } }), judge(r));
      }),
    );
  });

  test('a stronger or unexpired file never lowers a score', () => {
    fc.assert(
      fc.property(response, fc.constantFrom('certificate' as const, 'audit-report' as const), (r, kind) => {
        const better = r.submission.evidence.map(({ expiresOn: _, ...rest }) => ({
          ...rest,
          kind: rest.kind === 'certificate' || rest.kind === 'audit-report' ? rest.kind : kind,
        }));
        expectAtLeast(judge({ ...r, submission: { ...r.submission, evidence: better } }), judge(r));
      }),
    );
  });
});

test('the lines add up exactly, and every number is a whole one in range', () => {
  fc.assert(
    fc.property(response, (r) => {
      const card = judge(r);
      expect(Scorecard.parse(card)).toEqual(card);
      for (const line of card.lines) {
        const available = sum(line.questions.map((q) => q.available));
        const earned = sum(line.questions.map((q) => q.earned));
        expect(line.applicable).toBe(available > 0);
        expect(line.answered).toBe(available > 0 ? Math.floor((10_000 * earned) / available) : null);
        expect(line.score).toBe(line.answered === null ? null : Math.floor((line.answered * line.evidenceFactor) / 10_000));
        expect([line.available, line.earned]).toEqual(
          line.applicable ? [line.weight * 10_000, line.weight * (line.score ?? 0)] : [0, 0],
        );
      }
      for (const key of ['available', 'earned'] as const) {
        expect(card[key]).toBe(sum(card.lines.map((line) => line[key])));
        expect(card[key]).toBe(sum(card.domains.map((domain) => domain[key])));
      }
      expect(card.overall).toBe(card.available === 0 ? null : Math.floor((10_000 * card.earned) / card.available));
    }),
  );
});

test('"does not apply" never changes another criterion', () => {
  fc.assert(
    fc.property(response, (r) => {
      const others = (card: Scorecard) => card.lines.filter((line) => !line.questions.some((q) => q.questionId === r.leaf.id));
      const before = judge(r);
      const after = judge(answering(r, { kind: 'not-applicable', reason: 'because' }));
      expect(others(after)).toEqual(others(before));
    }),
  );
});

test('the order of answers, files, criteria and their questions changes no number', () => {
  fc.assert(
    fc.property(response, (r) => {
      const criteria = r.catalog.criteria.criteria.map((c) => ({ ...c, questions: c.questions.toReversed() })).toReversed();
      const { catalog, catalogHash } = variant(r.catalog, { criteria: { ...r.catalog.criteria, criteria } });
      const answers = Object.fromEntries(Object.entries(r.submission.answers).reverse());
      const evidence = r.submission.evidence.toReversed();
      const before = judge(r);
      const after = judge({ ...r, catalog, submission: { ...r.submission, catalogHash, answers, evidence } });
      const lines = (card: Scorecard) =>
        Object.fromEntries(card.lines.map(({ questions: _, ...line }) => [line.criterionId, line]));
      expect(lines(after)).toEqual(lines(before));
      expect([after.available, after.earned, after.overall, after.residualRisk, after.domains]).toEqual([
        before.available,
        before.earned,
        before.overall,
        before.residualRisk,
        before.domains,
      ]);
      expect(after.findings.map(({ id }) => id).sort()).toEqual(before.findings.map(({ id }) => id).sort());
      expect(route(after, catalog.policy, routed(r))).toEqual(route(before, catalog.policy, routed(r)));
    }),
  );
});

test('nothing applicable gives no score, never clears', () => {
  fc.assert(
    fc.property(response, (r) => {
      const answers = Object.fromEntries(
        r.catalog.questionnaire.sections.flatMap((s) =>
          s.questions.map(({ id }) => [id, { kind: 'not-applicable', reason: '-' } as const]),
        ),
      );
      const card = judge({ ...r, submission: { ...r.submission, answers } });
      expect(card).toMatchObject({ available: 0, earned: 0, overall: null, controlStrength: 'very-weak' });
      expect(clears(card, r.catalog.policy, r.submission.tier)).toBe(false);
      expect(card.findings.map(({ id }) => id)).toContain('F-no-score');
    }),
  );
});

test('a failed knock-out never clears, whatever the policy allows', () => {
  fc.assert(
    fc.property(response, (r) => {
      const card = judge(r);
      const failing = card.lines.filter(
        (l) => l.knockOut && ((l.score !== null && l.score < l.threshold) || l.questions.some((q) => q.why === 'not-applicable')),
      );
      expect(card.knockOutsFailed).toEqual(failing.map((l) => l.criterionId));
      fc.pre(failing.length > 0);
      expect(route(card, r.catalog.policy, routed(r)).kind).toBe('exceptions');
    }),
  );
});

test('what does not clear is a request: every finding in exactly one, to its owner, roles in order', () => {
  fc.assert(
    fc.property(response, (r) => {
      const card = judge(r);
      const way = route(card, r.catalog.policy, routed(r));
      if (way.kind === 'clear') return;
      expect(way.requests.flatMap((q) => q.findingIds).sort()).toEqual(card.findings.map(({ id }) => id).sort());
      expect(way.requests.map((q) => q.role)).toEqual(owningRoles.filter((role) => card.findings.some((f) => f.owner === role)));
      for (const request of way.requests) expect(request.quorum).toBe(r.catalog.policy.quorum[request.severity]);
    }),
  );
});

test('the same input gives the same bytes, from memory or from the store', () => {
  fc.assert(
    fc.property(response, (r) => {
      const stored: Response = { ...r, catalog: copyOf(r.catalog), submission: JSON.parse(canonicalJson(r.submission)) };
      expect(canonicalJson(judge(stored))).toBe(canonicalJson(judge(r)));
      expect(hashOf(JSON.parse(JSON.stringify(judge(r))))).toBe(hashOf(judge(r)));
    }),
  );
});
