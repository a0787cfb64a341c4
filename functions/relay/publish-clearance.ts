import { clearanceEvent } from '../domain/outcome/decided-event.ts';
import type { SignalPorts } from './signal-worker.ts';
import type { WorkDone } from './worker.ts';

/**
 * Tells other systems of the organisation what the system's clearance says now: `assessment.decided`, which a new outcome asks for, or
 * `clearance.changed`, where it changed without one. Ids, names, dates and the signature, no answers. Quiet when the clearance rests on a newer
 * outcome by now, which has an event of its own: however late this comes, whoever orders events by `at` ends on what holds. So the clock is
 * read before the clearance, and `at` is never earlier than what the trail knows: what the sweep found holds from then on.
 */
export async function publishClearance(
  ports: Pick<SignalPorts, 'assessments' | 'clearances' | 'events' | 'clock'>,
  eventId: string,
  { assessmentId, event: type }: { assessmentId: string; event: 'assessment.decided' | 'clearance.changed' },
): Promise<WorkDone> {
  const now = ports.clock.now().toISOString();
  const head = await ports.assessments.head(assessmentId);
  if (!head?.outcome) return { note: 'nothing was decided' };
  const clearance = await ports.clearances.get(head.supplierId, head.systemId);
  if (clearance?.assessmentId !== assessmentId) return { note: 'replaced by a newer outcome' };
  const [at = ''] = [now, head.outcome.since?.at ?? ''].sort().slice(-1);
  const detail = clearanceEvent(clearance, { eventId, at });
  const supersedes = head.supersedes ?? null;
  await ports.events.publish(type === 'assessment.decided' ? { type, detail: { ...detail, supersedes } } : { type, detail });
  return { note: 'published' };
}
