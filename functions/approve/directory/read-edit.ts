import * as z from 'zod';
import { sameEmail } from '../../domain/actor.ts';
import type { OwningRole } from '../../domain/vocabulary.ts';
import { type Checked, checkForm, emailAddress, name, type Typed, typedFields } from '../../web/typed-form.ts';
import type { Edit } from './edit.ts';

/** What a page of the directory is about; its forms change nothing else. `mine`: the page on which somebody tells their own absence. */
export type About =
  | { kind: 'role'; role: OwningRole }
  | { kind: 'person'; email: string; mine: boolean }
  | { kind: 'administrators' };

/** Every field of every form, so that what was typed comes back whichever of them was sent. */
const FIELDS = [
  'person-name',
  'person-email',
  'remove',
  'head-name',
  'head-email',
  'clear-head',
  'deputy-name',
  'deputy-email',
  'clear-deputy',
  'from',
  'until',
  'absence',
  'assured',
] as const;

export const typedEdit = (form: URLSearchParams): Typed => typedFields(form, FIELDS);

const date = (called: string) => z.iso.date({ error: `Enter ${called} as a date` });
const chosen = (words: string) => z.string().refine((value) => value !== '', words);
const person = <K extends string>(key: K, called: string) => ({
  [`${key}-name`]: name(`The name of the ${called}`, 200),
  [`${key}-email`]: emailAddress(`The email address of the ${called}`),
});
const sure = (words: string) => z.literal('yes', { error: words });
const Span = z.string().regex(/^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/, 'Choose the absence that should go');

const forms = {
  person: z.object(person('person', 'person')),
  remove: z.object({ remove: chosen('Choose who should go') }),
  head: z.object(person('head', 'head')),
  'clear-head': z.object({ 'clear-head': sure('Tick the box if nobody should head this role') }),
  deputy: z.object(person('deputy', 'deputy')),
  'clear-deputy': z.object({ 'clear-deputy': sure('Tick the box if nobody should stand in') }),
  absence: z.object({ from: date('the first day'), until: date('the last day') }),
  'remove-absence': z.object({ absence: Span }),
};

/**
 * The change that a form asks for. Undefined when it is none of this page's. `today`: a calendar date; an absence that is over is
 * refused, for it would change nothing.
 */
export function readEdit(form: URLSearchParams, about: About, today: string): Checked<Edit> | undefined {
  const typed = typedEdit(form);
  const read = <K extends keyof typeof forms>(key: K, edit: (value: z.infer<(typeof forms)[K]>) => Edit): Checked<Edit> => {
    const checked = checkForm(forms[key], typed);
    return checked.ok ? { ok: true, value: edit(checked.value as z.infer<(typeof forms)[K]>) } : checked;
  };
  const named = (key: 'person' | 'head' | 'deputy', edit: (person: { name: string; email: string }) => Edit) =>
    read(key, (value: Record<string, string>) => edit({ name: value[`${key}-name`] ?? '', email: value[`${key}-email`] ?? '' }));
  const change = form.get('change');
  if (about.kind === 'administrators') {
    if (change === 'add-administrator') return named('person', (one) => ({ change, person: one }));
    if (change === 'remove-administrator') return read('remove', ({ remove }) => ({ change, email: remove }));
    return undefined;
  }
  if (about.kind === 'role') {
    const { role } = about;
    if (change === 'add-member') return named('person', (one) => ({ change, role, person: one }));
    if (change === 'remove-member') return read('remove', ({ remove }) => ({ change, role, email: remove }));
    if (change === 'set-head') return named('head', (one) => ({ change, role, person: one }));
    if (change === 'clear-head') return read('clear-head', () => ({ change, role }));
    return undefined;
  }
  const { email } = about;
  if (change === 'assure-address' && !about.mine)
    return sameEmail(typed.assured ?? '', email)
      ? { ok: true, value: { change, email } }
      : { ok: false, errors: { assured: 'Make sure of the address, and tick the box' } };
  if (change === 'set-deputy') return named('deputy', (deputy) => ({ change, email, deputy }));
  if (change === 'clear-deputy') return read('clear-deputy', () => ({ change, email }));
  if (change === 'add-absence') return readAbsence(typed, email, today);
  if (change === 'remove-absence')
    return read('remove-absence', ({ absence }) => {
      const [from = '', until = ''] = absence.split('/');
      return { change, email, absence: { from, until } };
    });
  return undefined;
}

function readAbsence(typed: Typed, email: string, today: string): Checked<Edit> {
  const checked = checkForm(forms.absence, typed);
  if (!checked.ok) return checked;
  const { from, until } = checked.value;
  const wrong = (why: string): Checked<Edit> => ({ ok: false, errors: { until: why } });
  if (until < from) return wrong('The last day must not be before the first');
  if (until < today) return wrong('This absence is over already: enter a last day that is still to come');
  return { ok: true, value: { change: 'add-absence', email, absence: { from, until } } };
}

/** The field beside which a refusal of this change stands. */
export const fieldOf = (change: Edit['change']): (typeof FIELDS)[number] =>
  ({
    'add-member': 'person-email',
    'remove-member': 'remove',
    'set-head': 'head-email',
    'clear-head': 'clear-head',
    'set-deputy': 'deputy-email',
    'clear-deputy': 'clear-deputy',
    'add-absence': 'from',
    'remove-absence': 'absence',
    'add-administrator': 'person-email',
    'remove-administrator': 'remove',
    'assure-address': 'assured',
  })[change] as (typeof FIELDS)[number];
