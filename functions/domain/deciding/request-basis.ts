import type { Submission } from '../answers/submission.ts';
import { tidyAnswer } from '../answers/tidy-answer.ts';
import { isGeneral } from '../judgement/general-findings.ts';
import type { Route, Scorecard } from '../judgement/scorecard.ts';
import { hashOf } from '../proof/canonical.ts';

/** What the route asks of one owning role. */
export type RequestPlan = Extract<Route, { kind: 'exceptions' }>['requests'][number];

/**
 * Hash of all that a decision on a request rests on (design 6.2): the catalog version, the role, severity, quorum and mode, its
 * findings in full, and the frozen answers and files of those findings' questions. General findings judge the response as a
 * whole: a request that holds one rests on every answer and file. Two revisions that agree in all this give the same hash,
 * so what was decided on one holds for the other, as long as no more risk is left than was accepted (request-plan.ts).
 */
export function requestBasis(scorecard: Scorecard, submission: Submission, plan: RequestPlan): string {
  const findings = scorecard.findings.filter(({ id }) => plan.findingIds.includes(id));
  const whole = findings.some(isGeneral);
  const asked = new Set(findings.flatMap(({ questionIds }) => questionIds));
  const concerned = (questionId: string) => whole || asked.has(questionId);
  return hashOf({
    catalogHash: submission.catalogHash,
    role: plan.role,
    severity: plan.severity,
    quorum: plan.quorum,
    mode: plan.mode,
    findings,
    answers: Object.fromEntries(
      Object.entries(submission.answers)
        .filter(([id]) => concerned(id))
        .map(([id, answer]) => [id, tidyAnswer(answer)]),
    ),
    evidence: submission.evidence.flatMap((file) => {
      const questionIds = file.questionIds.filter(concerned);
      return questionIds.length > 0 ? [{ ...file, questionIds }] : [];
    }),
  });
}
