import type { DraftAnswers } from '../domain/answers/answer.ts';
import type { AnswerProblem } from '../domain/answers/answer-problem.ts';
import { withoutReplaced } from '../domain/answers/evidence.ts';
import type { StoredEvidence } from '../domain/answers/evidence-ports.ts';
import { freezeSubmission } from '../domain/answers/freeze.ts';
import type { Submission } from '../domain/answers/submission.ts';
import type { Status } from '../domain/assessment.ts';
import { answerFollowUp } from '../domain/follow-up/answer-follow-up.ts';
import { openFollowUp } from '../domain/follow-up/follow-up.ts';
import { namedError } from '../domain/named-error.ts';
import type { OutboxWork } from '../domain/outbox.ts';
import type { Change, Write } from '../domain/ports.ts';
import { canonicalJson, hashOf } from '../domain/proof/canonical.ts';
import { responseTimers } from '../domain/time/response-timers.ts';
import { waitingFor } from '../domain/waiting-for.ts';
import { blockersOf, onlyScansAreLeft, readResponse } from './answers/response.ts';
import { noticeArrivals } from './evidence/arrivals.ts';
import { detailsBase } from './evidence/change-evidence.ts';
import type { PortalPorts } from './ports.ts';
import { standing } from './way-in/standing.ts';
import { vendorActor } from './way-in/vendor-actor.ts';
import { type Visit, visitAgain } from './way-in/visit.ts';

export type SubmitResult =
  /** Also when it was submitted before: the receipt shows what was. */
  | { kind: 'submitted' }
  /** Answers or files are no longer those that were checked. */
  | { kind: 'changed' }
  /** Withdrawn, or no longer one of those who may, before it was done. */
  | { kind: 'refused' }
  | { kind: 'problems'; problems: AnswerProblem[] }
  /** The scan of a file has not ended; nothing else is in the way. */
  | { kind: 'being-checked' }
  /** Answers from the last time wait to be confirmed. */
  | { kind: 'unconfirmed' }
  /** All answers together do not fit: KB now, and KB allowed. */
  | { kind: 'too-large'; kilobytes: number; most: number }
  | { kind: 'closed'; status: Status };

/** A submission is one item of the table (400 KB at most, with room for its keys). */
export const MOST_SUBMISSION_BYTES = 350_000;

/** A reminder or a scan may come in between; that many in a row are a fault. */
const MOST_ATTEMPTS = 5;

/** What the vendor sees on the check page, in a few letters: every section's version, every file and what is said of it. */
export const checkedState = ({ work }: Visit): string =>
  hashOf({
    drafts: Object.fromEntries(work.drafts.map((draft) => [draft.sectionId, draft.version])),
    files: work.evidence.map((file) => `${file.id} ${detailsBase(file)}`).sort(),
  }).slice(0, 32);

/**
 * Freezes the response and hands it over: one transaction of the submission, the head, one event, the end of the reminders,
 * the wake-up of the workflow and the receipt's mail. It fails as a whole when a draft or a file changed meanwhile, be it only what is
 * said of the file. Files must have been scanned clean: their hashes are frozen, and the score counts them without looking again.
 * Throws `SubmitContended`.
 * `checked` is the `checkedState` that the vendor confirmed; `signedAs` the name under the declaration.
 */
export async function submitResponse(
  ports: Pick<PortalPorts, 'assessments' | 'ledger' | 'clock'> & { bucket: Pick<StoredEvidence, 'look'> },
  visit: Visit,
  confirmed: { checked: string; signedAs: string },
): Promise<SubmitResult> {
  let now: Visit | undefined = visit;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    if (!now?.participant.maySubmit) return { kind: 'refused' };
    const { assessment } = now.work;
    const stands = standing(assessment);
    if (stands !== 'open') return stands === 'submitted' ? { kind: 'submitted' } : { kind: 'closed', status: assessment.status };
    // Asked again since the page was read: there is something new to see.
    if (openFollowUp(now.work.followUps) && now.former?.submission.revision !== assessment.submission?.revision)
      return { kind: 'changed' };
    if (checkedState(now) !== confirmed.checked) return { kind: 'changed' };
    const evidence = await noticeArrivals(ports.bucket, now.work.evidence);
    const response = readResponse(now, evidence);
    const problems = blockersOf(response);
    if (problems.length > 0) return onlyScansAreLeft(problems) ? { kind: 'being-checked' } : { kind: 'problems', problems };
    if (response.unconfirmed.length > 0) return { kind: 'unconfirmed' };
    const submission = freezeSubmission({
      assessmentId: assessment.id,
      revision: (assessment.submission?.revision ?? 0) + 1,
      catalog: now.catalog,
      catalogHash: assessment.catalogHash,
      tier: assessment.tier,
      supplierRole: assessment.supplierRole,
      answers: response.checked.answers,
      evidence,
      submittedAt: ports.clock.now().toISOString(),
      submittedBy: vendorActor(now.session, confirmed.signedAs),
    });
    const answered = answeredRound(now, response.drafts, submission);
    const bytes = Math.max(bytesOf(submission), bytesOf(answered?.round ?? null));
    if (bytes > MOST_SUBMISSION_BYTES) return { kind: 'too-large', kilobytes: kb(bytes), most: kb(MOST_SUBMISSION_BYTES) };
    const result = await ports.ledger.commit(changeOf(now, submission, answered));
    if (result.kind === 'committed') return { kind: 'submitted' };
    now = await visitAgain(ports, now);
  }
  throw namedError('SubmitContended', `the response of ${visit.work.assessment.id} kept changing while it was submitted`);
}

const kb = (bytes: number) => Math.ceil(bytes / 1000);
const bytesOf = (record: unknown) => Buffer.byteLength(canonicalJson(record), 'utf8');

/** The open round as this submission answers it. */
function answeredRound({ work, catalog, former }: Visit, drafts: DraftAnswers, after: Submission) {
  const round = openFollowUp(work.followUps);
  if (!round || !former) return undefined;
  return answerFollowUp(round, { drafts, before: former.submission, after, questionnaire: catalog.questionnaire });
}

function changeOf(
  { work, catalog, session, participant }: Visit,
  submission: Submission,
  answered: ReturnType<typeof answeredRound>,
): Change {
  const { assessment, drafts } = work;
  const { submittedAt: at, submittedBy: by, revision } = submission;
  const hash = hashOf(submission);
  const checks: Write[] = [
    ...catalog.questionnaire.sections.map((section): Write => {
      const version = drafts.find((draft) => draft.sectionId === section.id)?.version ?? 0;
      return { check: 'draft', sectionId: section.id, version };
    }),
    // Also those that support no visible question: they may be attached to one at this very moment.
    ...withoutReplaced(work.evidence)
      .filter(({ questionIds }) => questionIds.length > 0)
      .map((asRead): Write => ({ check: 'evidence', asRead })),
  ];
  const receiptTo = ({ name, email }: { name: string; email: string }): OutboxWork => ({
    ...{ kind: 'mail', mail: 'receipt', assessmentId: assessment.id },
    to: { name, email },
  });
  const patience = answered ? catalog.policy.followUp : catalog.policy.response;
  const timers = responseTimers(catalog.policy, assessment.id, assessment.openedAt, patience);
  return {
    head: assessment,
    operationId: `submit-${revision}`,
    at,
    transition: 'submit',
    set: {
      submission: { revision, hash, at, by },
      // What is set aside keeps waiting for its operator.
      waiting: assessment.parked ? assessment.waiting : waitingFor({ ...assessment, status: 'submitted' }, [], at),
    },
    event: { type: 'submitted', actor: by, data: { submission: hash, revision, ...answered?.facts } },
    writes: [
      { put: 'submission', value: submission },
      ...(answered ? [{ put: 'follow-up' as const, value: answered.round }] : []),
      ...checks,
      ...timers.map((timer): Write => ({ delete: 'timer', id: timer.id })),
    ],
    outbox: [
      { kind: 'wake-workflow', assessmentId: assessment.id, wait: 'response' },
      receiptTo(session),
      // The recipient answers for it, whoever pressed the button.
      ...(participant.isRecipient ? [] : [receiptTo(assessment.contact)]),
    ],
  };
}
