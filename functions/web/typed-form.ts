import * as z from 'zod';
import { tidy } from '../domain/answers/free-text.ts';
import { phoneNumber } from '../domain/phone-number.ts';

/** What a person typed, as strings by field, so that a form comes back exactly as it was sent. */
export type Typed = Record<string, string>;
export type FieldErrors = Record<string, string>;
export type Checked<T> = { ok: true; value: T } | { ok: false; errors: FieldErrors };

/** The named fields of a form (first value each); a missing one is empty. */
export const typedFields = (form: URLSearchParams, names: readonly string[]): Typed =>
  Object.fromEntries(names.map((name) => [name, form.get(name) ?? '']));

/** Checks typed fields; each field's first problem, in words that say what to do. Errors on parts of a field stand under its name. */
export function checkForm<S extends z.ZodType>(schema: S, typed: Typed): Checked<z.infer<S>> {
  const parsed = schema.safeParse(typed);
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors: FieldErrors = {};
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? '');
    errors[name] ??= issue.message;
  }
  return { ok: false, errors };
}

/** For the summary at the top of the page, in the order of the form. */
export const summaryOf = (errors: FieldErrors): { name: string; message: string }[] =>
  Object.entries(errors).map(([name, message]) => ({ name, message }));

const storable = (text: string) => !text.includes('\0') && text.isWellFormed();

/** One line or more of text, trimmed, with LF line breaks. NUL and lone surrogates are refused: no store holds them faithfully. */
export const text = (called: string, { most, least = 1 }: { most: number; least?: number }) =>
  z
    .string()
    .overwrite(tidy)
    .refine(storable, `${called} contains a character that cannot be stored. Delete it, or paste the text as plain text`)
    .refine(
      (value) => value.length >= least,
      least > 1 ? `${called} must have at least ${least} characters` : `Enter ${lowerFirst(called)}`,
    )
    .refine((value) => value.length <= most, `${called} must be ${most} characters or fewer`);

/** A name: the same on one line, with single blanks, for it stands in subjects, headings and the address of a mail. */
export const name = (called: string, most: number) =>
  z
    .string()
    .overwrite((raw) => raw.replace(/\s+/g, ' '))
    .pipe(text(called, { most }));

/** Text that may be left empty: empty is `undefined`. */
export const optionalText = (called: string, most: number) =>
  text(called, { most, least: 0 }).transform((value) => (value === '' ? undefined : value));

export const emailAddress = (called: string) =>
  text(called, { most: 254 }).pipe(z.email(`${called} must look like name@example.com`));

/** A phone number that may be left out: empty is `undefined`. */
export const optionalPhone = (called: string) => phoneNumber(called, { mayBeEmpty: true }).transform((value) => value || undefined);

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
