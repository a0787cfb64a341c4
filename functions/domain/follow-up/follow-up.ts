import * as z from 'zod';
import { Actor } from '../actor.ts';
import { Instant } from '../vocabulary.ts';

/** One question to the vendor about one answer, in the asker's words, and what the vendor said to it. */
export const FollowUpQuestion = z.strictObject({
  questionId: z.string(),
  text: z.string().min(1).max(2000),
  reply: z.string().optional(),
});
export type FollowUpQuestion = z.infer<typeof FollowUpQuestion>;

/**
 * One round of follow-up questions; the policy limits their number. While it is open the assessment awaits the vendor's
 * response again, on these answers only. `answered`: frozen as `revision`. `lapsed`: the vendor did not answer in time, and
 * people decide on what there is.
 */
export const FollowUp = z.strictObject({
  round: z.int().min(1),
  /** The approval request it was asked from; absent when procurement asked. */
  requestId: z.string().optional(),
  questions: z.array(FollowUpQuestion).min(1).max(50),
  askedBy: Actor,
  askedAt: Instant,
  dueAt: Instant,
  lapsesAt: Instant,
  status: z.enum(['open', 'answered', 'lapsed', 'withdrawn']),
  closedAt: Instant.optional(),
  revision: z.int().optional(),
});
export type FollowUp = z.infer<typeof FollowUp>;

/** Rounds that nobody answered in time: what was written back in them was never sent. */
export const lapsedRounds = (rounds: readonly FollowUp[]): ReadonlySet<number> =>
  new Set(rounds.filter(({ status }) => status === 'lapsed').map(({ round }) => round));

/** The round that the vendor is answering now. */
export const openFollowUp = (rounds: readonly FollowUp[]): FollowUp | undefined => rounds.find(({ status }) => status === 'open');
