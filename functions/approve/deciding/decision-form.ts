import * as z from 'zod';
import { sameEmail } from '../../domain/actor.ts';
import type { Condition, ConditionOwner } from '../../domain/deciding/approval.ts';
import type { Person } from '../../domain/deciding/directory.ts';
import { CalendarDate, Sha256 } from '../../domain/vocabulary.ts';
import { type Checked, checkForm, type FieldErrors, type Typed, text, typedFields } from '../../web/typed-form.ts';
import { onDate } from '../../web/when.ts';

export const CONDITION_ROWS = 4;

export interface DecisionInput {
  choice: 'approve' | 'approve-with-conditions' | 'reject';
  reasons: string;
  conditions: Condition[];
  /** The last day on which the risk is accepted, where it is to end before the policy's time. */
  acceptUntil?: string;
  /** Hash of all that the page showed to decide on: the request's basis. */
  basis: string;
}

/** Within what a decision may be: days are those of the policy's time zone. */
export interface DecisionLimits {
  today: string;
  /** The last day on which the risk can be accepted, and whose word that is. */
  lastDay: string;
  lastDayBy: 'policy' | 'approver';
  /** Who of our own may be asked to meet a condition. */
  people: readonly Person[];
}

const Fields = z.object({
  choice: z.enum(['approve', 'approve-with-conditions', 'reject'], 'Choose a decision'),
  reasons: text('Your reasons', { least: 20, most: 4000 }),
  basis: Sha256,
});
const ConditionText = text('The condition', { most: 1000 });
const ProofText = text('What proves it done', { most: 1000 });

export const conditionRows = Array.from({ length: CONDITION_ROWS }, (_, n) => n);
export const conditionField = (n: number) => `condition-${n}`;
export const ownerField = (n: number) => `owner-${n}`;
export const dueField = (n: number) => `due-${n}`;
export const proofField = (n: number) => `proof-${n}`;
/** The supplier among the owners of a condition; people of our own are known by their email address. */
export const SUPPLIER = 'supplier';

const rowFields = (n: number) => [conditionField(n), ownerField(n), proofField(n), dueField(n)];
/** Whether anything stands in a row: rows left empty do not count. */
export const isFilled = (typed: Typed, n: number): boolean => rowFields(n).some((name) => (typed[name] ?? '').trim() !== '');

/** In the order of the page. */
const allFields = ['basis', 'choice', 'reasons', ...conditionRows.flatMap(rowFields), 'until'];

/** Everything that the form may hold, as typed. */
export const typedDecision = (form: URLSearchParams): Typed => typedFields(form, allFields);

/**
 * Checks a decision. Conditions count only with "approve with conditions": one at least is needed, each with its text, owner, proof,
 * and a date from today on that is not later than the acceptance's end. Conditions and an end left over from another choice
 * are a contradiction, not ignored.
 */
export function checkDecision(typed: Typed, limits: DecisionLimits): Checked<DecisionInput> {
  const fields = checkForm(Fields, typed);
  const errors: FieldErrors = fields.ok ? {} : { ...fields.errors };
  const { choice } = typed;
  const { until: acceptUntil, error } = checkUntil(typed, limits);
  const last = acceptUntil ?? limits.lastDay;
  const filled = conditionRows.filter((n) => isFilled(typed, n));
  const contradicts = (choice === 'approve' || choice === 'reject') && filled.length > 0;
  if (contradicts) errors.choice = 'You entered conditions. Choose “Approve with conditions”, or empty the conditions';
  const conditions = contradicts ? [] : filled.map((n) => checkCondition(typed, n, { ...limits, lastDay: last }, errors));
  if (choice === 'approve-with-conditions' && filled.length === 0)
    errors[conditionField(0)] = 'Enter at least one condition, or choose another decision';
  if (error) errors.until = error;
  if (!fields.ok || Object.keys(errors).length > 0) return { ok: false, errors: inFormOrder(errors) };
  return { ok: true, value: { ...fields.value, conditions, ...(acceptUntil && { acceptUntil }) } };
}

/** An end of an approval that is no later than what the policy and other approvers say. */
function checkUntil(typed: Typed, { today, lastDay, lastDayBy }: DecisionLimits): { until?: string; error?: string } {
  const until = (typed.until ?? '').trim();
  if (until === '') return {};
  if (typed.choice === 'reject') return { error: 'A rejection accepts nothing: empty this date, or choose another decision' };
  if (!CalendarDate.safeParse(until).success) return { error: 'Enter a date, for example 2027-03-31, or leave it empty' };
  if (until < today) return { error: 'The date must not lie in the past' };
  if (until > lastDay) {
    const who = lastDayBy === 'policy' ? 'The policy lets this risk be accepted' : 'Another approver accepts this risk only';
    return { error: `${who} until ${onDate(lastDay)}: enter that date or an earlier one` };
  }
  return { until };
}

function checkCondition(typed: Typed, n: number, { today, lastDay, people }: DecisionLimits, errors: FieldErrors): Condition {
  const raw = (name: string) => (typed[name] ?? '').trim();
  const [what, proof] = [ConditionText.safeParse(raw(conditionField(n))), ProofText.safeParse(raw(proofField(n)))];
  const owner = ownerOf(raw(ownerField(n)), people);
  const dueOn = raw(dueField(n));
  if (!what.success) errors[conditionField(n)] = what.error.issues[0]?.message ?? 'Enter the condition';
  if (!owner) errors[ownerField(n)] = 'Choose who must meet it';
  if (!CalendarDate.safeParse(dueOn).success)
    errors[dueField(n)] = 'Enter the date by which it must be met, for example 2027-03-31';
  else if (dueOn < today) errors[dueField(n)] = 'The date must not lie in the past';
  else if (dueOn > lastDay) errors[dueField(n)] = `The acceptance ends on ${onDate(lastDay)}: enter a date until then`;
  if (!proof.success) errors[proofField(n)] = proof.error.issues[0]?.message ?? 'Enter what proves it done';
  return { text: what.data ?? '', proof: proof.data ?? '', owner: owner ?? { kind: 'vendor' }, dueOn };
}

function ownerOf(typed: string, people: readonly Person[]): ConditionOwner | undefined {
  if (typed === SUPPLIER) return { kind: 'vendor' };
  const person = people.find(({ email }) => sameEmail(email, typed));
  return person && { kind: 'staff', name: person.name, email: person.email };
}

const inFormOrder = (errors: FieldErrors): FieldErrors =>
  Object.fromEntries(allFields.flatMap((name) => (errors[name] === undefined ? [] : [[name, errors[name]]])));
