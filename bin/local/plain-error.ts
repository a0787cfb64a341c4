/**
 * Something that the person at the keyboard can put right: a missing Python, a busy port, a template that does not deploy. Its
 * message is the whole story, in plain sentences; no stack is shown.
 */
export class PlainError extends Error {
  override readonly name = 'PlainError';
}
