import { isTerminal } from '../domain/assessment.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { rejectedBy } from './withdraw.ts';
import { cannotWithdraw } from './withdraw-page.tsx';

/** The way on for whoever may act: end it; go on with what ended without an outcome; or, after a decision, assess the system again. */
export function WhatNext({ file }: { file: AssessmentFile }) {
  const { id, status, supplierId, systemId, continuedBy } = file.assessment;
  const start = `/console/suppliers/${supplierId}/systems/${systemId}/assess`;
  const goesOn = (status === 'withdrawn' || status === 'lapsed') && !continuedBy;
  const role = rejectedBy(file);
  if (!isTerminal(status) && role) return <p class="no-print">{cannotWithdraw(role)}</p>;
  return (
    <p class="actions no-print">
      {isTerminal(status) ? (
        <a class="button" href={goesOn ? `${start}?continues=${id}` : start}>
          {goesOn ? 'Reopen' : 'Assess again'}
        </a>
      ) : (
        <a href={`/console/assessments/${id}/withdraw`}>Withdraw this assessment</a>
      )}
    </p>
  );
}
