/** What is wrong with an answer, as a code and what its words need. texts/ has the words; nothing here repeats what was typed. */
export type Problem =
  | { code: 'does-not-apply-and-more' }
  | { code: 'does-not-apply-with-file' }
  | { code: 'does-not-apply-without-reason' }
  | { code: 'reason-without-choice' }
  | { code: 'not-sure-and-more' }
  | { code: 'not-sure-with-file' }
  | { code: 'comment-without-answer' }
  | { code: 'attach-or-choose' }
  | { code: 'one-answer-only' }
  | { code: 'choose-one' }
  | { code: 'choose-yes-or-no' }
  | { code: 'choose-from-options' }
  /** `option` is the label of the one that excludes the others. */
  | { code: 'option-stands-alone'; option: string }
  | { code: 'no-such-date' }
  | { code: 'not-a-whole-number' }
  | { code: 'out-of-range'; min: number; max: number }
  | { code: 'text'; of: AnswerText; problem: TextProblem }
  | { code: 'file-infected'; fileName: string }
  | { code: 'file-unscannable'; fileName: string }
  | { code: 'file-missing'; fileName: string }
  /** Its scan has not ended: submitting waits for it. */
  | { code: 'file-being-checked'; fileName: string }
  /** It should have ended long ago. */
  | { code: 'file-check-late'; fileName: string }
  /** These were not even saved as a draft. */
  | { code: 'not-saved-unstorable' }
  | { code: 'not-saved-too-long'; most: number; length: number }
  | { code: 'not-saved-page-full' }
  /** Asked about in a follow-up, and neither changed nor replied to. */
  | { code: 'reply-missing' }
  /** Saved, but a character had been lost before it arrived. */
  | { code: 'damaged' };

export type AnswerText = 'answer' | 'reason' | 'comment' | 'reply';

/** Why a text cannot be taken. Lengths are UTF-16 code units, as a text area's maxlength counts. */
export type TextProblem = { kind: 'unstorable' } | { kind: 'too-long'; most: number; length: number };

export interface AnswerProblem {
  questionId: string;
  problem: Problem;
}
