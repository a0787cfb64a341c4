import type { Actor } from './actor.ts';
import type { Colleague } from './answers/colleague.ts';
import type { Evidence, SectionDraft, Submission } from './answers/submission.ts';
import type { Assessment, Status, TransitionName } from './assessment.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { TrackedCondition } from './conditions/tracked-condition.ts';
import type { ApprovalRequest } from './deciding/approval.ts';
import type { Directory } from './deciding/directory.ts';
import type { FollowUp } from './follow-up/follow-up.ts';
import type { Scorecard } from './judgement/scorecard.ts';
import type { AccessGrant } from './links/access-grant.ts';
import type { MailRecord } from './links/mail-record.ts';
import type { OutboxItem, OutboxWork } from './outbox.ts';
import type { Acceptance } from './outcome/acceptance.ts';
import type { Clearance } from './outcome/clearance.ts';
import type { Outcome } from './outcome/outcome-record.ts';
import type { Signature } from './outcome/signature.ts';
import type { NewEvent } from './proof/audit-chain.ts';
import type { AuditEvent } from './proof/audit-event.ts';
import type { AiSystem, Supplier } from './supplier.ts';
import type { Timer } from './time/timer.ts';
import type { OwningRole } from './vocabulary.ts';

/** Side effects that every room shares, as interfaces; `platform/` implements them. A port that only one room needs is declared there. */
export interface Clock {
  now(): Date;
}

export interface Ids {
  /** `<prefix>_` and 20 random lower-case base32 characters (100 bits). */
  id(prefix: string): string;
  /** Short speakable reference, `A-` and 6 characters without look-alikes. */
  reference(): string;
  /** 256 random bits, base64url. */
  token(): string;
  /** Six random decimal digits. */
  code(): string;
}

/** What the vendor's pages need, in one query. */
export interface AssessmentWork {
  assessment: Assessment;
  drafts: SectionDraft[];
  evidence: Evidence[];
  grants: AccessGrant[];
  colleagues: Colleague[];
  /** In the order in which they were asked. */
  followUps: FollowUp[];
}

/** Everything that is kept of one assessment, in one query (paged only past 1 MB). */
export interface AssessmentFile extends AssessmentWork {
  submissions: Submission[];
  scorecards: Scorecard[];
  requests: ApprovalRequest[];
  outcome?: Outcome;
  /** Of the outcome's canonical bytes. */
  signature?: Signature;
  /** Of the outcome, as they stand now. */
  conditions: TrackedCondition[];
  acceptances: Acceptance[];
  events: AuditEvent[];
  mails: MailRecord[];
  timers: Timer[];
}

/** All reads are strongly consistent. `undefined` means: no such item; throttling and outages throw. */
export interface Assessments {
  head(id: string): Promise<Assessment | undefined>;
  work(id: string): Promise<AssessmentWork | undefined>;
  file(id: string): Promise<AssessmentFile | undefined>;
}

/** A record written in the same transaction as the head, or a condition on one. */
export type Write =
  | { put: 'submission'; value: Submission }
  | { put: 'scorecard'; value: Scorecard }
  | { put: 'request'; value: ApprovalRequest }
  | { put: 'outcome'; value: Outcome }
  | { put: 'signature'; value: Signature }
  | { put: 'condition'; value: TrackedCondition }
  | { put: 'acceptance'; value: Acceptance }
  /** Of a new outcome. Fails the commit (`moved`) when the system's clearance rests on another assessment than `replaces` by now; null: on none. */
  | { put: 'clearance'; value: Clearance; replaces: string | null }
  /** Fails the commit (`moved`) when the system's clearance rests on another assessment by now. */
  | { put: 'clearance-again'; value: Clearance }
  | { put: 'timer'; value: Timer }
  | { put: 'grant'; value: AccessGrant }
  | { put: 'colleague'; value: Colleague }
  | { put: 'follow-up'; value: FollowUp }
  /** Only where nothing is stored yet: drafts and files that an assessment starts with. */
  | { put: 'draft'; value: SectionDraft }
  | { put: 'evidence'; value: Evidence }
  | { delete: 'timer'; id: string }
  /** Fails the commit (`moved`) when the section's draft is not at this version; 0 = no draft. */
  | { check: 'draft'; sectionId: string; version: number }
  /** Fails the commit (`moved`) when the file was removed, or anything on its record changed. */
  | { check: 'evidence'; asRead: Evidence };

/**
 * One change of one assessment: head, audit event, records and outbox in one transaction. The condition is the head's `seq`
 * as read, and the transition's prior states. `operationId` makes a repeat of the same change answer `committed` again.
 */
export interface Change {
  head: Assessment;
  operationId: string;
  at: string;
  transition?: TransitionName;
  set?: Partial<Omit<Assessment, 'id' | 'status' | 'seq' | 'lastHash'>>;
  event: NewEvent;
  writes?: Write[];
  outbox?: OutboxWork[];
  /** The change wakes the workflow, and relay sets the timer that looks after it (workflow-check.ts). */
  checkedByRelay?: boolean;
}

export type CommitResult =
  | { kind: 'committed'; head: Assessment }
  /** Somebody else changed it first: read again and decide again. */
  | { kind: 'moved'; head: Assessment | undefined };

export interface Ledger {
  /**
   * Creates the head (seq 1) with its first event. `committed` also when the same operation created it before. `alongside`: a change of
   * another assessment in the same transaction; `moved` without a head where that one moved.
   */
  open(
    change: Omit<Change, 'head' | 'transition' | 'set'> & { head: Omit<Assessment, 'seq' | 'lastHash'>; alongside?: Change },
  ): Promise<CommitResult>;
  /** Throws IllegalTransition when the transition is not legal from `head.status`. */
  commit(change: Change): Promise<CommitResult>;
}

/**
 * Drafts do not move the head; they are only legal while the response is awaited and, where `grantHash` says by which link their
 * author came, while that link is not revoked (`refused`).
 */
export interface Drafts {
  save(
    assessmentId: string,
    draft: Omit<SectionDraft, 'version'>,
    expectedVersion: number,
    grantHash?: string,
  ): Promise<{ kind: 'saved'; draft: SectionDraft } | { kind: 'conflict'; theirs: SectionDraft } | Over>;
  putEvidence(assessmentId: string, evidence: Evidence, grantHash?: string): Promise<{ kind: 'saved' } | Over>;
  /** Written only where the whole record is still what was read: a scan may end, or a colleague may save, at any moment. */
  changeEvidence(
    assessmentId: string,
    next: Evidence,
    asRead: Evidence,
    grantHash?: string,
  ): Promise<{ kind: 'saved' } | { kind: 'moved' } | Over>;
  /** Taken away only where the whole record is still what was read. */
  removeEvidence(assessmentId: string, asRead: Evidence, grantHash?: string): Promise<{ kind: 'saved' } | { kind: 'moved' } | Over>;
}

/** Nothing was written, because nobody awaits a response any more, or not from whoever came by this link. */
export type Over = { kind: 'closed'; status: Status } | { kind: 'refused' };

export interface Suppliers {
  /** Newest page of suppliers by name; `next` continues. */
  list(limit: number, next?: string): Promise<{ suppliers: Supplier[]; next?: string }>;
  get(id: string): Promise<{ supplier: Supplier; systems: AiSystem[] } | undefined>;
  register(supplier: Omit<Supplier, 'seq' | 'lastHash'>, operationId: string): Promise<Supplier>;
  addSystem(supplier: Supplier, system: AiSystem, operationId: string): Promise<{ kind: 'committed' } | { kind: 'moved' }>;
  /** With the whole trail of who registered what, for verifying. */
  withTrail(id: string): Promise<{ supplier: Supplier; systems: AiSystem[]; events: AuditEvent[] } | undefined>;
}

/** Screens' queries: each is one index query, newest or most urgent first. */
export interface Screens {
  byStatus(status: Status, limit: number, next?: string): Promise<{ assessments: Assessment[]; next?: string }>;
  bySystem(systemId: string, limit: number): Promise<Assessment[]>;
  openRequests(role: OwningRole, limit: number): Promise<ApprovalRequest[]>;
  /** The same, a page at a time. */
  openRequestsFrom(role: OwningRole, limit: number, next?: string): Promise<{ requests: ApprovalRequest[]; next?: string }>;
  /** Closed by a decision or a lapse, newest first: the role's past exceptions. `before`: only those that had closed before that instant. */
  closedRequests(role: OwningRole, limit: number, before?: string): Promise<ApprovalRequest[]>;
  /** Conditions that are reported as met and wait for an answer of the role, the next due first. */
  reportedConditions(role: OwningRole, limit: number): Promise<TrackedCondition[]>;
  /** Conditions that somebody of ours must meet and that are not reported, the next due first. `email`: their address, whatever its case. */
  conditionsOf(email: string, limit: number): Promise<TrackedCondition[]>;
  /** Conditions that suppliers must meet and that are not reported, the next due first. */
  owedConditions(limit: number): Promise<TrackedCondition[]>;
  /** Every assessment that waits for somebody, by deadline: who is everybody waiting for. */
  waiting(limit: number, next?: string): Promise<{ assessments: Assessment[]; next?: string }>;
  /** The register of accepted risks, by the end of the acceptance itself; its outcome may end earlier. Those that ended are not in it. */
  acceptances(limit: number, next?: string): Promise<{ acceptances: Acceptance[]; next?: string }>;
}

/** Catalog versions by content hash: immutable, cached for the life of a process. */
export interface Catalogs {
  get(hash: string): Promise<Catalog>;
  /** Stores it unless it is there. Returns its hash. */
  publish(catalog: Catalog): Promise<string>;
}

export interface Outbox {
  get(id: string): Promise<OutboxItem | undefined>;
  /** Work that must not run twice at once is claimed first. False: it is done, or claimed by somebody else until later than `now`. */
  claim(id: string, now: string, until: string): Promise<boolean>;
  done(id: string, at: string, mail?: { assessmentId: string; record: MailRecord }): Promise<void>;
  /** Ends the claim. A done item stays done. */
  failed(
    id: string,
    next: { attempts: number; nextAttemptAt: string; lastError: string; status: 'pending' | 'given-up' },
  ): Promise<void>;
  /** Pending items whose next attempt is due. */
  due(now: string, limit: number): Promise<OutboxItem[]>;
}

/**
 * Task tokens, by assessment and wait (`response`, `request-<id>`). A token is only an alarm clock. Several executions may wait for
 * the same, so the last ones are kept.
 */
export interface Waits {
  /** Putting the newest token again changes nothing. */
  put(assessmentId: string, wait: string, taskToken: string, at: string): Promise<void>;
  /** The newest first; none before a step has begun to wait. */
  tokens(assessmentId: string, wait: string): Promise<string[]>;
}

export interface Timers {
  /** Timers due at or before `now`, most overdue first. */
  due(now: string, limit: number): Promise<Timer[]>;
  set(timer: Timer): Promise<void>;
  /** Deletes a timer whose moment has passed and that changes nothing; quietly none when it is gone or was set anew. */
  forget(timer: Timer): Promise<void>;
}

export interface Directories {
  get(): Promise<Directory>;
  /** Any version that ever was; undefined where there was none. */
  version(version: number): Promise<Directory | undefined>;
  /** What counts now, and all that ever did, oldest first, with the trail of who changed what. */
  history(): Promise<{ current: Directory; versions: Directory[]; events: AuditEvent[] }>;
  /**
   * Stores the next version (its `version` is one more than what was read) with its audit event (`directory-changed`), in one
   * transaction. `moved`: somebody else changed it first.
   */
  change(change: {
    directory: Directory;
    by: Actor;
    at: string;
    operationId: string;
    what: string[];
  }): Promise<{ kind: 'committed' | 'moved' }>;
}

/** What the organisation may use: one item per AI system. */
export interface Clearances {
  get(supplierId: string, systemId: string): Promise<Clearance | undefined>;
}
