import { system } from '../domain/actor.ts';
import { prefillUnsent } from '../domain/answers/prefill-unsent.ts';
import { currentSubmission } from '../domain/answers/revisions.ts';
import type { Evidence, SectionDraft } from '../domain/answers/submission.ts';
import type { Assessment } from '../domain/assessment.ts';
import type { Catalog } from '../domain/catalog/catalog.ts';
import type { Assessments, Ids, Ledger, Write } from '../domain/ports.ts';

/** Whether a new assessment may go on with this one: it ended without an outcome. What was decided is only superseded. */
export const canBeContinued = ({ status }: Pick<Assessment, 'status'>): boolean => status === 'withdrawn' || status === 'lapsed';

/** Why a new assessment cannot go on with another one. `no-such-assessment`: there is none, or it is of another system. */
export type WhyNotContinue = 'no-such-assessment' | 'not-ended' | 'decided';

export function whyNotContinue(ended: Pick<Assessment, 'status'> | undefined): WhyNotContinue | undefined {
  if (!ended) return 'no-such-assessment';
  if (canBeContinued(ended)) return undefined;
  return ended.status === 'decided' ? 'decided' : 'not-ended';
}

/** Notes on the assessment that this one continues that it does, with an event of its own. Quiet when that was done before. */
export async function tellContinued(
  ports: { assessments: Pick<Assessments, 'head'>; ledger: Pick<Ledger, 'commit'> },
  { id, reference, continues }: Assessment,
  at: string,
): Promise<void> {
  while (continues) {
    const head = await ports.assessments.head(continues.assessmentId);
    if (!head || head.continuedBy) return;
    const result = await ports.ledger.commit({
      ...{ head, at, operationId: `continued-by-${id}` },
      set: { continuedBy: { assessmentId: id, reference } },
      event: { type: 'continued', actor: system('workflow'), data: { by: id, reference } },
    });
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
