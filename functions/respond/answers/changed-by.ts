import { type Actor, sameEmail } from '../../domain/actor.ts';
import type { SectionDraft } from '../../domain/answers/submission.ts';
import { own } from '../../domain/answers/visible-questions.ts';

type Reader = { email: string };

/** Who changed an answer last, and when. One without a mark is the section's. */
export const lastChange = (draft: SectionDraft, questionId: string): { by: Actor; at: string } =>
  own(draft.marks ?? {}, questionId) ?? { by: draft.savedBy, at: draft.savedAt };

/** Two windows of one person, or a page that was reloaded before a save was answered, differ as two people do. */
export const isReader = (by: Actor, reader: Reader): boolean => 'email' in by && sameEmail(by.email, reader.email);

/** Who is to be named for what is stored of these questions: the reader, others, or both. */
export function changedBy(
  draft: SectionDraft | undefined,
  questionIds: readonly string[],
  reader: Reader,
): 'you' | 'others' | 'both' {
  const yours = draft ? questionIds.filter((id) => isReader(lastChange(draft, id).by, reader)).length : 0;
  if (yours === 0) return 'others';
  return yours === questionIds.length ? 'you' : 'both';
}
