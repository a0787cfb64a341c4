import type { Policy } from '../../domain/catalog/policy.ts';
import { afterPolicyDays } from '../../domain/catalog/policy-time.ts';
import type { ApprovalRequest } from '../../domain/deciding/approval.ts';
import { approvalsOf } from '../../domain/deciding/who-decides.ts';
import { endOfLocalDate, localDate } from '../../domain/time/business-days.ts';
import type { Tier } from '../../domain/vocabulary.ts';

/** What an approval at `now` would lead to, if it were the last one; dates are days in the policy's time zone. */
export interface Approving {
  /** The last day on which this risk would stay accepted: by the policy, or as another approver said. */
  lastDay: string;
  /** Whose day that is: the policy's, or that of an approver who set an earlier end. */
  lastDayBy: 'policy' | 'approver';
  /** Until when the outcome would hold at most, whatever else sets an end to it. */
  validUntil: string;
  /** When its review would begin. */
  reviewOn: string;
  /** Approvals by different people that are missing, this one included. */
  missing: number;
  /** One rejection ends it for everybody, not for this role alone. */
  rejectionEndsAll: boolean;
}

/** The same sums as the outcome's (domain/outcome/outcome.ts), asked beforehand. `live`: the assessment's requests that still count. */
export function whatApprovingMeans(asked: {
  request: ApprovalRequest;
  live: readonly ApprovalRequest[];
  policy: Policy;
  tier: Tier;
  now: string;
}): Approving {
  const { request, live, policy, tier, now } = asked;
  const validity = afterPolicyDays(policy, now, policy.validityDays[tier]);
  const policyEnd = ({ severity }: ApprovalRequest) => afterPolicyDays(policy, now, policy.approval.acceptanceDays[severity]);
  const acceptedUntil = (one: ApprovalRequest): string => {
    const set = one.decisions.flatMap(({ acceptUntil }) => (acceptUntil ? [endOfLocalDate(policy.calendar, acceptUntil)] : []));
    return earliest([policyEnd(one), ...set]);
  };
  const validUntil = earliest([validity, ...live.map(acceptedUntil)]);
  const review = afterPolicyDays(policy, validUntil, -policy.reviewLeadDays);
  const day = (instant: string) => localDate(policy.calendar, instant);
  const lastDay = day(earliest([validity, acceptedUntil(request)]));
  return {
    lastDay,
    lastDayBy: lastDay < day(earliest([validity, policyEnd(request)])) ? 'approver' : 'policy',
    validUntil: day(validUntil),
    reviewOn: day(review < now ? now : review),
    missing: request.needed - approvalsOf(request),
    rejectionEndsAll: policy.approval.rejectionEnds === 'assessment',
  };
}

/** Instants in our one spelling compare as text. */
const earliest = (instants: [string, ...string[]]): string => instants.reduce((a, b) => (b < a ? b : a));
