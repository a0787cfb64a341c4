import * as z from 'zod';
import { freeText } from '../../domain/answers/free-text.ts';
import { type Language, languages } from '../../domain/language.ts';
import type { PortalTexts } from '../../texts/portal.ts';

export interface Person {
  name: string;
  email: string;
}

/** What somebody gets. `sectionIds` absent: all sections, also those that appear later. */
export interface HandedOver {
  sectionIds?: string[];
  maySubmit: boolean;
  language: Language;
  note?: string;
}

export type FormErrors = { name: string; message: string }[];
export type PeopleForm<T> = { ok: true; given: T } | { ok: false; errors: FormErrors };

/** The value of the box for all sections; no section can be called that. */
export const ALL_SECTIONS = '*';
const MOST_NAME = 120;
const MOST_EMAIL = 254;
const MOST_NOTE = 1000;

/** Whom, and what. `offered`: ids of the sections on the form; what is not on it cannot be handed over. */
export function readHandOver(form: URLSearchParams, offered: readonly string[], t: PortalTexts): PeopleForm<Person & HandedOver> {
  const parsed = whole(t).safeParse(typed(form, offered));
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error) };
  const { name, email, ...rights } = parsed.data;
  return { ok: true, given: { name, email, ...handedOver(rights) } };
}

/** What only. `hidden`: sections that the person has and that are not on the form at present: they keep them. */
export function readRights(
  form: URLSearchParams,
  offered: readonly string[],
  hidden: readonly string[],
  t: PortalTexts,
): PeopleForm<HandedOver> {
  const parsed = whole(t).omit({ name: true, email: true }).safeParse(typed(form, offered));
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error) };
  return { ok: true, given: handedOver({ ...parsed.data, sections: [...parsed.data.sections, ...hidden] }) };
}

function whole(t: PortalTexts) {
  const { errors } = t.handOver;
  return z.object({
    name: text(MOST_NAME, t, oneLine).pipe(z.string().min(1, errors.name)),
    email: text(MOST_EMAIL, t, oneLine).pipe(z.email(errors.email)),
    sections: z.array(z.string()).min(1, errors.sections),
    maySubmit: z.boolean(),
    language: z.enum(languages, errors.language),
    note: text(MOST_NOTE, t),
  });
}

const oneLine = (raw: string) => raw.replace(/\s+/g, ' ');

const text = (most: number, t: PortalTexts, before = (raw: string) => raw) =>
  z.string().transform((raw, context) => {
    const found = freeText(before(raw), most);
    if (found.kind === 'text') return found.text;
    const { problem } = found;
    const { unstorable, tooLong } = t.handOver.errors;
    context.addIssue({
      code: 'custom',
      message: problem.kind === 'unstorable' ? unstorable : tooLong(problem.most, problem.length),
    });
    return z.NEVER;
  });

const typed = (form: URLSearchParams, offered: readonly string[]) => ({
  ...Object.fromEntries(['name', 'email', 'language', 'note'].map((name) => [name, form.get(name) ?? ''])),
  maySubmit: form.get('maySubmit') === 'yes',
  // In the order of the questionnaire, and only what is on the form.
  sections: [ALL_SECTIONS, ...offered].filter((id) => form.getAll('sections').includes(id)),
});

/** In the order of the form, one for each field. */
function errorsOf({ issues }: z.ZodError): FormErrors {
  const first = new Map<string, string>();
  for (const { path, message } of issues) if (!first.has(String(path[0]))) first.set(String(path[0]), message);
  return [...first].map(([name, message]) => ({ name, message }));
}

const handedOver = (rights: { sections: string[]; maySubmit: boolean; language: Language; note: string }): HandedOver => ({
  ...(!rights.sections.includes(ALL_SECTIONS) && { sectionIds: rights.sections }),
  ...{ maySubmit: rights.maySubmit, language: rights.language },
  ...(rights.note && { note: rights.note }),
});
