import * as z from 'zod';
import { takesFiles } from '../domain/evidence.ts';
import { freeText } from '../domain/free-text.ts';
import type { Question } from '../domain/questionnaire.ts';
import { CalendarDate, type EvidenceKind, evidenceKinds } from '../domain/vocabulary.ts';
import type { PortalTexts } from '../texts/portal.ts';
import { textProblemWords } from '../texts/problem-words.ts';
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

const oneLine = (t: PortalTexts, most: number, called: 'document' | 'issuer') =>
  z.string().transform((raw, context) => {
    const text = freeText(raw.replace(/\s+/g, ' '), most);
    if (text.kind === 'text') return text.text;
    context.addIssue({ code: 'custom', message: textProblemWords(t, called, text.problem) });
    return z.NEVER;
  });

const date = (t: PortalTexts) =>
  z
    .string()
    .trim()
    .refine((text) => text === '' || CalendarDate.safeParse(text).success, { message: t.evidenceForm.noSuchDate });

/** Checks what the vendor said about a document, before it is uploaded. `visible`: the questions asked at present. */
export function readEvidenceForm(t: PortalTexts, form: URLSearchParams, question: Question, visible: Question[]): EvidenceForm {
  const takers = new Set(visible.filter(takesFiles).map((taker) => taker.id));
  const kinds = kindsFor(question);
  const dates = z.object({ issuedOn: date(t), expiresOn: date(t) });
  const schema = z
    .object({
      name: oneLine(t, 120, 'document').pipe(z.string().min(1, t.evidenceForm.nameMissing)),
      kind: z.enum(kinds as [EvidenceKind, ...EvidenceKind[]], { message: t.evidenceForm.kindMissing }),
      issuer: oneLine(t, 120, 'issuer'),
      ...dates.shape,
      extension: z.string().refine((value) => fileTypeOf(value) !== undefined, { message: t.evidenceForm.typeMissing }),
    })
    .refine(({ issuedOn, expiresOn }) => !issuedOn || !expiresOn || issuedOn <= expiresOn, {
      path: ['expiresOn'],
      message: t.evidenceForm.expiresBeforeIssued,
      // Said together with whatever else is wrong.
      when: ({ value }) => dates.safeParse(value).success,
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
