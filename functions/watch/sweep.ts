import { describeFault, type Fault } from '../domain/fault.ts';
import type { OutboxItem } from '../domain/outbox.ts';
import type { Clock, Outbox } from '../domain/ports.ts';
import type { Timer } from '../domain/time/timer.ts';
import { type FiringPorts, fireTimer } from './fire-timer.ts';
import type { Redrive, RelayFunctions } from './ports.ts';

export interface SweepPorts extends FiringPorts {
  outbox: Outbox;
  relay: RelayFunctions;
  clock: Clock;
}

export interface SweepOptions {
  /** Travels forward to this instant; one before the clock's is ignored. */
  now?: string;
  /** False ends the sweep early; what is left is due at the next one. */
  hasTime?: () => boolean;
  onFault?: (fault: Fault, timer?: Timer) => void;
}

export interface SweepResult {
  now: string;
  fired: number;
  forgotten: number;
  failed: number;
  redriven: number;
}

const PAGE = 100;
const AT_ONCE = 5;
const REDRIVE_MOST = 500;
const REDRIVE_CHUNK = 50;

/**
 * One look at the clock: fires every due timer and hands overdue outbox items to relay again. A timer that fails stays due
 * and stops no other. Throws only after everything was tried, when the table could not be asked or relay not be reached.
 */
export async function sweep(ports: SweepPorts, options: SweepOptions = {}): Promise<SweepResult> {
  const clock = ports.clock.now().toISOString();
  const now = options.now && options.now > clock ? options.now : clock;
  const result: SweepResult = { now, fired: 0, forgotten: 0, failed: 0, redriven: 0 };
  await settled([fireDue(ports, options, result), redriveOverdue(ports, result)]);
  return result;
}

/** Page by page, most overdue first. Those that failed stay in the way of the query, so each page is that much larger. */
async function fireDue(ports: SweepPorts, options: SweepOptions, result: SweepResult): Promise<void> {
  const { hasTime = () => true, onFault = () => {} } = options;
  const tried = new Set<string>();
  while (hasTime()) {
    const due = await ports.timers.due(result.now, PAGE + result.failed);
    const fresh = due.filter((timer) => !tried.has(keyOf(timer)));
    if (fresh.length === 0) return;
    const groups = [...Map.groupBy(fresh, (timer) => timer.assessmentId).values()];
    const worker = async () => {
      for (let group = groups.shift(); group && hasTime(); group = groups.shift()) {
        for (const timer of group.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))) {
          tried.add(keyOf(timer));
          try {
            result[await fireTimer(ports, timer, result.now)] += 1;
          } catch (error) {
            result.failed += 1;
            onFault(describeFault(error), timer);
          }
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }
}

/** Each item goes to the function that does its kind of work. One that cannot be reached keeps nothing from the other. */
async function redriveOverdue({ outbox, relay }: SweepPorts, result: SweepResult): Promise<void> {
  const due = await outbox.due(result.now, REDRIVE_MOST);
  const { mails = [], signals = [] } = Object.groupBy(due, ({ work }) => (work.kind === 'mail' ? 'mails' : 'signals'));
  const redrive = async (to: Redrive, items: OutboxItem[]) => {
    for (let start = 0; start < items.length; start += REDRIVE_CHUNK) {
      const chunk = items.slice(start, start + REDRIVE_CHUNK);
      await to.redrive(chunk.map(({ id }) => id));
      result.redriven += chunk.length;
    }
  };
  await settled([redrive(relay.signals, signals), redrive(relay.mails, mails)]);
}

/** Waits for all, then throws what the first of them threw. */
async function settled(works: Promise<void>[]): Promise<void> {
  const broken = (await Promise.allSettled(works)).find((work) => work.status === 'rejected');
  if (broken) throw broken.reason;
}

const keyOf = (timer: Timer) => `${timer.assessmentId}/${timer.id}`;
