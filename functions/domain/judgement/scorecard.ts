import * as z from 'zod';
import { BasisPoints, ControlStrength, EvidenceStrength, OwningRole, RiskLevel, Severity, Sha256 } from '../vocabulary.ts';

/** One question's part in a criterion. Points are integers: available = weight·100, earned = weight·value. */
export const QuestionLine = z.strictObject({
  questionId: z.string(),
  weight: z.int(),
  available: z.int(),
  earned: z.int(),
  /** Stable reason code, worded by the pages: chosen | blank | not-sure | not-applicable | evidence | no-evidence. */
  why: z.enum(['chosen', 'blank', 'not-sure', 'not-applicable', 'evidence', 'no-evidence']),
});
export type QuestionLine = z.infer<typeof QuestionLine>;

/** One criterion's line: available = weight·10000, earned = weight·score; not-applicable lines have 0 and 0. */
export const CriterionLine = z.strictObject({
  criterionId: z.string(),
  domain: z.string(),
  weight: z.int(),
  applicable: z.boolean(),
  /** Weighted mean of its questions before evidence, basis points; null when not applicable. */
  answered: BasisPoints.nullable(),
  evidence: EvidenceStrength.nullable(),
  evidenceFactor: BasisPoints,
  /** answered × evidenceFactor, basis points (floor); null when not applicable. */
  score: BasisPoints.nullable(),
  available: z.int(),
  earned: z.int(),
  threshold: BasisPoints,
  passed: z.boolean(),
  knockOut: z.boolean(),
  /** True where a knock-out is below its threshold, or rests on an N/A that nobody approved yet. */
  knockedOut: z.boolean(),
  questions: z.array(QuestionLine),
});
export type CriterionLine = z.infer<typeof CriterionLine>;

export const Finding = z.strictObject({
  /** `F-<criterionId>`: one finding per criterion and revision. */
  id: z.string(),
  criterionId: z.string(),
  domain: z.string(),
  severity: Severity,
  knockOut: z.boolean(),
  score: BasisPoints.nullable(),
  threshold: BasisPoints,
  risk: z.string(),
  treatment: z.string(),
  owner: OwningRole,
  questionIds: z.array(z.string()),
});
export type Finding = z.infer<typeof Finding>;

/** The judgement of one submission: a pure function of (submission, catalog, inherent risk). */
export const Scorecard = z.strictObject({
  assessmentId: z.string(),
  revision: z.int(),
  submissionHash: Sha256,
  catalogHash: Sha256,
  inherentRisk: RiskLevel,
  lines: z.array(CriterionLine),
  domains: z.array(z.strictObject({ domain: z.string(), available: z.int(), earned: z.int(), score: BasisPoints.nullable() })),
  /** Σ over the lines, exactly. */
  available: z.int(),
  earned: z.int(),
  /** floor(10000·earned / available); null when nothing applies: never 100. */
  overall: BasisPoints.nullable(),
  controlStrength: ControlStrength,
  residualRisk: RiskLevel,
  knockOutsFailed: z.array(z.string()),
  /** Questions answered "does not apply": they show up for review. */
  notApplicable: z.array(z.string()),
  findings: z.array(Finding),
});
export type Scorecard = z.infer<typeof Scorecard>;

/** Where a scorecard goes: nobody has to look, or one approval request per owning role. */
export type Route = { kind: 'clear' } | { kind: 'exceptions'; requests: RequestToOwner[] };

export interface RequestToOwner {
  role: OwningRole;
  severity: Severity;
  findingIds: string[];
  quorum: number;
  mode: 'any' | 'all';
}
