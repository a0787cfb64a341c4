import { system } from '../../domain/actor.ts';
import type { Outcome } from '../../domain/outcome/outcome-record.ts';
import type { AssessmentFile, Catalogs, Clock, Ledger } from '../../domain/ports.ts';
import { followed } from './outcome-records.ts';
import { ownersMail } from './outcome-work.ts';

/** Conditions of one transaction: each takes three of its hundred parts (record, timer, mail). */
export const AT_ONCE = 25;

/**
 * Follows those conditions of a recorded outcome that did not fit into its transaction. False when none is left. Until then the
 * clearance carries them as open, which is what they are.
 */
export async function trackConditions(
  ports: { catalogs: Catalogs; ledger: Ledger; clock: Clock },
  { assessment: head, conditions }: AssessmentFile,
  outcome: Outcome,
): Promise<boolean> {
  const missing = outcome.conditions.filter(({ id }) => !conditions.some((one) => one.id === id)).slice(0, AT_ONCE);
  const [first] = missing;
  if (!first || head.supersededBy) return false;
  const { policy } = await ports.catalogs.get(head.catalogHash);
  const at = ports.clock.now().toISOString();
  await ports.ledger.commit({
    head,
    operationId: `track-${first.id}`,
    at,
    event: { type: 'conditions-tracked', actor: system('workflow'), data: { conditions: missing.map(({ id }) => id) } },
    writes: missing.flatMap((condition) =>
      followed({ ...condition, assessmentId: head.id, status: 'open', reports: [] }, policy, at),
    ),
    outbox: missing.flatMap((condition) => ownersMail(head.id, condition)),
  });
  return true;
}
