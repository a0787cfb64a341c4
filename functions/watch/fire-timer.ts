import { namedError } from '../domain/named-error.ts';
import type { Assessments, Catalogs, Directories, Ledger, Timers, Write } from '../domain/ports.ts';
import type { Timer } from '../domain/time/timer.ts';
import { conditionFiring } from './condition-firing.ts';
import { decisionFiring } from './decision-firing.ts';
import { type Firing, isSuperseded, type Moment, waitOf } from './firing.ts';
import { outcomeFiring } from './outcome-firing.ts';
import { responseFiring } from './response-firing.ts';
import { reviewFiring } from './review-firing.ts';
import { workflowFiring } from './workflow-firing.ts';

export interface FiringPorts {
  assessments: Assessments;
  ledger: Ledger;
  timers: Timers;
  directories: Directories;
  catalogs: Pick<Catalogs, 'get'>;
}

const firings: Record<string, (moment: Moment) => Firing | undefined> = {
  response: responseFiring,
  decision: decisionFiring,
  condition: conditionFiring,
  outcome: outcomeFiring,
  review: reviewFiring,
  workflow: workflowFiring,
};

/** A busy assessment may move under us a few times; then the next sweep tries again. */
const TRIES = 5;

/**
 * Fires one due timer: its effect and its deletion are one commit, so it fires once however many sweeps meet it. One whose
 * moment has passed by is forgotten. When somebody else changed the assessment first, looks and decides again.
 */
export async function fireTimer(ports: FiringPorts, timer: Timer, at: string): Promise<'fired' | 'forgotten'> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const file = await ports.assessments.file(timer.assessmentId);
    const stored = file?.timers.find(({ id }) => id === timer.id);
    if (!file || stored?.dueAt !== timer.dueAt) return 'forgotten';
    const { policy } = await ports.catalogs.get(file.assessment.catalogHash);
    const moment: Moment = { timer, file, at, policy, directory: await ports.directories.get() };
    const firing = isSuperseded(moment) ? undefined : firings[waitOf(timer)]?.(moment);
    if (!firing) {
      await ports.timers.forget(timer);
      return 'forgotten';
    }
    const writes = firing.writes ?? [];
    const isSetAnew = writes.some((write) => 'put' in write && write.put === 'timer' && write.value.id === timer.id);
    const others = writes.filter((write) => !('delete' in write && write.id === timer.id));
    const result = await ports.ledger.commit({
      ...firing,
      head: file.assessment,
      operationId: `timer-${timer.id}-${timer.dueAt}`,
      at,
      writes: [...(isSetAnew ? [] : [{ delete: 'timer', id: timer.id } satisfies Write]), ...others],
    });
    if (result.kind === 'committed') return 'fired';
  }
  throw namedError('TooBusy', `assessment ${timer.assessmentId} kept changing`);
}
