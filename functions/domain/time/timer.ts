import * as z from 'zod';
import { Instant } from '../vocabulary.ts';

export const timerKinds = [
  'response-reminder',
  'response-escalation',
  'response-lapse',
  'decision',
  'condition',
  'review',
  'outcome-expiry',
  'workflow-check',
] as const;

/** Something that falls due at an instant; `watch` fires it, once. Id: `<kind>[-<requestId or conditionId>][-<n>]`, unique per assessment. */
export const Timer = z.strictObject({
  id: z.string(),
  assessmentId: z.string(),
  kind: z.enum(timerKinds),
  requestId: z.string().optional(),
  conditionId: z.string().optional(),
  dueAt: Instant,
});
export type Timer = z.infer<typeof Timer>;
