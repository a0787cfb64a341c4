import { type Actor, system } from '../domain/actor.ts';
import { prefillUnsent } from '../domain/answers/prefill-unsent.ts';
import { currentSubmission } from '../domain/answers/revisions.ts';
import type { Evidence, SectionDraft } from '../domain/answers/submission.ts';
import type { Assessment, LinkedAssessment } from '../domain/assessment.ts';
import type { Catalog } from '../domain/catalog/catalog.ts';
import type { Assessments, Change, Ids, Ledger, Write } from '../domain/ports.ts';

/** Whether a new assessment may go on with this one: it ended without an outcome. What was decided is only superseded. */
export const canBeContinued = ({ status }: Pick<Assessment, 'status'>): boolean => status === 'withdrawn' || status === 'lapsed';

/**
 * Why a new assessment cannot go on with another one. `no-such-assessment`: there is none, or it is of another system. `continued`: another
 * one goes on with it, and of that one, should it end as well, the next.
 */
export type CannotContinue =
  | { kind: 'cannot-continue'; why: 'no-such-assessment' | 'not-ended' | 'decided' }
  | { kind: 'continued'; by: LinkedAssessment };

/** `id`: of the new one, which may be sent again after it has begun. */
export function whyNotContinue(ended: Assessment | undefined, id: string): CannotContinue | undefined {
  const cannot = (why: (CannotContinue & { kind: 'cannot-continue' })['why']) => ({ kind: 'cannot-continue' as const, why });
  if (!ended) return cannot('no-such-assessment');
  if (!canBeContinued(ended)) return cannot(ended.status === 'decided' ? 'decided' : 'not-ended');
  const by = continuedByAnother(ended, id);
  return by && { kind: 'continued', by };
}

/** The assessment that goes on with this one already, and is not the one of this id. */
export const continuedByAnother = ({ continuedBy }: Assessment, id: string): LinkedAssessment | undefined =>
  continuedBy?.assessmentId === id ? undefined : continuedBy;

/** What the assessment that ended is told, with an event of its own. In one transaction with the start of the new one, so that it has one successor. */
export const toldContinued = (
  ended: Assessment,
  { assessmentId, reference }: LinkedAssessment,
  actor: Actor,
  at: string,
): Change => ({
  ...{ head: ended, at, operationId: `continued-by-${assessmentId}` },
  set: { continuedBy: { assessmentId, reference } },
  event: { type: 'continued', actor, data: { by: assessmentId, reference } },
});

/** Tells the assessment that this one continues, where the release that started this one left it to the workflow. Quiet when it was told before. */
export async function tellContinued(
  ports: { assessments: Pick<Assessments, 'head'>; ledger: Pick<Ledger, 'commit'> },
  { id, reference, continues }: Assessment,
  at: string,
): Promise<void> {
  while (continues) {
    const head = await ports.assessments.head(continues.assessmentId);
    if (!head || head.continuedBy) return;
    const result = await ports.ledger.commit(toldContinued(head, { assessmentId: id, reference }, system('workflow'), at));
    if (result.kind === 'committed') return;
  }
}

/** What was typed in the assessment that this one continues, and not sent, as drafts of this one; undefined where there is nothing. */
export async function unsentAnswers(
  ports: { assessments: Pick<Assessments, 'file'>; ids: Pick<Ids, 'id'> },
  { continues, tier, supplierRole: role }: Assessment,
  { questionnaire }: Catalog,
  at: string,
) {
  const file = continues && (await ports.assessments.file(continues.assessmentId));
  if (!file) return undefined;
  const { id: assessmentId, reference } = file.assessment;
  const { drafts, evidence } = file;
  const found = prefillUnsent(
    { assessmentId, reference, drafts, evidence, submission: currentSubmission(file) },
    { questionnaire, tier, role, at, newId: () => ports.ids.id('evd') },
  );
  if (!found) return undefined;
  const typedAt = drafts.map(({ savedAt }) => savedAt).reduce((latest, one) => (one > latest ? one : latest), '');
  return laidOut({ assessmentId, reference, revision: 0, submittedAt: typedAt }, found.drafts, found.evidence);
}

/** What is written when answers are laid out, and what the trail says of it. */
export function laidOut(previous: NonNullable<Assessment['previous']>, drafts: SectionDraft[], evidence: Evidence[]) {
  const writes: Write[] = [
    ...drafts.map((value): Write => ({ put: 'draft', value })),
    ...evidence.map((value): Write => ({ put: 'evidence', value })),
  ];
  const answers = drafts.reduce((sum, draft) => sum + Object.keys(draft.answers).length, 0);
  return {
    previous,
    facts: { prefilledFrom: previous.assessmentId, prefilledAnswers: answers, prefilledFiles: evidence.length },
    writes,
  };
}
