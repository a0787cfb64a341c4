import * as z from 'zod';
import { BasisPoints, EvidenceKind, OwningRole } from '../vocabulary.ts';
import { QuestionId, SlugId } from './questionnaire.ts';

/** Ids of the controls a criterion covers, per framework; every id must be listed in `catalog/frameworks/`. */
export const Controls = z.strictObject({
  iso42001: z.array(z.string()).min(1),
  nistAiRmf: z.array(z.string()).default([]),
  euAiAct: z.array(z.string()).default([]),
  iso27001: z.array(z.string()).default([]),
  dpdp: z.array(z.string()).default([]),
});
export type Controls = z.infer<typeof Controls>;

export const Criterion = z.strictObject({
  id: SlugId,
  title: z.string().min(1).max(120),
  /** Scored together and shown as one bar: e.g. `data`, `security`. */
  domain: SlugId,
  controls: Controls,
  /** 5 minor, 10 standard, 20 critical. */
  weight: z.union([z.literal(5), z.literal(10), z.literal(20)]),
  /** Its questions and their weight inside the criterion. */
  questions: z.array(z.strictObject({ id: QuestionId, weight: z.int().min(1).max(10).default(1) })).min(1),
  /** Present where evidence is expected: the policy's evidence factor then applies. */
  evidence: z.strictObject({ kinds: z.array(EvidenceKind).min(1), hint: z.string().min(1) }).optional(),
  /** Below it (basis points) the criterion raises a finding. */
  threshold: BasisPoints,
  /** Below the threshold no score can clear the assessment. */
  knockOut: z.boolean().default(false),
  /** The risk it stands for, one sentence. */
  risk: z.string().min(1).max(300),
  treatment: z.string().min(1).max(400),
  owner: OwningRole,
});
export type Criterion = z.infer<typeof Criterion>;

export const CriteriaSet = z.strictObject({
  id: SlugId,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  domains: z.array(z.strictObject({ id: SlugId, title: z.string().min(1) })).min(1),
  criteria: z.array(Criterion).min(1),
});
export type CriteriaSet = z.infer<typeof CriteriaSet>;

/** A framework's control ids with titles in our own words. */
export const Framework = z.strictObject({
  id: z.enum(['iso42001', 'nistAiRmf', 'euAiAct', 'iso27001', 'dpdp']),
  title: z.string().min(1),
  controls: z.array(
    z.strictObject({
      id: z.string().min(1),
      title: z.string().min(1),
      /** Only iso42001: `supplier` controls must each be covered by a criterion. */
      audience: z.enum(['supplier', 'org']).optional(),
    }),
  ),
});
export type Framework = z.infer<typeof Framework>;
