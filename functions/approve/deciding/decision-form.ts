import * as z from 'zod';
import type { Condition } from '../../domain/approval.ts';
import { CalendarDate, Sha256 } from '../../domain/vocabulary.ts';
import { type Checked, checkForm, type FieldErrors, type Typed, text, typedFields } from '../../web/typed-form.ts';

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

const Fields = z.object({
  choice: z.enum(['approve', 'approve-with-conditions', 'reject'], 'Choose a decision'),
  reasons: text('Your reasons', { least: 20, most: 4000 }),
  basis: Sha256,
});
const ConditionText = text('The condition', { most: 1000 });

const rows = Array.from({ length: CONDITION_ROWS }, (_, n) => n);
export const conditionField = (n: number) => `condition-${n}`;
export const dueField = (n: number) => `due-${n}`;

/** Everything that the form may hold, as typed. */
export const typedDecision = (form: URLSearchParams): Typed =>
  typedFields(form, ['choice', 'reasons', 'basis', ...rows.flatMap((n) => [conditionField(n), dueField(n)])]);

/**
 * Checks a decision. Conditions count only with "approve with conditions": each needs its text and a date from `today`
 * (YYYY-MM-DD, UTC) on, and one at least is needed. Conditions left over from another choice are a contradiction, not ignored.
 */
export function checkDecision(typed: Typed, today: string): Checked<DecisionInput> {
  const fields = checkForm(Fields, typed);
  const errors: FieldErrors = fields.ok ? {} : { ...fields.errors };
  const conditions: DecisionInput['conditions'] = [];
  for (const n of rows) {
    const what = (typed[conditionField(n)] ?? '').trim();
    const dueOn = (typed[dueField(n)] ?? '').trim();
    if (what === '' && dueOn === '') continue;
    const checked = ConditionText.safeParse(what);
    if (!checked.success) errors[conditionField(n)] = checked.error.issues[0]?.message ?? 'Enter the condition';
    if (!CalendarDate.safeParse(dueOn).success)
      errors[dueField(n)] = 'Enter the date by which it must be met, for example 2027-03-31';
    else if (dueOn < today) errors[dueField(n)] = 'The date must not lie in the past';
    conditions.push({ text: what, dueOn, proof: what, owner: { kind: 'vendor' } });
  }
  const choice = typed.choice;
  if (choice === 'approve-with-conditions' && conditions.length === 0)
    errors[conditionField(0)] = 'Enter at least one condition, or choose another decision';
  if ((choice === 'approve' || choice === 'reject') && conditions.length > 0)
    errors.choice = 'You entered conditions. Choose “Approve with conditions”, or empty the conditions';
  if (!fields.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { ...fields.value, conditions } };
}
