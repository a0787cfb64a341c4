import { namedError } from '../domain/named-error.ts';

/** Throws MailIncomplete: what a mail is about is missing, though `whyNotSend` found no reason against it. */
export function present<T>(value: T | undefined): T {
  if (value !== undefined) return value;
  throw namedError('MailIncomplete', 'a mail lacks what it is about');
}
