import { clearanceOf } from '../domain/outcome/clearance-of.ts';
import { clearanceEvent } from '../domain/outcome/decided-event.ts';
import type { SignalPorts } from './signal-worker.ts';
import type { WorkDone } from './worker.ts';

/** Publishes `assessment.decided` for other systems of the organisation: ids, names, dates and the signature, no answers. */
export async function publishDecided(
  ports: Pick<SignalPorts, 'assessments' | 'events' | 'clock'>,
  eventId: string,
  assessmentId: string,
): Promise<WorkDone> {
  const file = await ports.assessments.file(assessmentId);
  if (!file?.outcome || !file.signature) return { note: 'nothing was decided' };
  const { assessment, outcome, signature, conditions } = file;
  const at = ports.clock.now().toISOString();
  const detail = clearanceEvent(clearanceOf(outcome, signature, conditions), { eventId, at });
  await ports.events.publish({ type: 'assessment.decided', detail: { ...detail, supersedes: assessment.supersedes ?? null } });
  return { note: 'published' };
}
