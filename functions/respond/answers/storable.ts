import type { DraftAnswer } from '../../domain/answers/answer.ts';
import type { Problem } from '../../domain/answers/answer-problem.ts';
import { REMARK_MAX_LENGTH } from '../../domain/answers/free-text.ts';
import type { Question } from '../../domain/catalog/questionnaire.ts';
import { valuesOf } from './section-form.ts';

/** Most UTF-8 bytes of one draft answer, and of one section's: an item stays under 350 KB (design section 4). */
export const MOST_ANSWER_BYTES = 45_000;
export const MOST_SECTION_BYTES = 300_000;

/** Why a draft cannot be kept exactly as it was typed; `undefined` when it can, valid or not. */
export function whyNotStorable(question: Question, draft: DraftAnswer): Problem | undefined {
  const texts = textsOf(draft);
  if (texts.some((text) => text.includes('\0') || !text.isWellFormed())) return { code: 'not-saved-unstorable' };
  if (draftBytes(draft) > MOST_ANSWER_BYTES) {
    const length = Math.max(...texts.map((text) => text.length));
    const most = question.type === 'text' ? question.maxLength : REMARK_MAX_LENGTH;
    return { code: 'not-saved-too-long', most, length };
  }
  return undefined;
}

/** Browsers send U+FFFD where a character could not be read: it is kept, and the vendor is asked to look at it. */
export function damage(draft: DraftAnswer | undefined): Problem | undefined {
  if (!draft || !textsOf(draft).some((text) => text.includes('\uFFFD'))) return undefined;
  return { code: 'damaged' };
}

/** What the table adds to each text and each element of a list, at most, in bytes: many short ones are more than their letters. */
const BYTES_EACH = 4;

/** Bytes of everything in a draft, as the table counts them: UTF-8, and what each text takes besides. */
export const draftBytes = (draft: DraftAnswer): number =>
  textsOf(draft).reduce((sum, text) => sum + (text === '' ? 0 : Buffer.byteLength(text, 'utf8') + BYTES_EACH), 0);

const textsOf = (draft: DraftAnswer): string[] => [
  ...valuesOf(draft),
  draft.reason ?? '',
  draft.comment ?? '',
  draft.reply?.text ?? '',
];
