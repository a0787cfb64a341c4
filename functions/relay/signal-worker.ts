import type { Assessments, Clearances, Clock, Ledger, Timers, Waits } from '../domain/ports.ts';
import type { Events, Workflows } from './ports.ts';
import { publishClearance } from './publish-clearance.ts';
import { startWorkflow } from './start-workflow.ts';
import { supersede } from './supersede.ts';
import { wakeWorkflow } from './wake-workflow.ts';
import type { Worker } from './worker.ts';

export interface SignalPorts {
  assessments: Assessments;
  clearances: Clearances;
  ledger: Ledger;
  timers: Pick<Timers, 'set'>;
  waits: Waits;
  clock: Clock;
  workflows: Workflows;
  events: Events;
}

/** Starts and wakes workflows, announces outcomes and tells older assessments of newer ones: everything but mail. */
export const signalWorker =
  (ports: SignalPorts): Worker =>
  ({ id, work }) => {
    switch (work.kind) {
      case 'start-workflow':
        return () => startWorkflow(ports, work.assessmentId, work.attempt);
      case 'wake-workflow':
        return () => wakeWorkflow(ports, id, work);
      case 'publish':
        return () => publishClearance(ports, id, work);
      case 'supersede':
        return () => supersede(ports, work);
      case 'mail':
        return undefined;
    }
  };
