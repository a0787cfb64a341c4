/** Text a person typed, made storable: line breaks as LF, other control characters as spaces, trimmed; or what is wrong with it. */
export type FreeText = { kind: 'text'; text: string } | { kind: 'invalid'; message: string };

/** The longest comment or reason, in UTF-16 code units (as a text area's maxlength counts). */
export const REMARK_MAX_LENGTH = 4000;

/**
 * `called` names the text in messages ("Your comment"). NUL and lone surrogates are refused: no store and no canonical
 * JSON (RFC 8785, section 3.2.2.2) can hold them faithfully. Pasted form feeds and the like are harmless and become spaces.
 */
export function freeText(raw: string, maxLength: number, called: string): FreeText {
  if (raw.includes('\0') || !raw.isWellFormed())
    return invalid(`${called} contains a character that cannot be stored. Delete it, or paste the text again as plain text.`);
  const text = tidy(raw);
  if (text.length > maxLength)
    return invalid(`${called} is too long. Shorten it to ${maxLength} characters or fewer; it has ${text.length}.`);
  return { kind: 'text', text };
}

/** Line breaks as LF, other control characters (but NUL) as spaces, trimmed. */
export function tidy(raw: string): string {
  return raw
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, (control) => (control === '\0' ? control : ' '))
    .trim();
}

const invalid = (message: string): FreeText => ({ kind: 'invalid', message });
