import type { Policy } from '../../functions/domain/policy.ts';
import type { Wrong } from './one-way.ts';

const waits = ['response', 'decision', 'followUp'] as const;

/** Reminders come in order and before the end; a wait falls due, is then escalated and then ends; links outlast suppliers' waits. */
export function checkWaits(policy: Policy): Wrong[] {
  return [
    ...waits.flatMap((wait) => inOrder(policy, wait)),
    ...(['response', 'followUp'] as const).flatMap((wait): Wrong[] =>
      policy.linkDays >= (policy[wait]?.lapseDays ?? 0)
        ? []
        : [[['linkDays'], `The link would stop working before the vendor’s time is over (${wait}, lapseDays).`]],
    ),
  ];
}

function inOrder(policy: Policy, wait: (typeof waits)[number]): Wrong[] {
  const patience = policy[wait];
  if (!patience) return [];
  const { dueDays, reminderDays, escalateDays, lapseDays } = patience;
  const ascending = reminderDays.every((day, at) => at === 0 || day > (reminderDays[at - 1] ?? 0));
  const wrong: Wrong[] = [];
  if (!ascending || (reminderDays.at(-1) ?? 0) >= lapseDays)
    wrong.push([[wait, 'reminderDays'], 'Reminders must come one after the other, and before the wait ends.']);
  if (dueDays > escalateDays || escalateDays >= lapseDays)
    wrong.push([[wait], 'The order must be: due, then escalated, then ended (dueDays, escalateDays, lapseDays).']);
  return wrong;
}
