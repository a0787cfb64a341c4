import * as z from 'zod';
import { Language, languages } from '../domain/language.ts';
import { phoneNumber } from '../domain/phone-number.ts';
import { emailAddress, name, text } from '../web/typed-form.ts';

/** An id of ours. Anything else names nothing, and need not be looked up. */
const id = (of: string) => z.string().regex(/^[\w-]{1,100}$/, `This is no id of ${of}`);

/** What starts an assessment by API. Names, texts and addresses are held to the rules of the page's form, so that both store the same. */
const StartBody = z.strictObject({
  supplierId: id('a supplier'),
  systemId: id('an AI system'),
  contact: z.strictObject({
    name: name('The name of the contact', 200),
    email: emailAddress('The email address of the contact'),
    language: Language.optional(),
  }),
  message: text('The message', { most: 2000 }).optional(),
  /** The caller's, for suppliers with a question. */
  requesterPhone: phoneNumber('The phone number').optional(),
  policy: z.string().default(''),
  continues: id('an assessment').optional(),
});

interface FieldProblem {
  /** RFC 6901; empty: the body itself. */
  pointer: string;
  detail: string;
}

/** Enough to mend a body by; one that consists of nothing but unknown keys would make an answer longer than itself. */
const MOST_PROBLEMS = 100;

/** The body as it should be, or what is wrong with it: each field once, with its first problem. */
export function readStartBody(
  body: unknown,
): { ok: true; value: z.infer<typeof StartBody> } | { ok: false; problems: FieldProblem[] } {
  const parsed = StartBody.safeParse(body, { error: inPlainWords });
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems = new Map<string, string>();
  for (const issue of parsed.error.issues) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : undefined;
    const paths = unknown?.map((key) => [...issue.path, key]) ?? [issue.path];
    for (const path of paths) if (!problems.has(pointer(path))) problems.set(pointer(path), issue.message);
  }
  const all = [...problems].map(([pointer, detail]) => ({ pointer, detail }));
  return { ok: false, problems: all.slice(0, MOST_PROBLEMS) };
}

const pointer = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** For what no rule above has words of its own. */
function inPlainWords(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'unrecognized_keys') return 'There is no such field';
  if (issue.code === 'invalid_value') return `This must be one of: ${languages.join(', ')}`;
  if (issue.input === undefined) return 'This is missing';
  return issue.code === 'invalid_type' && issue.expected === 'object' ? 'This must be an object' : 'This must be text';
}
