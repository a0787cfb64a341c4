import type { Policy } from '../../functions/domain/catalog/policy.ts';
import { type Severity, severities } from '../../functions/domain/vocabulary.ts';
import { LONGEST_DECISION_DAYS, longestInDays } from './longest-decision.ts';
import type { Wrong } from './one-way.ts';

const waits = ['response', 'followUp'] as const;

/** Reminders come in order and before the end; a wait falls due, is then escalated and then ends; links outlast suppliers' waits. */
export function checkWaits(policy: Policy): Wrong[] {
  return [
    ...waits.flatMap((wait) => inOrder(policy, wait)),
    ...severities.flatMap((severity) => slaInOrder(policy, severity)),
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
  const wrong: Wrong[] = [];
  if (!inOrderBefore(reminderDays, lapseDays))
    wrong.push([[wait, 'reminderDays'], 'Reminders must come one after the other, and before the wait ends.']);
  if (dueDays > escalateDays || escalateDays >= lapseDays)
    wrong.push([[wait], 'The order must be: due, then escalated, then ended (dueDays, escalateDays, lapseDays).']);
  return wrong;
}

/** The owners are asked, reminded, and their deputies and then their head asked too, before the request lapses. */
function slaInOrder(policy: Policy, severity: Severity): Wrong[] {
  const { dueDays, reminderDays, deputyDays, lapseDays } = policy.approval.sla[severity];
  const at = ['approval', 'sla', severity];
  const wrong: Wrong[] = [];
  if (!inOrderBefore(reminderDays, lapseDays))
    wrong.push([[...at, 'reminderDays'], 'Reminders must come one after the other, and before the wait ends.']);
  const longest = longestInDays(policy, lapseDays);
  if (longest >= LONGEST_DECISION_DAYS)
    wrong.push([
      at,
      `A decision could take ${longest} days with its weekends and holidays, but the workflow waits ${LONGEST_DECISION_DAYS} at most, and the assessment would then be parked: it must be over before (lapseDays).`,
    ]);
  if (dueDays > deputyDays) wrong.push([at, 'A decision must be due before deputies are asked (dueDays, deputyDays).']);
  return wrong;
}

const inOrderBefore = (days: readonly number[], end: number): boolean =>
  days.every((day, at) => at === 0 || day > (days[at - 1] ?? 0)) && (days.at(-1) ?? 0) < end;
