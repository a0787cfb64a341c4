import type { Assessments, Clock, Ledger, Waits } from '../domain/ports.ts';
import type { Events, Workflows } from './ports.ts';
import { publishDecided } from './publish-decided.ts';
import { startWorkflow } from './start-workflow.ts';
import { wakeWorkflow } from './wake-workflow.ts';
import type { Worker } from './worker.ts';

export interface SignalPorts {
  assessments: Assessments;
  ledger: Ledger;
  waits: Waits;
  clock: Clock;
  workflows: Workflows;
  events: Events;
}

/** Starts and wakes workflows and announces outcomes: everything but mail. */
export const signalWorker =
  (ports: SignalPorts): Worker =>
  ({ id, work }) => {
    switch (work.kind) {
      case 'start-workflow':
        return () => startWorkflow(ports, work.assessmentId, work.attempt);
      case 'wake-workflow':
        return () => wakeWorkflow(ports, id, work);
      case 'publish':
        return () => publishDecided(ports, id, work.assessmentId);
      case 'mail':
        return undefined;
    }
  };
