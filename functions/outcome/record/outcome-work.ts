import type { Assessment, LinkedAssessment } from '../../domain/assessment.ts';
import type { OutboxWork } from '../../domain/outbox.ts';
import type { Outcome, OutcomeCondition } from '../../domain/outcome/outcome-record.ts';

/** What must happen because an outcome was recorded; the owners of its first `most` conditions are told of them. */
export function outcomeWork(
  { id: assessmentId, requestedBy, contact }: Assessment,
  outcome: Outcome,
  replaced: LinkedAssessment | undefined,
  most: number,
): OutboxWork[] {
  const to = [...(requestedBy.kind === 'staff' ? [requestedBy] : []), contact];
  const { reference, conditions } = outcome;
  const vendors = conditions.find(({ owner }) => owner.kind === 'vendor');
  return [
    ...to.map(({ name, email }): OutboxWork => ({ kind: 'mail', mail: 'outcome', assessmentId, to: { name, email } })),
    ...(vendors ? [conditionMail(assessmentId, vendors, contact)] : []),
    ...conditions.slice(0, most).flatMap((condition) => ownersMail(assessmentId, condition)),
    { kind: 'publish', assessmentId, event: 'assessment.decided' },
    ...(replaced ? [{ kind: 'supersede' as const, assessmentId: replaced.assessmentId, by: { assessmentId, reference } }] : []),
  ];
}

/** To the member of staff who must meet a condition; the supplier gets one mail for all that are theirs. */
export const ownersMail = (assessmentId: string, condition: OutcomeCondition): OutboxWork[] =>
  condition.owner.kind === 'staff' ? [conditionMail(assessmentId, condition, condition.owner)] : [];

const conditionMail = (
  assessmentId: string,
  { id: conditionId }: OutcomeCondition,
  { name, email }: { name: string; email: string },
): OutboxWork => ({ kind: 'mail', mail: 'condition-set', assessmentId, conditionId, to: { name, email } });
