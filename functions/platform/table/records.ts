import * as z from 'zod';
import { Colleague } from '../../domain/answers/colleague.ts';
import { Evidence, SectionDraft, Submission } from '../../domain/answers/submission.ts';
import { Assessment } from '../../domain/assessment.ts';
import { TrackedCondition } from '../../domain/conditions/tracked-condition.ts';
import { ApprovalRequest } from '../../domain/deciding/approval.ts';
import { Directory } from '../../domain/deciding/directory.ts';
import { FollowUp } from '../../domain/follow-up/follow-up.ts';
import { Scorecard } from '../../domain/judgement/scorecard.ts';
import { AccessGrant } from '../../domain/links/access-grant.ts';
import { MailRecord } from '../../domain/links/mail-record.ts';
import { namedError } from '../../domain/named-error.ts';
import { Acceptance } from '../../domain/outcome/acceptance.ts';
import { Clearance } from '../../domain/outcome/clearance.ts';
import { Outcome } from '../../domain/outcome/outcome-record.ts';
import { Signature } from '../../domain/outcome/signature.ts';
import { AuditEvent } from '../../domain/proof/audit-event.ts';
import { AiSystem, Supplier } from '../../domain/supplier.ts';
import { Timer } from '../../domain/time/timer.ts';
import { dueIndex, type Key, keys, ownerIndex, statusIndex } from './keys.ts';

type Item = Key & { entity: string; record: unknown } & Record<string, unknown>;

/** How each record becomes an item: its key, its entity name, and the index attributes of the screens it appears on. */
export const toItem = {
  assessment: (a: Assessment): Item => ({
    ...keys.assessment(a.id),
    entity: 'assessment',
    record: a,
    ...statusIndex.status(a.status, `${urgency(a)}#${a.id}`),
    ...ownerIndex.system(a.systemId, a.openedAt),
    ...(a.waiting.on === 'nobody' ? {} : dueIndex.waiting(a.waiting.until ?? a.waiting.since, a.id)),
  }),
  draft: (id: string, d: SectionDraft): Item => ({ ...keys.draft(id, d.sectionId), entity: 'draft', record: d }),
  evidence: (id: string, e: Evidence): Item => ({ ...keys.evidence(id, e.id), entity: 'evidence', record: e }),
  grant: (g: AccessGrant): Item => ({ ...keys.grant(g.assessmentId, g.tokenHash), entity: 'grant', record: g }),
  colleague: (id: string, c: Colleague): Item => ({ ...keys.colleague(id, c.id), entity: 'colleague', record: c }),
  followUp: (id: string, f: FollowUp): Item => ({ ...keys.followUp(id, f.round), entity: 'followUp', record: f }),
  submission: (s: Submission): Item => ({ ...keys.submission(s.assessmentId, s.revision), entity: 'submission', record: s }),
  scorecard: (s: Scorecard): Item => ({ ...keys.scorecard(s.assessmentId, s.revision), entity: 'scorecard', record: s }),
  request: (r: ApprovalRequest): Item => ({
    ...keys.request(r.assessmentId, r.id),
    entity: 'request',
    record: r,
    ...(r.status === 'open' ? ownerIndex.role(r.role, r.dueAt, r.id) : {}),
    ...(r.closedAt && became.includes(r.status) ? ownerIndex.closed(r.role, r.closedAt, r.id) : {}),
  }),
  signature: (id: string, s: Signature): Item => ({ ...keys.signature(id), entity: 'signature', record: s }),
  condition: (c: TrackedCondition): Item => ({
    ...keys.condition(c.assessmentId, c.id),
    entity: 'condition',
    record: c,
    ...waitsFor(c),
  }),
  acceptance: (a: Acceptance): Item => ({
    ...keys.acceptance(a.assessmentId, a.requestId),
    entity: 'acceptance',
    record: a,
    ...(a.endedAt ? {} : statusIndex.accepted(a.until, `${a.assessmentId}/${a.requestId}`)),
  }),
  clearance: (c: Clearance): Item => ({ ...keys.clearance(c.supplierId, c.systemId), entity: 'clearance', record: c }),
  directory: (d: Directory): Item => ({ ...keys.directory(), entity: 'directory', record: d }),
  directoryVersion: (d: Directory): Item => ({ ...keys.directoryVersion(d.version), entity: 'directoryVersion', record: d }),
  outcome: (o: Outcome): Item => ({ ...keys.outcome(o.assessmentId), entity: 'outcome', record: o }),
  event: (e: AuditEvent): Item => ({ ...keys.event(e.aggregate, e.seq), entity: 'event', record: e }),
  mail: (id: string, m: MailRecord): Item => ({ ...keys.mail(id, m.id), entity: 'mail', record: m }),
  timer: (t: Timer): Item => ({
    ...keys.timer(t.assessmentId, t.id),
    entity: 'timer',
    record: t,
    ...dueIndex.key('timer', `${t.assessmentId}/${t.id}`, t.dueAt),
  }),
  supplier: (s: Supplier): Item => ({
    ...keys.supplier(s.id),
    entity: 'supplier',
    record: s,
    ...statusIndex.suppliers(s.name, s.id),
  }),
  system: (s: AiSystem): Item => ({ ...keys.system(s.supplierId, s.id), entity: 'system', record: s }),
};

/** A condition is on the list of whoever it waits for; those of all suppliers are on one, for procurement. */
function waitsFor({ assessmentId, id, status, role, owner, dueAt }: TrackedCondition) {
  if (status === 'reported') return ownerIndex.reported(role, dueAt, `${assessmentId}/${id}`);
  if (status !== 'open') return {};
  if (owner.kind === 'vendor') return ownerIndex.owed(dueAt, `${assessmentId}/${id}`);
  return ownerIndex.conditionOf(owner.email, dueAt, `${assessmentId}/${id}`);
}

/** How an exception may have ended that others can learn from. */
const became: readonly ApprovalRequest['status'][] = ['approved', 'approved-with-conditions', 'rejected', 'lapsed'];

/**
 * By deadline; what waits for procurement itself (mail that came back) sorts as due since it began to wait, so that a full page of
 * later deadlines cannot hide it.
 */
const urgency = ({ waiting, openedAt }: Assessment): string =>
  waiting.on === 'procurement' ? waiting.since : (waiting.until ?? openedAt);

const schemas = {
  assessment: Assessment,
  draft: SectionDraft,
  evidence: Evidence,
  grant: AccessGrant,
  colleague: Colleague,
  followUp: FollowUp,
  submission: Submission,
  scorecard: Scorecard,
  request: ApprovalRequest,
  outcome: Outcome,
  signature: Signature,
  condition: TrackedCondition,
  acceptance: Acceptance,
  clearance: Clearance,
  directory: Directory,
  directoryVersion: Directory,
  event: AuditEvent,
  mail: MailRecord,
  timer: Timer,
  supplier: Supplier,
  system: AiSystem,
};
type Entity = keyof typeof schemas;
type RecordOf<E extends Entity> = z.infer<(typeof schemas)[E]>;

/** Throws `CorruptRecord` when a stored item is not what its schema says: never read half a truth. */
export function fromItem<E extends Entity>(entity: E, item: Record<string, unknown>): RecordOf<E> {
  const parsed = schemas[entity].safeParse(item.record);
  if (parsed.success) return parsed.data as RecordOf<E>;
  throw namedError('CorruptRecord', `${entity} ${item.pk}/${item.sk} is not readable: ${z.prettifyError(parsed.error)}`);
}

/** All records of one entity among the items of a query, in key order. */
export function recordsOf<E extends Entity>(entity: E, items: Record<string, unknown>[]): RecordOf<E>[] {
  return items.filter((item) => item.entity === entity).map((item) => fromItem(entity, item));
}
