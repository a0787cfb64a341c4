import * as z from 'zod';
import { EvidenceKind, SupplierRole, supplierRoles, Tier, tiers } from '../vocabulary.ts';

/** Dotted kebab-case, e.g. `data.training-sources`. Never reused for another meaning: next year's answers map by it. */
export const QuestionId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$/);
export const SlugId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** A condition on earlier answers; closed form, so it can be checked, explained and evaluated without code. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { eq: { question: string; value: string } }
  | { in: { question: string; values: string[] } }
  | { answered: string };
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
    z.strictObject({ eq: z.strictObject({ question: QuestionId, value: z.string() }) }),
    z.strictObject({ in: z.strictObject({ question: QuestionId, values: z.array(z.string()).min(1) }) }),
    z.strictObject({ answered: QuestionId }),
  ]),
);

/** `value` 0..100 is what choosing it is worth. In `multiple`, values of chosen options add up, capped at 100. */
export const Option = z.strictObject({ id: SlugId, label: z.string().min(1), value: z.int().min(0).max(100) });
export type Option = z.infer<typeof Option>;

const base = {
  id: QuestionId,
  text: z.string().min(1).max(300),
  help: z.string().min(1).max(1200).optional(),
  /** Examples of what would convince: shown under the help text. */
  goodEvidence: z.array(z.string().min(1).max(200)).optional(),
  /** Whether the vendor may attach files to this answer. */
  attachments: z.boolean().default(false),
  /** Whether "does not apply" (with a written reason) is offered. */
  notApplicable: z.boolean().default(false),
  when: Condition.optional(),
  tiers: z
    .array(Tier)
    .min(1)
    .default([...tiers]),
  roles: z
    .array(SupplierRole)
    .min(1)
    .default([...supplierRoles]),
};

/**
 * Answers' worth by type (0..100): single = its option; multiple = sum of options capped at 100 (an `exclusive` option such as
 * "none of these" stands alone); yes-no = 100 for `compliant`, else 0; number = the value of the highest band whose `atLeast` is
 * reached; evidence = 100 with at least one file. date and text, and a number without bands, are context: they carry no
 * points and no criterion may use them. "Not sure" is offered on every question that carries points and is worth 0.
 */
export const Question = z.discriminatedUnion('type', [
  z.strictObject({ ...base, type: z.literal('single'), options: z.array(Option).min(2) }),
  z.strictObject({
    ...base,
    type: z.literal('multiple'),
    options: z.array(Option.extend({ exclusive: z.boolean().default(false) })).min(2),
  }),
  z.strictObject({ ...base, type: z.literal('yes-no'), compliant: z.enum(['yes', 'no']) }),
  z.strictObject({
    ...base,
    type: z.literal('number'),
    unit: z.string().optional(),
    min: z.int().default(0),
    max: z.int().default(1_000_000_000),
    bands: z.array(z.strictObject({ atLeast: z.int(), value: z.int().min(0).max(100) })).optional(),
  }),
  z.strictObject({ ...base, type: z.literal('date') }),
  z.strictObject({ ...base, type: z.literal('text'), maxLength: z.int().min(1).max(10_000).default(2000) }),
  z.strictObject({ ...base, type: z.literal('evidence'), kinds: z.array(EvidenceKind).min(1) }),
]);
export type Question = z.infer<typeof Question>;

export const Section = z.strictObject({
  id: SlugId,
  title: z.string().min(1),
  intro: z.string().min(1).max(600),
  /** Who in the vendor's house usually knows, in plain words. */
  whoKnows: z.string().min(1).max(200),
  questions: z.array(Question).min(1),
});
export type Section = z.infer<typeof Section>;

export const Questionnaire = z.strictObject({
  id: SlugId,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: z.string().min(1),
  sections: z.array(Section).min(1),
});
export type Questionnaire = z.infer<typeof Questionnaire>;
