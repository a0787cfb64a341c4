import { openFollowUp } from '../domain/follow-up/follow-up.ts';
import type { AssessmentFile } from '../domain/ports.ts';

/** When the vendor's answer is due, and when the wait for it ends by itself: of the open round of follow-up questions, if there is one. */
export function deadlines({ assessment, followUps, timers }: Pick<AssessmentFile, 'assessment' | 'followUps' | 'timers'>): {
  dueAt: string | undefined;
  closesAt: string | undefined;
} {
  const round = openFollowUp(followUps);
  if (round) return { dueAt: round.dueAt, closesAt: round.lapsesAt };
  return { dueAt: assessment.dueAt, closesAt: timers.find(({ kind }) => kind === 'response-lapse')?.dueAt };
}
