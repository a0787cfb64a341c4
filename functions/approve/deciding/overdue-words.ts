import type { OverdueEffect } from '../../domain/catalog/policy.ts';

/** What becomes of the outcome when a condition is overdue, as the policy says. */
export const overdueWords: Record<OverdueEffect, string> = {
  valid: 'The outcome still holds when one is overdue; it is shown as overdue.',
  suspended: 'If one is not met in time, the outcome is suspended until it is.',
  withdrawn: 'If one is not met in time, the outcome is withdrawn.',
};
