import type { TextProblem } from './answer-problem.ts';

/**
 * Text a person typed: line breaks as LF, other control characters as spaces, trimmed; or what is wrong with it. Names, notes and reports
 * are stored so. Answers, reasons, comments and replies stay as they were typed, and are only measured by it (parse-answer.ts).
 */
export type FreeText = { kind: 'text'; text: string } | { kind: 'invalid'; problem: TextProblem };

/** The longest comment or reason, in UTF-16 code units (as a text area's maxlength counts). */
export const REMARK_MAX_LENGTH = 4000;

/**
 * NUL and lone surrogates are refused: no store and no canonical JSON (RFC 8785, section 3.2.2.2) can hold them faithfully.
 * Pasted form feeds and the like are harmless and become spaces.
 */
export function freeText(raw: string, maxLength: number): FreeText {
  if (raw.includes('\0') || !raw.isWellFormed()) return { kind: 'invalid', problem: { kind: 'unstorable' } };
  const text = tidy(raw);
  if (text.length <= maxLength) return { kind: 'text', text };
  return { kind: 'invalid', problem: { kind: 'too-long', most: maxLength, length: text.length } };
}

/** Line breaks as LF, other control characters (but NUL) as spaces, trimmed. */
export function tidy(raw: string): string {
  return raw
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, (control) => (control === '\0' ? control : ' '))
    .trim();
}
