import * as z from 'zod';
import { takesFiles } from '../../domain/answers/evidence.ts';
import { fileTypeOf } from '../../domain/answers/file-types.ts';
import { freeText } from '../../domain/answers/free-text.ts';
import { type CertificateScheme, certificateSchemes } from '../../domain/answers/submission.ts';
import type { Question } from '../../domain/catalog/questionnaire.ts';
import { CalendarDate, type EvidenceKind, evidenceKinds } from '../../domain/vocabulary.ts';
import type { PortalTexts } from '../../texts/portal.ts';
import { textProblemWords } from '../../texts/problem-words.ts';
import { type Dates, dateContradictions, type FieldProblem } from './evidence-dates.ts';

export interface EvidenceDetails extends Dates {
  name: string;
  kind: EvidenceKind;
  issuer?: string;
  questionIds: string[];
}

export type EvidenceForm = { ok: true; details: EvidenceDetails; extension: string } | { ok: false; errors: FieldProblem[] };

/** What the form was made for. */
export interface FormFor {
  kinds: readonly EvidenceKind[];
  /** The question that the file is attached to in any case. */
  question?: Question;
  /** Questions that may be chosen besides. */
  takers: readonly Question[];
  /** The extension of a file that is there already, which therefore is not asked. */
  extension?: string;
  /** When the form came. */
  at: string;
}

/** The kinds of document that a question accepts. */
export const kindsFor = (question: Question): readonly EvidenceKind[] =>
  question.type === 'evidence' ? question.kinds : evidenceKinds;

/** The fields in the order of the page, in which their problems are listed. */
const ORDER = ['name', 'kind', 'scheme', 'issuer', 'issuedOn', 'surveillanceOn', 'expiresOn', 'extension', 'also'];

const oneLine = (t: PortalTexts, most: number, called: 'document' | 'issuer') =>
  z.string().transform((raw, context) => {
    const text = freeText(raw.replace(/\s+/g, ' '), most);
    if (text.kind === 'text') return text.text;
    context.addIssue({ code: 'custom', message: textProblemWords(t, called, text.problem) });
    return z.NEVER;
  });

/**
 * Checks what the vendor said about a document. What only certificates have is left out for other kinds: a choice between radio
 * buttons cannot be taken back.
 */
export function readEvidenceForm(t: PortalTexts, form: URLSearchParams, made: FormFor): EvidenceForm {
  const words = t.evidenceForm;
  const read = (name: string) => (form.get(name) ?? '').trim();
  const isCertificate = read('kind') === 'certificate';
  const date = z.string().refine((text) => text === '' || CalendarDate.safeParse(text).success, { message: words.noSuchDate });
  const schema = z.object({
    name: oneLine(t, 120, 'document').pipe(z.string().min(1, words.nameMissing)),
    kind: z.enum(made.kinds as [EvidenceKind, ...EvidenceKind[]], { message: words.kindMissing }),
    scheme: isCertificate ? z.enum(certificateSchemes, { message: words.schemeMissing }) : z.any().transform(() => undefined),
    issuer: oneLine(t, 120, 'issuer'),
    issuedOn: date,
    surveillanceOn: isCertificate ? date : z.any().transform(() => ''),
    expiresOn: date,
    extension: z.string().refine((value) => fileTypeOf(value) !== undefined, { message: words.typeMissing }),
  });
  const extension = made.extension ?? read('extension');
  const typed = Object.fromEntries(ORDER.map((name) => [name, read(name)]));
  const parsed = schema.safeParse({ ...typed, extension });
  const also = form.getAll('also').filter((id) => made.takers.some((taker) => taker.id === id && takesFiles(taker)));
  const questionIds = [...new Set([...(made.question ? [made.question.id] : []), ...also])];
  const issues = parsed.error?.issues ?? [];
  const errors = issues.map((issue) => ({ name: String(issue.path[0]), message: issue.message }));
  errors.push(...dateContradictions(words, datesIn(read, isCertificate), made.at));
  if (questionIds.length === 0) errors.push({ name: 'also', message: words.edit.questionsMissing });
  if (!parsed.success || errors.length > 0) return { ok: false, errors: inOrder(errors) };
  const { name, kind, issuer } = parsed.data;
  const details = { name, kind, ...(issuer && { issuer }), ...datesIn(read, isCertificate), questionIds };
  return { ok: true, details, extension };
}

/** What was typed of the dates, as far as it is one. */
function datesIn(read: (name: string) => string, isCertificate: boolean): Dates {
  const dateOf = (name: string) => CalendarDate.safeParse(read(name)).data;
  const scheme = certificateSchemes.find((one) => one === read('scheme')) as CertificateScheme | undefined;
  const [issuedOn, expiresOn, surveillanceOn] = [dateOf('issuedOn'), dateOf('expiresOn'), dateOf('surveillanceOn')];
  return {
    ...(issuedOn && { issuedOn }),
    ...(expiresOn && { expiresOn }),
    ...(isCertificate && scheme && { scheme }),
    ...(isCertificate && surveillanceOn && { surveillanceOn }),
  };
}

/** One problem a field, the first; in the order of the page. */
const inOrder = (errors: FieldProblem[]): FieldProblem[] =>
  ORDER.flatMap((name) => errors.find((error) => error.name === name) ?? []);
