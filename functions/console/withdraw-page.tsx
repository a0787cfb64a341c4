import type { Assessment } from '../domain/assessment.ts';
import type { StaffSession } from '../domain/links/access-grant.ts';
import { type OwningRole, owningRoleTitles } from '../domain/vocabulary.ts';
import { ErrorSummary } from '../web/error-summary.tsx';
import { CsrfField, TextArea } from '../web/fields.tsx';
import { Page } from '../web/layout.tsx';
import { page } from '../web/reply.ts';
import { type FieldErrors, summaryOf, type Typed } from '../web/typed-form.ts';

export const cannotWithdraw = (role: OwningRole): string =>
  `${owningRoleTitles[role]} has rejected it, so it goes on to its outcome and cannot be withdrawn any more.`;

/** Withdrawing cannot be undone: what it does, and a written reason. */
export function withdrawPage(staff: StaffSession, assessment: Assessment, typed: Typed = {}, errors: FieldErrors = {}) {
  const failed = Object.keys(errors).length > 0;
  const back = `/console/assessments/${assessment.id}`;
  const title = `Withdraw ${assessment.reference}`;
  return page(
    <Page title={failed ? `Error: ${title}` : title} staff={staff} here="/console">
      <ErrorSummary errors={summaryOf(errors)} />
      <h1>Withdraw this assessment?</h1>
      <p>
        {assessment.systemName} of {assessment.supplierName}, {assessment.reference}
      </p>
      <ul>
        <li>The supplier's link stops working at once, and open requests for a decision are closed.</li>
        <li>A supplier that was asked hears by email that it is over and that nothing more is to be done, but not why.</li>
        <li>There will be no outcome. Unless an earlier assessment cleared the system for longer, it is not cleared for use.</li>
        <li>What was answered so far stays on record. You can reopen it at any time: a new assessment then goes on with that.</li>
      </ul>
      <form method="post" action={`${back}/withdraw`} novalidate>
        <CsrfField csrf={staff.csrf} />
        <TextArea
          name="reason"
          label="Why?"
          hint="At least 20 characters. Your reason stays in the audit trail."
          value={typed.reason}
          error={errors.reason}
        />
        <div class="actions">
          <button type="submit">Withdraw the assessment</button>
          <a href={back}>Keep it going</a>
        </div>
      </form>
    </Page>,
    failed ? 422 : 200,
  );
}
