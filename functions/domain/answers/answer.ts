import * as z from 'zod';

/**
 * What the vendor typed, unjudged: a draft is saved as it is, so nothing is lost. `value` holds the raw form value(s):
 * option id(s), yes/no, digits, date, text, or the two common choices below. Keys are question ids.
 */
export const DraftAnswer = z.strictObject({
  value: z.union([z.string(), z.array(z.string())]).optional(),
  /** The written reason for "does not apply". */
  reason: z.string().optional(),
  comment: z.string().optional(),
  /** What the vendor says to a follow-up question, and in which round. Never scored. */
  reply: z.strictObject({ round: z.int(), text: z.string() }).optional(),
});
export type DraftAnswer = z.infer<typeof DraftAnswer>;
export type DraftAnswers = Record<string, DraftAnswer>;

/** Raw values that every points-carrying question offers. */
export const NOT_SURE = 'not-sure';
export const NOT_APPLICABLE = 'not-applicable';

/** A checked answer, as frozen at submission. Absent key = blank. */
export const Answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), option: z.string(), comment: z.string().optional() }),
  z.strictObject({ kind: z.literal('multiple'), options: z.array(z.string()).min(1), comment: z.string().optional() }),
  z.strictObject({ kind: z.literal('yes-no'), value: z.enum(['yes', 'no']), comment: z.string().optional() }),
  z.strictObject({ kind: z.literal('number'), value: z.int(), comment: z.string().optional() }),
  z.strictObject({ kind: z.literal('date'), value: z.iso.date(), comment: z.string().optional() }),
  z.strictObject({ kind: z.literal('text'), value: z.string().min(1) }),
  /** The files are in the submission's evidence list. */
  z.strictObject({ kind: z.literal('evidence'), comment: z.string().optional() }),
  z.strictObject({ kind: z.literal('not-sure'), comment: z.string().optional() }),
  z.strictObject({ kind: z.literal('not-applicable'), reason: z.string().min(1), comment: z.string().optional() }),
]);
export type Answer = z.infer<typeof Answer>;
export type Answers = Record<string, Answer>;
