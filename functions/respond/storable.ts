import type { DraftAnswer } from '../domain/answer.ts';
import { REMARK_MAX_LENGTH } from '../domain/free-text.ts';
import type { Question } from '../domain/questionnaire.ts';
import { valuesOf } from './section-form.ts';

/** Most UTF-8 bytes of one draft answer, and of one section's: an item stays under 350 KB (design section 4). */
export const MOST_ANSWER_BYTES = 45_000;
export const MOST_SECTION_BYTES = 300_000;

/** Why a draft cannot be kept exactly as it was typed, for the vendor; `undefined` when it can, valid or not. */
export function whyNotStorable(question: Question, draft: DraftAnswer): string | undefined {
  const texts = textsOf(draft);
  if (texts.some((text) => text.includes('\0') || !text.isWellFormed()))
    return 'This was not saved: it contains a character that cannot be stored. Delete it, or paste the text again as plain text.';
  if (draftBytes(draft) > MOST_ANSWER_BYTES) {
    const length = Math.max(...texts.map((text) => text.length));
    const most = question.type === 'text' ? question.maxLength : REMARK_MAX_LENGTH;
    return `This was not saved: it has ${length} characters. Shorten it to ${most} or fewer, or attach it as a file.`;
  }
  return undefined;
}

/** Browsers send U+FFFD where a character could not be read: it is kept, and the vendor is asked to look at it. */
export function damage(draft: DraftAnswer | undefined): string | undefined {
  if (!draft || !textsOf(draft).some((text) => text.includes('\uFFFD'))) return undefined;
  return 'A character here could not be read and became “\uFFFD”. Please check the text.';
}

/** UTF-8 bytes of everything in a draft. */
export const draftBytes = (draft: DraftAnswer): number =>
  textsOf(draft).reduce((sum, text) => sum + Buffer.byteLength(text, 'utf8'), 0);

const textsOf = (draft: DraftAnswer): string[] => [...valuesOf(draft), draft.reason ?? '', draft.comment ?? ''];
