import { clearanceEvent } from '../domain/outcome/decided-event.ts';
import type { SignalPorts } from './signal-worker.ts';
import type { WorkDone } from './worker.ts';

/**
 * Publishes `clearance.changed`: what the organisation may use changed without a new outcome. Never says less than the trail knows
 * already: what the sweep found holds from then on, whatever this machine's clock says. Quiet when the clearance rests on a newer outcome by now.
 */
export async function publishClearance(
  ports: Pick<SignalPorts, 'assessments' | 'clearances' | 'events' | 'clock'>,
  eventId: string,
  assessmentId: string,
): Promise<WorkDone> {
  const head = await ports.assessments.head(assessmentId);
  if (!head?.outcome) return { note: 'nothing was decided' };
  const clearance = await ports.clearances.get(head.supplierId, head.systemId);
  if (clearance?.assessmentId !== assessmentId) return { note: 'replaced by a newer outcome' };
  const [at = ''] = [ports.clock.now().toISOString(), head.outcome.since?.at ?? ''].sort().slice(-1);
  await ports.events.publish({ type: 'clearance.changed', detail: clearanceEvent(clearance, { eventId, at }) });
  return { note: 'published' };
}
