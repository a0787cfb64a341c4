import type { StaffSession } from '../../domain/links/access-grant.ts';
import { Choices, CsrfField, Select, TextArea, TextInput } from '../../web/fields.tsx';
import type { FieldErrors, Typed } from '../../web/typed-form.ts';
import { onDate } from '../../web/when.ts';
import { conditionField, conditionRows, dueField, isFilled, ownerField, proofField, SUPPLIER } from './decision-form.ts';
import type { ExceptionShown } from './exception-shown.ts';
import { peopleOf } from './people-of.ts';

interface DecisionFieldsProps {
  staff: StaffSession;
  shown: ExceptionShown;
  typed: Typed;
  errors: FieldErrors;
}

/** The decision: nothing is preselected, reasons are always written. */
export function DecisionFields({ staff, shown, typed, errors }: DecisionFieldsProps) {
  const { request, approving } = shown;
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  const approval =
    approving.missing > 1
      ? `Counts as one of the ${approving.missing} approvals by different people that are missing.`
      : `The risk is accepted in your name until ${onDate(approving.lastDay)} at the latest.`;
  const rejection = approving.rejectionEndsAll
    ? 'The system may not be used. One rejection ends it for everybody.'
    : 'The system may not be used. One rejection is enough.';
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
          { value: 'approve', label: 'Approve', hint: approval },
          {
            value: 'approve-with-conditions',
            label: 'Approve with conditions',
            hint: 'As above, if the conditions you set are met.',
          },
          { value: 'reject', label: 'Reject', hint: rejection },
        ]}
      />
      <TextArea
        {...field('reasons')}
        label="Your reasons"
        hint="At least 20 characters. They stay on record with your name, and an auditor will read them."
        rows={5}
      />
      <Conditions shown={shown} typed={typed} errors={errors} />
      <TextInput
        {...field('until')}
        label="Accept only until (optional)"
        hint={`Leave it empty for ${lastDayWords[approving.lastDayBy]}, ${onDate(approving.lastDay)}.`}
        type="date"
      />
      <button type="submit">Record my decision</button>
    </form>
  );
}

const lastDayWords = { policy: "the policy's end", approver: 'the end that another approver set' } as const;

/** One row is there to be filled in; the others open when they are needed. */
function Conditions({ shown, typed, errors }: Omit<DecisionFieldsProps, 'staff'>) {
  const people = peopleOf(shown.directory).map(({ name, email }) => ({ value: email, label: `${name}, ${email}` }));
  const owners = [{ value: SUPPLIER, label: `The supplier: ${shown.file.assessment.supplierName}` }, ...people];
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  const row = (n: number) => (
    <fieldset class="condition-row">
      <legend>Condition {n + 1}</legend>
      <TextArea {...field(conditionField(n))} label="What must be done" rows={2} />
      <Select {...field(ownerField(n))} label="By whom" none="Choose who must meet it" choices={owners} />
      <TextArea
        {...field(proofField(n))}
        label="What proves it done"
        hint="For example a report by an independent party."
        rows={2}
      />
      <TextInput
        {...field(dueField(n))}
        label="By when"
        hint={`Until ${onDate(shown.approving.lastDay)} at the latest.`}
        type="date"
      />
    </fieldset>
  );
  const [first = 0, ...others] = conditionRows;
  const isOpen = others.some((n) => isFilled(typed, n));
  return (
    <div class={conditionRows.some((n) => isFilled(typed, n)) ? 'conditions filled' : 'conditions'}>
      <p class="hint">Conditions count only if you approve with conditions. Leave rows that you do not need empty.</p>
      {row(first)}
      <details open={isOpen}>
        <summary>More conditions</summary>
        {others.map(row)}
      </details>
    </div>
  );
}
