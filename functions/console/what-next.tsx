import { isTerminal } from '../domain/assessment.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { rejectedBy } from './withdraw.ts';
import { cannotWithdraw } from './withdraw-page.tsx';

/** The way on for whoever may act: end it, or, once it has ended, assess the system again. */
export function WhatNext({ file }: { file: AssessmentFile }) {
  const { id, status, supplierId, systemId } = file.assessment;
  const role = rejectedBy(file);
  if (!isTerminal(status) && role) return <p class="no-print">{cannotWithdraw(role)}</p>;
  return (
    <p class="actions no-print">
      {isTerminal(status) ? (
        <a class="button" href={`/console/suppliers/${supplierId}/systems/${systemId}/assess`}>
          Assess again
        </a>
      ) : (
        <a href={`/console/assessments/${id}/withdraw`}>Withdraw this assessment</a>
      )}
    </p>
  );
}
