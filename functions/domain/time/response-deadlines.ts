import type { Policy } from '../catalog/policy.ts';
import { afterPolicyDays } from '../catalog/policy-time.ts';
import { openFollowUp } from '../follow-up/follow-up.ts';
import type { AssessmentWork } from '../ports.ts';

/**
 * When the vendor's answer is due, and when the wait for it ends by itself; of the open round of follow-up questions, if there is one.
 * The vendor's pages do not read the timers (domain/ports.ts), but those of the first wait count from the same instant as its due date.
 */
export function responseDeadlines(
  { assessment, followUps }: Pick<AssessmentWork, 'assessment' | 'followUps'>,
  policy: Policy,
): { dueAt?: string; closesAt?: string } {
  const round = openFollowUp(followUps);
  if (round) return { dueAt: round.dueAt, closesAt: round.lapsesAt };
  const { dueAt } = assessment;
  if (!dueAt) return {};
  const { dueDays, lapseDays } = policy.response;
  return { dueAt, closesAt: afterPolicyDays(policy, dueAt, lapseDays - dueDays) };
}

/** `late`: what was asked for by a day that has passed. The closing day is left out once it has passed as well: the sweep is on its way. */
export const dueNow = ({ dueAt, closesAt }: { dueAt?: string; closesAt?: string }, now: string) =>
  dueAt === undefined ? undefined : { dueAt, late: dueAt < now, closesAt: closesAt && closesAt > now ? closesAt : undefined };
