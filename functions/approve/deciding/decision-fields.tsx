import type { StaffSession } from '../../domain/access-grant.ts';
import type { ApprovalRequest } from '../../domain/approval.ts';
import { Choices, CsrfField, TextArea, TextInput } from '../../web/fields.tsx';
import type { FieldErrors, Typed } from '../../web/typed-form.ts';
import { CONDITION_ROWS, conditionField, dueField } from './decision-form.ts';

interface DecisionFieldsProps {
  staff: StaffSession;
  request: ApprovalRequest;
  typed: Typed;
  errors: FieldErrors;
}

/** The decision: nothing is preselected, reasons are always written. */
export function DecisionFields({ staff, request, typed, errors }: DecisionFieldsProps) {
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  const approving =
    request.quorum > 1
      ? `Counts as one of ${request.quorum} approvals by different people.`
      : 'The risk is accepted in your name until the outcome expires.';
  return (
    <form method="post" action={`/exceptions/${request.assessmentId}/${request.id}`} novalidate>
      <CsrfField csrf={staff.csrf} />
      <input type="hidden" name="basis" value={request.basis} />
      <Choices
        name="choice"
        label="What do you decide?"
        error={errors.choice}
        chosen={typed.choice ? [typed.choice] : []}
        choices={[
          { value: 'approve', label: 'Approve', hint: approving },
          {
            value: 'approve-with-conditions',
            label: 'Approve with conditions',
            hint: 'As above, if the supplier meets the conditions you set.',
          },
          { value: 'reject', label: 'Reject', hint: 'The system may not be used. One rejection is enough.' },
        ]}
      />
      <TextArea
        {...field('reasons')}
        label="Your reasons"
        hint="At least 20 characters. They stay on record with your name, and an auditor will read them."
        rows={5}
      />
      <fieldset>
        <legend>Conditions</legend>
        <p class="hint">Only if you approve with conditions. Leave rows that you do not need empty.</p>
        {Array.from({ length: CONDITION_ROWS }, (_, n) => (
          <div class="condition-row">
            <TextInput {...field(conditionField(n))} label={`Condition ${n + 1}`} />
            <TextInput {...field(dueField(n))} label={`Met by (condition ${n + 1})`} type="date" />
          </div>
        ))}
      </fieldset>
      <button type="submit">Record my decision</button>
    </form>
  );
}
