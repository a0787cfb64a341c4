import { system } from '../domain/actor.ts';
import { prefill } from '../domain/answers/prefill.ts';
import { currentSubmission } from '../domain/answers/revisions.ts';
import type { Assessment } from '../domain/assessment.ts';
import type { Catalog } from '../domain/catalog/catalog.ts';
import { afterPolicyDays } from '../domain/catalog/policy-time.ts';
import { namedError } from '../domain/named-error.ts';
import type { Assessments, Catalogs, Clock, Ids, Ledger, Screens, Write } from '../domain/ports.ts';
import { responseTimers } from '../domain/time/response-timers.ts';
import { waitingFor } from '../domain/waiting-for.ts';
import { laidOut, tellContinued, unsentAnswers } from './continue-assessment.ts';

interface Ports {
  assessments: Assessments;
  catalogs: Catalogs;
  ledger: Ledger;
  screens: Pick<Screens, 'bySystem'>;
  clock: Clock;
  ids: Pick<Ids, 'id'>;
}

export type OpenResult = { kind: 'invited' | 'taken-over' | 'already-open' };

/**
 * First step of the workflow: sends the invitation, sets the response's timers and lays out what the supplier answered about
 * this system the last time, or had typed in the assessment that this one continues, once. A later execution of the same
 * assessment (attempt n) only notes that it took over: the table says where to continue. Throws `AssessmentMissing`.
 */
export async function openAssessment(
  ports: Ports,
  input: { assessmentId: string; executionArn: string; attempt: number },
): Promise<OpenResult> {
  const { assessmentId, executionArn: arn, attempt } = input;
  for (;;) {
    const head = await ports.assessments.head(assessmentId);
    if (!head) throw namedError('AssessmentMissing', `there is no assessment ${assessmentId}`);
    const at = ports.clock.now().toISOString();
    const execution = { arn, attempt };
    const operationId = `open-${attempt}`;
    const invited = head.status !== 'opened';
    if (invited && (head.execution?.attempt ?? 0) >= attempt) return { kind: 'already-open' };
    const actor = system('workflow');
    if (invited) {
      const event = { type: 'resumed' as const, actor, data: { attempt } };
      const result = await ports.ledger.commit({ head, operationId, at, set: { execution }, event });
      if (result.kind === 'committed') return { kind: 'taken-over' };
      continue;
    }
    const catalog = await ports.catalogs.get(head.catalogHash);
    const { policy } = catalog;
    await tellContinued(ports, head, at);
    const last = (await unsentAnswers(ports, head, catalog, at)) ?? (await lastAnswers(ports, head, catalog, at));
    const dueAt = afterPolicyDays(policy, at, policy.response.dueDays);
    const waiting = waitingFor({ status: 'awaiting-response', contact: head.contact, dueAt }, [], at);
    const result = await ports.ledger.commit({
      head,
      operationId,
      at,
      transition: 'invite',
      set: { dueAt, waiting, execution, ...(last && { previous: last.previous }) },
      event: { type: 'invited', actor, data: { to: head.contact.email, dueAt, attempt, ...last?.facts } },
      writes: [
        ...responseTimers(policy, assessmentId, at).map((value): Write => ({ put: 'timer', value })),
        ...(last?.writes ?? []),
      ],
      outbox: [{ kind: 'mail', mail: 'invitation', assessmentId, to: { name: head.contact.name, email: head.contact.email } }],
    });
    if (result.kind === 'committed') return { kind: 'invited' };
  }
}

/** How many earlier assessments of a system are looked at: the newest first. */
const LOOK_BACK = 20;

/** The system's last submitted answers as drafts of this assessment, and the facts for the trail; undefined the first time. */
async function lastAnswers(ports: Ports, head: Assessment, catalog: Catalog, at: string) {
  const others = (await ports.screens.bySystem(head.systemId, LOOK_BACK)).filter(
    (one) => one.id !== head.id && one.supplierId === head.supplierId && one.submission,
  );
  const [newest] = others.sort((a, b) => ((a.submission?.at ?? '') < (b.submission?.at ?? '') ? 1 : -1));
  const file = newest && (await ports.assessments.file(newest.id));
  const submission = file && currentSubmission(file);
  if (!file || !submission) return undefined;
  const { reference } = file.assessment;
  const { drafts, evidence } = prefill(
    { reference, submission, evidence: file.evidence },
    {
      questionnaire: catalog.questionnaire,
      tier: head.tier,
      role: head.supplierRole,
      at,
      newId: () => ports.ids.id('evd'),
    },
  );
  const { assessmentId, revision, submittedAt } = submission;
  return laidOut({ assessmentId, reference, revision, submittedAt }, drafts, evidence);
}
