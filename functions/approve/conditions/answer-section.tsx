import type { StaffSession } from '../../domain/links/access-grant.ts';
import { Choices, CsrfField, TextArea } from '../../web/fields.tsx';
import type { FieldErrors, Typed } from '../../web/typed-form.ts';
import type { ConditionShown } from './condition-shown.ts';

interface AnswerSectionProps {
  staff: StaffSession;
  shown: ConditionShown;
  path: string;
  typed: Typed;
  errors: FieldErrors;
}

/** Where an approver says whether the last report shows a condition met. Nothing is chosen beforehand. */
export function AnswerSection({ staff, shown, path, typed, errors }: AnswerSectionProps) {
  const { condition } = shown;
  const to = condition.owner.kind === 'vendor' ? 'The supplier' : condition.owner.name;
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">Is it met?</h2>
      <form method="post" action={`${path}/answer`} novalidate>
        <CsrfField csrf={staff.csrf} />
        <input type="hidden" name="report" value={String(condition.reports.length)} />
        <Choices
          name="choice"
          label="What do you say?"
          error={errors.choice}
          chosen={typed.choice ? [typed.choice] : []}
          choices={[
            { value: 'accept', label: 'Accept it as met', hint: 'It is met from now on, in your name. That cannot be taken back.' },
            { value: 'refuse', label: 'Do not accept it yet', hint: `${to} must do more and report again. The due date stays.` },
          ]}
        />
        <TextArea
          name="reasons"
          label="Your reasons"
          hint={`At least 20 characters. ${to} reads them; they stay on record with your name.`}
          rows={4}
          value={typed.reasons}
          error={errors.reasons}
        />
        <button type="submit">Record my answer</button>
      </form>
    </section>
  );
}
