import type { SignalPorts } from './signal-worker.ts';
import type { WorkDone } from './worker.ts';

/** Publishes `assessment.decided` for other systems of the organisation: ids, result and expiry, no answers. */
export async function publishDecided(
  ports: Pick<SignalPorts, 'assessments' | 'events'>,
  eventId: string,
  assessmentId: string,
): Promise<WorkDone> {
  const head = await ports.assessments.head(assessmentId);
  if (!head?.outcome) return { note: 'nothing was decided' };
  const { id, reference, supplierId, systemId, outcome } = head;
  const { result, validUntil, hash: outcomeHash } = outcome;
  await ports.events.publishDecided({
    eventId,
    assessmentId: id,
    reference,
    supplierId,
    systemId,
    result,
    validUntil,
    outcomeHash,
  });
  return { note: 'published' };
}
