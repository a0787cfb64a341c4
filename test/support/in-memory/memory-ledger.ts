import type { Evidence } from '../../../functions/domain/answers/submission.ts';
import { type Assessment, transitions } from '../../../functions/domain/assessment.ts';
import { namedError } from '../../../functions/domain/named-error.ts';
import type { Clearance } from '../../../functions/domain/outcome/clearance.ts';
import type { AssessmentFile, Change, CommitResult, Ids, Ledger, Write } from '../../../functions/domain/ports.ts';
import { emptyChain, nextEvent } from '../../../functions/domain/proof/audit-chain.ts';
import { hashOf } from '../../../functions/domain/proof/canonical.ts';
import { withWorkflowCheck } from '../../../functions/domain/time/workflow-check.ts';
import { type MemoryTable, putOutbox } from './memory-table.ts';

/** Head and event, and whatever else: DynamoDB refuses a transaction of more parts. */
const MOST_PARTS = 100;

/** The ledger with its conditions: all of a change or nothing of it; a repeat of an operation meets its own event. */
export function memoryLedger(table: MemoryTable, ids: Ids): Ledger {
  const moved = (id: string, operationId: string): CommitResult => {
    const file = table.files.get(id);
    const head = file && structuredClone(file.assessment);
    if (head && file?.events.some((event) => event.operationId === operationId)) return { kind: 'committed', head };
    return { kind: 'moved', head };
  };
  const store = (file: AssessmentFile, change: Omit<Change, 'head'>, writes: Write[]): CommitResult => {
    const parts = 2 + writes.length + (change.outbox?.length ?? 0);
    if (parts > MOST_PARTS) throw namedError('ValidationException', `a transaction of ${parts} parts`);
    table.files.set(file.assessment.id, file);
    for (const work of change.outbox ?? []) putOutbox(table, ids.id('out'), work, change.at);
    return { kind: 'committed', head: structuredClone(file.assessment) };
  };
  /** The whole file after the change, and what is written with it; undefined where a condition fails. */
  const changed = (change: Change): { file: AssessmentFile; writes: Write[] } | undefined => {
    const { head: before, at, operationId } = change;
    const to = nextStatus(change);
    const found = table.files.get(before.id);
    if (found?.assessment.seq !== before.seq || found.assessment.status !== before.status) return undefined;
    const file = structuredClone(found);
    const aggregate = `ASSESSMENT#${before.id}`;
    const states = change.transition ? { from: before.status, to } : {};
    const event = nextEvent(before, { ...change.event, aggregate, at, operationId, ...states });
    file.assessment = structuredClone({ ...before, ...change.set, status: to, seq: event.seq, lastHash: event.hash });
    for (const key of Object.keys(file.assessment) as (keyof Assessment)[])
      if (file.assessment[key] === undefined) delete file.assessment[key];
    file.events.push(event);
    const writes = withWorkflowCheck(before, file.assessment, change);
    return writes.every((write) => apply(table, file, structuredClone(write))) ? { file, writes } : undefined;
  };
  return {
    async open(change) {
      const { at, operationId, alongside } = change;
      if (table.files.has(change.head.id)) return moved(change.head.id, operationId);
      const beside = alongside && changed(alongside);
      if (alongside && !beside) return moved(change.head.id, operationId);
      const aggregate = `ASSESSMENT#${change.head.id}`;
      const event = nextEvent(emptyChain, { ...change.event, aggregate, at, operationId, to: change.head.status });
      const file = emptyFile({ ...change.head, seq: event.seq, lastHash: event.hash });
      file.events.push(event);
      const writes = withWorkflowCheck(undefined, file.assessment, change);
      for (const write of writes) apply(table, file, write);
      if (alongside && beside) store(beside.file, alongside, beside.writes);
      return store(file, change, writes);
    },
    async commit(change) {
      const after = changed(change);
      return after ? store(after.file, change, after.writes) : moved(change.head.id, change.operationId);
    },
  };
}

function nextStatus(change: Change): Assessment['status'] {
  if (!change.transition) return change.head.status;
  const { from, to } = transitions[change.transition];
  if ((from as readonly string[]).includes(change.head.status)) return to;
  throw namedError('IllegalTransition', `'${change.transition}' is not legal from '${change.head.status}'`);
}

/** False when the write's condition fails. */
function apply(table: MemoryTable, file: AssessmentFile, write: Write): boolean {
  if ('check' in write) {
    if (write.check === 'evidence') return file.evidence.some((one) => one.id === write.asRead.id && isAsRead(one, write.asRead));
    return (file.drafts.find((draft) => draft.sectionId === write.sectionId)?.version ?? 0) === write.version;
  }
  if ('delete' in write) {
    file.timers = file.timers.filter((timer) => timer.id !== write.id);
    return true;
  }
  switch (write.put) {
    case 'submission':
      return putNew(file.submissions, write.value, (other) => other.revision === write.value.revision);
    case 'scorecard':
      return putNew(file.scorecards, write.value, (other) => other.revision === write.value.revision);
    case 'outcome':
      if (file.outcome) return false;
      file.outcome = write.value;
      return true;
    case 'signature':
      if (file.signature) return false;
      file.signature = write.value;
      return true;
    case 'condition':
      return putOver(file.conditions, write.value, (other) => other.id === write.value.id);
    case 'acceptance':
      return putOver(file.acceptances, write.value, (other) => other.requestId === write.value.requestId);
    case 'clearance':
      return putClearance(table, write.value, write.replaces);
    case 'clearance-again':
      return putClearance(table, write.value, write.value.assessmentId);
    case 'request':
      return putOver(file.requests, write.value, (other) => other.id === write.value.id);
    case 'timer':
      return putOver(file.timers, write.value, (other) => other.id === write.value.id);
    case 'grant':
      return putOver(file.grants, write.value, (other) => other.tokenHash === write.value.tokenHash);
    case 'colleague':
      return putOver(file.colleagues, write.value, (other) => other.id === write.value.id);
    case 'follow-up':
      return putOver(file.followUps, write.value, (other) => other.round === write.value.round);
    case 'draft':
      return putNew(file.drafts, write.value, (other) => other.sectionId === write.value.sectionId);
    case 'evidence':
      return putNew(file.evidence, write.value, (other) => other.id === write.value.id);
  }
}

function putClearance(table: MemoryTable, clearance: Clearance, over: string | null): boolean {
  const key = `${clearance.supplierId}/${clearance.systemId}`;
  if ((table.clearances.get(key)?.assessmentId ?? null) !== over) return false;
  table.clearances.set(key, clearance);
  return true;
}

/** As DynamoDB compares maps: by value, whatever the order. */
export const isAsRead = (stored: Evidence, asRead: Evidence): boolean => hashOf(stored) === hashOf(asRead);

function putNew<T>(list: T[], value: T, same: (other: T) => boolean): boolean {
  if (list.some(same)) return false;
  list.push(value);
  return true;
}

export function putOver<T>(list: T[], value: T, same: (other: T) => boolean): true {
  const at = list.findIndex(same);
  list.splice(at < 0 ? list.length : at, at < 0 ? 0 : 1, value);
  return true;
}

const emptyFile = (assessment: Assessment): AssessmentFile => ({
  assessment: structuredClone(assessment),
  drafts: [],
  evidence: [],
  grants: [],
  colleagues: [],
  followUps: [],
  submissions: [],
  scorecards: [],
  requests: [],
  conditions: [],
  acceptances: [],
  events: [],
  mails: [],
  timers: [],
});
