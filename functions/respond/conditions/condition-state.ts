import { isOver, MOST_REPORTS } from '../../domain/conditions/report-condition.ts';
import type { TrackedCondition } from '../../domain/conditions/tracked-condition.ts';
import type { ConditionsVisit } from './conditions-visit.ts';

/** Where a condition stands for the supplier. `withdrawn`, `too-many`: open, and yet nothing can be reported. */
export type ConditionState = 'open' | 'overdue' | 'reported' | 'met' | 'ended' | 'withdrawn' | 'too-many';

export function stateOf(
  condition: TrackedCondition,
  { work, standing, at }: Pick<ConditionsVisit, 'work' | 'standing' | 'at'>,
): ConditionState {
  if (condition.status === 'met') return 'met';
  if (isOver(work, condition, at)) return 'ended';
  if (condition.status === 'reported') return 'reported';
  if (standing === 'withdrawn') return 'withdrawn';
  if (condition.reports.length >= MOST_REPORTS) return 'too-many';
  return condition.dueAt < at ? 'overdue' : 'open';
}

/** Whether it can be reported as done now. */
export const canReport = (state: ConditionState): boolean => state === 'open' || state === 'overdue';
