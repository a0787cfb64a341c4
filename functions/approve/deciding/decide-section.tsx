import type { StaffSession } from '../../domain/links/access-grant.ts';
import type { FieldErrors, Typed } from '../../web/typed-form.ts';
import { DecisionFields } from './decision-fields.tsx';
import type { ExceptionShown } from './exception-shown.ts';

interface DecideProps {
  staff: StaffSession;
  shown: ExceptionShown;
  typed: Typed;
  errors: FieldErrors;
}

/** The form, and the two ways to not decide now: ask the supplier, or hand over. */
export function DecideSection({ staff, shown, typed, errors }: DecideProps) {
  const { request, whyNotAsk } = shown;
  const here = `/exceptions/${request.assessmentId}/${request.id}`;
  return (
    <section aria-labelledby="decide" class="no-print">
      <h2 id="decide">Your decision</h2>
      {whyNotAsk ? (
        <p class="hint">{whyNotAsk}</p>
      ) : (
        <p>
          Not enough to decide on? <a href={`${here}/ask`}>Ask the supplier about its answers</a>
        </p>
      )}
      <p>
        Not yours to judge? <a href={`${here}/hand-over`}>Hand your part over to a colleague</a>
      </p>
      <DecisionFields staff={staff} shown={shown} typed={typed} errors={errors} />
    </section>
  );
}
