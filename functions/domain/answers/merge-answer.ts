import { sha256 } from '../proof/canonical.ts';
import type { DraftAnswer } from './answer.ts';

/** What to do with one posted answer: both sides say the same, only I changed it, only others did, or both did. */
export type Merged = 'same' | 'mine' | 'theirs' | 'conflict';

/** Line breaks come from browsers as CRLF and are shown as LF; choices come in the page's order. Neither makes another answer. */
const spelled = ({ value, reason = '', comment = '', reply }: DraftAnswer): string => {
  const values = value === undefined ? [] : [value].flat().toSorted();
  const texts = [...values, reason, comment, reply?.text ?? ''].map((text) => text.replaceAll(/\r\n?/g, '\n'));
  return JSON.stringify([values.length, reply?.round ?? 0, ...texts]);
};

const NOTHING = spelled({});

/** Whether two drafts of one answer say the same, to the letter. */
export const sameDraft = (a: DraftAnswer | undefined, b: DraftAnswer | undefined): boolean => spelled(a ?? {}) === spelled(b ?? {});

/** The answer that a form was made from, in 16 hex digits; empty for an empty answer. */
export function baseOf(draft: DraftAnswer | undefined): string {
  const words = spelled(draft ?? {});
  return words === NOTHING ? '' : sha256(words).slice(0, 16);
}

/**
 * Three-way merge of one answer: what a form says now, what it said when it was made (`base`, see baseOf; `undefined`: nobody
 * knows), and what is stored now.
 */
export function mergeAnswer(posted: DraftAnswer, base: string | undefined, stored: DraftAnswer | undefined): Merged {
  if (sameDraft(posted, stored)) return 'same';
  if (base === undefined) return 'conflict';
  if (baseOf(posted) === base) return 'theirs';
  return baseOf(stored) === base ? 'mine' : 'conflict';
}
