import type { Actor } from '../actor.ts';
import { namedError } from '../named-error.ts';
import { type ClearanceStanding, clearanceAt } from '../outcome/clearance.ts';
import { clearanceConditions, clearanceOf } from '../outcome/clearance-of.ts';
import type { AssessmentFile, Assessments, Catalogs, Clearances, Clock, Directories, Ledger, Write } from '../ports.ts';
import { hashOf } from '../proof/canonical.ts';
import { localDate } from '../time/business-days.ts';
import { mayReport } from './condition-rights.ts';
import { timerAnew } from './condition-times.ts';
import { putReport } from './put-report.ts';
import type { ConditionReport, TrackedCondition } from './tracked-condition.ts';

export interface ConditionPorts {
  assessments: Pick<Assessments, 'file'>;
  catalogs: Pick<Catalogs, 'get'>;
  clearances: Clearances;
  directories: Pick<Directories, 'get'>;
  ledger: Pick<Ledger, 'commit'>;
  clock: Clock;
}

/** Why a condition cannot be reported as met now. */
export type WhyNotReport =
  | 'not-owner'
  /** An approver has accepted it. */
  | 'met'
  /** A report waits for an approver. */
  | 'reported'
  /** A newer assessment replaced the outcome, or it has expired. */
  | 'ended'
  /** An overdue condition ended the outcome for good: meeting one does not bring it back. */
  | 'withdrawn'
  | 'too-many-reports'
  /** A file is not there, or not scanned clean; or there are more than one report holds. */
  | 'evidence-not-clean';

export const MOST_REPORTS = 20;
/** Files of one report. */
export const MOST_FILES = 10;

type Decided = Pick<AssessmentFile, 'assessment' | 'outcome' | 'conditions'>;

/** What holds of an outcome at an instant, whatever the sweep has done by then (clearance.ts). */
export const standingAt = ({ outcome, conditions }: Pick<Decided, 'outcome' | 'conditions'>, now: string): ClearanceStanding =>
  clearanceAt(outcome && { ...outcome, conditions: clearanceConditions(outcome, conditions) }, now).standing;

/** Whether nothing depends on the conditions of an outcome any more: it was replaced, or its time is over. */
export const isOver = ({ assessment }: Pick<Decided, 'assessment'>, { status }: TrackedCondition, now: string): boolean =>
  status === 'ended' || assessment.supersededBy !== undefined || (assessment.outcome?.validUntil ?? '') <= now;

/** Why a condition may not be reported as met at `now`; undefined when it may. */
export function whyNotReport(condition: TrackedCondition, file: Decided, by: Actor, now: string): WhyNotReport | undefined {
  if (isOver(file, condition, now)) return 'ended';
  if (!mayReport(condition, by, file.assessment)) return 'not-owner';
  if (condition.status === 'met' || condition.status === 'reported') return condition.status;
  if (standingAt(file, now) === 'withdrawn') return 'withdrawn';
  return condition.reports.length >= MOST_REPORTS ? 'too-many-reports' : undefined;
}

export type ReportResult = { kind: 'reported' } | { kind: 'unknown' } | { kind: 'refused'; why: WhyNotReport };

/**
 * Says that a condition is met and by what it is shown, in one transaction: the report, its event, the clearance that carries the status, its
 * timer, and the mails to the approvers who must look at it (put-report.ts). `evidenceIds`: files of the assessment, scanned clean. Throws `AssessmentBusy`.
 */
export async function reportCondition(
  ports: ConditionPorts,
  input: { assessmentId: string; conditionId: string; words: string; evidenceIds: readonly string[]; by: Actor },
): Promise<ReportResult> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const file = await ports.assessments.file(input.assessmentId);
    const condition = file?.conditions.find(({ id }) => id === input.conditionId);
    if (!file || !condition) return { kind: 'unknown' };
    const at = ports.clock.now().toISOString();
    const why = whyNotReport(condition, file, input.by, at);
    if (why) return { kind: 'refused', why };
    const ids = [...new Set(input.evidenceIds)];
    const evidence = filesOf(file, ids);
    if (evidence.length !== ids.length || ids.length > MOST_FILES) return { kind: 'refused', why: 'evidence-not-clean' };
    const report: ConditionReport = { by: input.by, at, words: input.words, evidence };
    const reported: TrackedCondition = { ...condition, status: 'reported', reports: [...condition.reports, report] };
    const clearance = await clearanceWith(ports, file, reported);
    if (!clearance) return { kind: 'refused', why: 'ended' };
    const { assessment: head } = file;
    const { policy } = await ports.catalogs.get(head.catalogHash);
    const today = localDate(policy.calendar, at);
    const timer = timerAnew(policy, reported, file.timers, at);
    const { people, mails } = putReport(reported, head, await ports.directories.get(), today);
    const result = await ports.ledger.commit({
      head,
      operationId: `report-${condition.id}-${hashOf(report).slice(0, 16)}`,
      at,
      event: {
        type: 'condition-reported',
        actor: input.by,
        data: { condition: condition.id, report: hashOf(report), ...(people.length > 0 && { people }) },
      },
      writes: [
        { put: 'condition', value: reported },
        { put: 'clearance-again', value: clearance },
        ...(timer ? [{ put: 'timer', value: timer } satisfies Write] : []),
        ...file.evidence.filter(({ id }) => ids.includes(id)).map((asRead): Write => ({ check: 'evidence', asRead })),
      ],
      outbox: mails,
    });
    if (result.kind === 'committed') return { kind: 'reported' };
  }
  throw namedError('AssessmentBusy', `assessment ${input.assessmentId} kept changing`);
}

function filesOf({ evidence }: AssessmentFile, ids: readonly string[]): ConditionReport['evidence'] {
  return ids.flatMap((id) => {
    const one = evidence.find((file) => file.id === id);
    return one?.status === 'clean' && one.sha256 ? [{ id, name: one.fileName, sha256: one.sha256 }] : [];
  });
}

/** The clearance with one condition as it stands now; undefined when the system's clearance rests on another outcome by now. */
export async function clearanceWith(
  { clearances }: { clearances: Clearances },
  { assessment, outcome, signature, conditions }: AssessmentFile,
  changed: TrackedCondition,
) {
  const { supplierId, systemId, id } = assessment;
  if (!outcome || !signature || (await clearances.get(supplierId, systemId))?.assessmentId !== id) return undefined;
  return clearanceOf(
    outcome,
    signature,
    conditions.map((one) => (one.id === changed.id ? changed : one)),
  );
}
