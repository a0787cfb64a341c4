import type { Answers } from '../../functions/domain/answers/answer.ts';
import type { Assessment, Status } from '../../functions/domain/assessment.ts';
import type { Catalog } from '../../functions/domain/catalog/catalog.ts';
import type { ApprovalRequest, Decision } from '../../functions/domain/deciding/approval.ts';
import { decideRequest } from '../../functions/domain/deciding/decide.ts';
import { decisionDates } from '../../functions/domain/deciding/decision-times.ts';
import { planRequests } from '../../functions/domain/deciding/request-plan.ts';
import { inherentRisk } from '../../functions/domain/judgement/inherent-risk.ts';
import type { IntakeFacts } from '../../functions/domain/judgement/intake-facts.ts';
import { scoreSummary } from '../../functions/domain/judgement/score-summary.ts';
import { acceptanceLines } from '../../functions/domain/outcome/acceptance-lines.ts';
import { decideOutcome } from '../../functions/domain/outcome/outcome.ts';
import type { AssessmentFile } from '../../functions/domain/ports.ts';
import { emptyChain, type NewEvent, nextEvent } from '../../functions/domain/proof/audit-chain.ts';
import type { AuditEvent } from '../../functions/domain/proof/audit-event.ts';
import { hashOf } from '../../functions/domain/proof/canonical.ts';
import { memorySigner } from './in-memory/memory-signer.ts';
import { scored, submissionTo, vendor } from './small-submission.ts';

export const petra = { kind: 'staff', id: 'u_petra', name: 'Petra', email: 'petra@buyer.example' } as const;
export const rosa = { kind: 'staff', id: 'u_rosa', name: 'Rosa', email: 'rosa@buyer.example' } as const;
export const sven = { kind: 'staff', id: 'u_sven', name: 'Sven', email: 'sven@buyer.example' } as const;

/** Signs every outcome of these stories. */
export const signer = memorySigner();

const harmless: IntakeFacts = {
  dataSensitivity: 'internal',
  impactOnPeople: 'minor',
  autonomy: 'assists',
  scale: 'under-100',
  replaceability: 'easy',
  aiActClass: 'minimal',
};

const entitled = [rosa, sven].map(({ name, email }) => ({ name, email, capacity: { as: 'member' } as const }));

export type Choice = Pick<Decision, 'by' | 'choice' | 'acceptUntil'> & { conditions?: Decision['conditions'] };

/** What a whole assessment leaves behind, made by the domain's own functions; every request gets the same decisions, or lapses. */
export function assessmentStory(catalog: Catalog, answers: Answers, decisions: Choice[] | 'lapse' = []): AssessmentFile {
  const catalogHash = hashOf(catalog);
  const { level, tier } = inherentRisk(harmless, catalog.policy);
  let minute = 0;
  const now = () => new Date(Date.UTC(2026, 2, 1, 10, minute++)).toISOString();
  const events: AuditEvent[] = [];
  let head: Assessment = {
    ...{ id: 'asm_1', reference: 'A-7F3K2Q', supplierId: 'sup_1', supplierName: 'Vendor', systemId: 'sys_1', systemName: 'Helper' },
    ...{ supplierRole: 'provider', facts: harmless, inherentRisk: level, tier, catalogHash, policyId: catalog.policy.id },
    ...{ questionnaireVersion: '1.0.0', contact: { name: 'Vera', email: vendor.email }, requestedBy: petra },
    ...{ status: 'opened', waiting: { on: 'workflow', who: '', since: '2026-03-01T10:00:00.000Z' }, openedAt: now() },
    ...emptyChain,
  };
  const move = (event: NewEvent, to?: Status, set: Partial<Assessment> = {}) => {
    const statuses = to === undefined ? {} : { to, ...(head.seq > 0 && { from: head.status }) };
    const next = nextEvent(head, {
      ...event,
      aggregate: 'ASSESSMENT#asm_1',
      at: now(),
      operationId: `op_${head.seq}`,
      ...statuses,
    });
    events.push(next);
    head = { ...head, ...set, status: to ?? head.status, seq: next.seq, lastHash: next.hash };
  };

  move({ type: 'assessment-opened', actor: petra, data: {} }, 'opened');
  move({ type: 'invited', actor: { kind: 'system', name: 'workflow' }, data: {} }, 'awaiting-response');
  const submission = submissionTo(catalog, { tier, answers });
  const submissionHash = hashOf(submission);
  const at = submission.submittedAt;
  move({ type: 'submitted', actor: vendor, data: { submission: submissionHash } }, 'submitted', {
    submission: { revision: 1, hash: submissionHash, at, by: vendor },
  });
  const scorecard = scored(catalog, submission, level);
  const scorecardHash = hashOf(scorecard);
  const planned = planRequests({ scorecard, submission }, catalog.policy, head);
  move(
    {
      ...{ type: 'scored', actor: { kind: 'system', name: 'score' } },
      data: { scorecard: scorecardHash, requests: planned.map(({ id }) => id) },
    },
    planned.length === 0 ? 'scored' : 'awaiting-decision',
    {
      score: scoreSummary(scorecard, scorecardHash),
    },
  );

  const askedAt = events.at(-1)?.at ?? '';
  const requests = planned.map((plan): ApprovalRequest => {
    let request: ApprovalRequest = {
      ...{ assessmentId: 'asm_1', ...plan, needed: plan.quorum, requestedAt: askedAt, askedAt },
      ...decisionDates(catalog.policy, plan.severity, askedAt),
      ...{ status: 'open', escalation: 'none', handOvers: [], decisions: [] },
    };
    for (const { by, choice, conditions = [], acceptUntil } of decisions === 'lapse' ? [] : decisions) {
      if (request.status !== 'open') break;
      const decision: Decision = {
        choice,
        by,
        conditions,
        reasons: 'Reasons, written by a person.',
        at: now(),
        basis: plan.basis,
        capacity: { as: 'member' },
        directoryVersion: 1,
        ...(acceptUntil && { acceptUntil }),
      };
      const decided = decideRequest(request, decision, { prepared: [petra], entitled });
      if (decided.kind === 'refused') throw new Error(decided.reason);
      request = decided.request;
      move({ type: 'decision-recorded', actor: by, data: { decision: hashOf(decision), request: request.id } });
    }
    if (request.status !== 'open') return request;
    minute = Math.ceil((Date.parse(request.lapsesAt) - Date.UTC(2026, 2, 1, 10)) / 60_000);
    move({ type: 'request-lapsed', actor: { kind: 'system', name: 'watch' }, data: { request: request.id } });
    return { ...request, status: 'lapsed', closedAt: events.at(-1)?.at ?? '' };
  });

  const decidedAt = now();
  const outcome = decideOutcome({
    assessment: head,
    submission,
    submissionHash,
    scorecard,
    scorecardHash,
    requests,
    policy: catalog.policy,
    decidedAt,
  });
  move({ type: 'outcome-recorded', actor: { kind: 'system', name: 'outcome' }, data: { outcome: hashOf(outcome) } }, 'decided', {
    outcome: { result: outcome.result, validUntil: outcome.validUntil, hash: hashOf(outcome), at: decidedAt },
  });
  return {
    ...{ assessment: head, submissions: [submission], scorecards: [scorecard], requests, outcome, events },
    ...{ drafts: [], evidence: [], grants: [], colleagues: [], followUps: [], mails: [], timers: [] },
    signature: signer.signNow(hashOf(outcome)),
    conditions: outcome.conditions.map((one) => ({ ...one, assessmentId: 'asm_1', status: 'open', reports: [] })),
    acceptances: acceptanceLines(outcome, { requests, scorecard, criteria: catalog.criteria }),
  };
}

/** The same chain with the events' contents changed and every hash made to fit again: a forger who owns the table. */
export function rechained(file: AssessmentFile, change: (event: AuditEvent) => AuditEvent): AssessmentFile {
  let head = emptyChain;
  const events = file.events.map((event) => {
    const { hash: _, prevHash: __, seq: ___, ...rest } = change(event);
    const next = nextEvent(head, rest);
    head = { seq: next.seq, lastHash: next.hash };
    return next;
  });
  return { ...file, events, assessment: { ...file.assessment, ...head } };
}
