import { isAway, type Person } from '../../domain/deciding/directory.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import { troubleWith } from '../../domain/links/mail-trouble.ts';
import { owningRoleTitles } from '../../domain/vocabulary.ts';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { CsrfField, Select, TextArea } from '../../web/fields.tsx';
import { Page } from '../../web/layout.tsx';
import { page } from '../../web/reply.ts';
import { type FieldErrors, summaryOf, type Typed } from '../../web/typed-form.ts';
import { atTime } from '../../web/when.ts';
import type { ExceptionShown } from './exception-shown.ts';

interface HandOverShown {
  shown: ExceptionShown;
  /** Who could decide in the reader's place. */
  people: readonly Person[];
  /** Why nothing can be handed over now. */
  why?: string;
}

/** Giving one's part in an exception to a colleague: to whom, and why. */
export function handOverPage(
  staff: StaffSession,
  { shown, people, why }: HandOverShown,
  typed: Typed = {},
  errors: FieldErrors = {},
) {
  const { file, request } = shown;
  const { assessment } = file;
  const href = `/exceptions/${assessment.id}/${request.id}`;
  const failed = Object.keys(errors).length > 0;
  const title = `Hand over: ${assessment.systemName}`;
  return page(
    <Page title={failed ? `Error: ${title}` : title} staff={staff} here="/exceptions">
      <ErrorSummary errors={summaryOf(errors)} />
      <p>
        <a href={href}>Back to the exception</a>
      </p>
      <h1>Hand your part over</h1>
      <p>
        {assessment.systemName} by {assessment.supplierName}, for {owningRoleTitles[request.role]}, due {atTime(request.dueAt)}.
      </p>
      {why && <p class="notice warn">{why}</p>}
      {typed.reasons && why && (
        <details>
          <summary>What you had typed</summary>
          <blockquote>{typed.reasons}</blockquote>
        </details>
      )}
      {!why && people.length === 0 && (
        <p class="notice">
          Nobody else in the directory could decide here. An administrator can name somebody for {owningRoleTitles[request.role]}.
        </p>
      )}
      {!why && people.length > 0 && (
        <form method="post" action={`${href}/hand-over`} novalidate>
          <CsrfField csrf={staff.csrf} />
          <p>
            Whoever you choose decides in your place, with the same deadline, and gets a mail. You cannot take it back, and you no
            longer decide on this exception yourself.
          </p>
          <Select
            name="to"
            label="Who decides in your place?"
            hint="People of the directory who may decide on this assessment and are not asked already."
            none="Choose a person"
            value={typed.to}
            error={errors.to}
            choices={people.map((person) => ({ value: person.email, label: labelOf(person, shown) }))}
          />
          <TextArea
            name="reasons"
            label="Your reasons"
            hint="At least 20 characters. They stay on record with your name."
            value={typed.reasons}
            error={errors.reasons}
          />
          <button type="submit">Hand it over</button>
        </form>
      )}
    </Page>,
    failed ? 422 : 200,
  );
}

function labelOf({ name, email }: Person, { file, directory, today }: ExceptionShown): string {
  const notReached = troubleWith(file.assessment, email) ? ' (our mails do not reach them)' : '';
  return `${name}, ${email}${isAway(directory, email, today) ? ' (away today)' : ''}${notReached}`;
}
