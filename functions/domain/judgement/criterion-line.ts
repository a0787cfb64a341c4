import type { Answer } from '../answers/answer.ts';
import { standingFor } from '../answers/evidence.ts';
import type { Submission } from '../answers/submission.ts';
import type { SubmissionFacts } from '../answers/submission-facts.ts';
import type { CompiledCriterion } from '../catalog/compiled-catalog.ts';
import type { Criterion } from '../catalog/criterion.ts';
import type { Policy } from '../catalog/policy.ts';
import { type EvidenceStrength, evidenceStrengths } from '../vocabulary.ts';
import { answerValue } from './answer-value.ts';
import { higher } from './scale.ts';
import { pointsOf } from './score-sum.ts';
import type { CriterionLine, QuestionLine } from './scorecard.ts';

/**
 * One criterion's line (design section 5). All whole numbers, each division rounded down:
 * answered = ⌊10000 · Σ weight·value / Σ weight·100⌋ over visible questions that apply;
 * score = ⌊answered · evidence factor / 10000⌋; earned = weight · score out of weight · 10000.
 */
export function criterionLine(compiled: CompiledCriterion, facts: SubmissionFacts, policy: Policy): CriterionLine {
  const { criterion, parts } = compiled;
  const questions: QuestionLine[] = [];
  let available = 0;
  let earned = 0;
  let notApplicable = false;
  let strength: EvidenceStrength = 'claim';
  for (const part of parts) {
    const answer = facts.answers[part.at];
    if (answer === undefined) continue;
    const files = facts.files[part.at];
    const line = questionLine(part, answer, files);
    questions.push(line);
    available += line.available;
    earned += line.earned;
    if (line.why === 'not-applicable') notApplicable = true;
    else if (criterion.evidence) strength = strongest(strength, criterion, files, facts.date);
  }
  const applicable = available > 0;
  const expected = applicable && criterion.evidence !== undefined;
  const evidenceFactor = expected ? policy.evidenceFactor[strength] : 10_000;
  const answered = applicable ? Math.floor((10_000 * earned) / available) : null;
  const score = answered === null ? null : Math.floor((answered * evidenceFactor) / 10_000);
  const below = score !== null && score < criterion.threshold;
  const knockedOut = criterion.knockOut && (below || notApplicable);
  return {
    criterionId: criterion.id,
    domain: criterion.domain,
    weight: criterion.weight,
    applicable,
    answered,
    evidence: expected ? strength : null,
    evidenceFactor,
    score,
    ...pointsOf(criterion.weight, score),
    threshold: criterion.threshold,
    passed: !below && !knockedOut,
    knockOut: criterion.knockOut,
    knockedOut,
    questions,
  };
}

function questionLine(
  part: CompiledCriterion['parts'][number],
  answer: Answer | null,
  files: readonly File[] | undefined,
): QuestionLine {
  const { id: questionId, question, weight } = part;
  if (answer?.kind === 'not-applicable') return { questionId, weight, available: 0, earned: 0, why: 'not-applicable' };
  const earned = weight * answerValue(question, answer ?? undefined, files?.length ?? 0);
  let why: QuestionLine['why'] = 'chosen';
  if (answer?.kind === 'not-sure') why = 'not-sure';
  else if (question.type === 'evidence') why = earned > 0 ? 'evidence' : 'no-evidence';
  else if (answer === null) why = 'blank';
  return { questionId, weight, available: weight * 100, earned, why };
}

type File = Submission['evidence'][number];

/** The strongest of what there was and these files. */
function strongest(so: EvidenceStrength, criterion: Criterion, files: readonly File[] | undefined, date: string): EvidenceStrength {
  let strength = so;
  if (files) for (const file of files) strength = higher(evidenceStrengths, strength, standingFor(criterion, file, date).strength);
  return strength;
}
