import * as z from 'zod';
import { takesFiles } from '../domain/evidence.ts';
import { freeText } from '../domain/free-text.ts';
import type { Question } from '../domain/questionnaire.ts';
import { CalendarDate, type EvidenceKind, evidenceKinds } from '../domain/vocabulary.ts';
import { fileTypeOf } from './file-types.ts';

export interface EvidenceDetails {
  name: string;
  extension: string;
  kind: EvidenceKind;
  issuer?: string;
  issuedOn?: string;
  expiresOn?: string;
  questionIds: string[];
}

export type EvidenceForm = { ok: true; details: EvidenceDetails } | { ok: false; errors: { name: string; message: string }[] };

/** The kinds of document that a question accepts. */
export const kindsFor = (question: Question): readonly EvidenceKind[] =>
  question.type === 'evidence' ? question.kinds : evidenceKinds;

const oneLine = (most: number, called: string) =>
  z.string().transform((raw, context) => {
    const text = freeText(raw.replace(/\s+/g, ' '), most, called);
    if (text.kind === 'text') return text.text;
    context.addIssue({ code: 'custom', message: text.message });
    return z.NEVER;
  });

const date = z
  .string()
  .trim()
  .refine((text) => text === '' || CalendarDate.safeParse(text).success, {
    message: 'Type a date that exists, as year-month-day, for example 2026-03-31.',
  });

const DatesTyped = z.object({ issuedOn: date, expiresOn: date });

/** Checks what the vendor said about a document, before it is uploaded. `visible`: the questions asked at present. */
export function readEvidenceForm(form: URLSearchParams, question: Question, visible: Question[]): EvidenceForm {
  const takers = new Set(visible.filter(takesFiles).map((taker) => taker.id));
  const kinds = kindsFor(question);
  const schema = z
    .object({
      name: oneLine(120, 'The name').pipe(z.string().min(1, 'Give the document a name that you will recognise.')),
      kind: z.enum(kinds as [EvidenceKind, ...EvidenceKind[]], { message: 'Choose what kind of document it is.' }),
      issuer: oneLine(120, 'The issuer'),
      issuedOn: date,
      expiresOn: date,
      extension: z.string().refine((value) => fileTypeOf(value) !== undefined, { message: 'Choose what type of file it is.' }),
    })
    .refine(({ issuedOn, expiresOn }) => !issuedOn || !expiresOn || issuedOn <= expiresOn, {
      path: ['expiresOn'],
      message: 'The document expires before it was issued. Check both dates.',
      // Said together with whatever else is wrong.
      when: ({ value }) => DatesTyped.safeParse(value).success,
    });
  const read = (name: string) => form.get(name) ?? '';
  const parsed = schema.safeParse({
    name: read('name'),
    extension: read('extension'),
    kind: read('kind'),
    issuer: read('issuer'),
    issuedOn: read('issuedOn'),
    expiresOn: read('expiresOn'),
  });
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({ name: String(issue.path[0]), message: issue.message }));
    return { ok: false, errors };
  }
  const { issuer, issuedOn, expiresOn, ...required } = parsed.data;
  const also = form.getAll('also').filter((id) => takers.has(id));
  return {
    ok: true,
    details: {
      ...required,
      ...(issuer && { issuer }),
      ...(issuedOn && { issuedOn }),
      ...(expiresOn && { expiresOn }),
      questionIds: [...new Set([question.id, ...also])],
    },
  };
}
