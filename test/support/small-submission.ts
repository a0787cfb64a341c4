import type { Answers } from '../../functions/domain/answers/answer.ts';
import type { Evidence, Submission } from '../../functions/domain/answers/submission.ts';
import type { Catalog } from '../../functions/domain/catalog/catalog.ts';
import { scoreSubmission } from '../../functions/domain/judgement/score.ts';
import { hashOf } from '../../functions/domain/proof/canonical.ts';
import type { RiskLevel } from '../../functions/domain/vocabulary.ts';

export const vendor = { kind: 'vendor', email: 'vera@vendor.example', name: 'Vera' } as const;

/** Answers of a good vendor to the small catalog, on every path. */
export const goodAnswers: Answers = {
  'data.personal': { kind: 'yes-no', value: 'no' },
  'data.checks': { kind: 'multiple', options: ['bias', 'quality'] },
  'operation.stop': { kind: 'yes-no', value: 'yes' },
  'operation.log-days': { kind: 'number', value: 200 },
};

export function submissionTo(catalog: Catalog, change: Partial<Submission> = {}): Submission {
  return {
    assessmentId: 'asm_1',
    revision: 1,
    catalogHash: hashOf(catalog),
    tier: 'standard',
    supplierRole: 'provider',
    answers: goodAnswers,
    evidence: [],
    submittedAt: '2026-03-01T10:00:00.000Z',
    submittedBy: vendor,
    ...change,
  };
}

export function scored(catalog: Catalog, submission: Submission, inherentRisk: RiskLevel = 'low') {
  return scoreSubmission({ submission, submissionHash: hashOf(submission), catalog, inherentRisk });
}

export function file(id: string, questionIds: string[], change: Partial<Evidence> = {}): Evidence {
  return {
    id,
    questionIds,
    fileName: `${id}.pdf`,
    contentType: 'application/pdf',
    kind: 'test-report',
    status: 'clean',
    objectKey: `evidence/${id}`,
    uploadedAt: '2026-02-20T09:00:00.000Z',
    uploadedBy: vendor,
    ...change,
  };
}

/** The part of a file that a submission keeps. */
export function frozen(id: string, questionIds: string[], change: Partial<Submission['evidence'][number]> = {}) {
  return { id, questionIds, kind: 'test-report' as const, fileName: `${id}.pdf`, ...change };
}
