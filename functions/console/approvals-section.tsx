import type { ApprovalRequest } from '../domain/approval.ts';
import { owningRoleTitles } from '../domain/vocabulary.ts';
import { DecisionList, RequestTag } from '../web/decision-list.tsx';
import { SeverityTag } from '../web/risk-words.tsx';
import { onDay } from '../web/when.ts';

/** Who was asked to decide what, and every decision with its reasons. */
export function ApprovalsSection({ requests }: { requests: ApprovalRequest[] }) {
  if (requests.length === 0) return null;
  return (
    <section aria-labelledby="approvals">
      <h2 id="approvals">Approvals</h2>
      {requests.map((request) => (
        <article>
          <h3>
            <a href={`/exceptions/${request.assessmentId}/${request.id}`}>{owningRoleTitles[request.role]}</a>
          </h3>
          <p>
            <RequestTag status={request.status} /> <SeverityTag severity={request.severity} /> {request.findingIds.length} finding
            {request.findingIds.length > 1 && 's'}, {request.quorum} {request.quorum > 1 ? 'different people' : 'person'} must
            approve
            {request.status === 'open' && `; due ${onDay(request.dueAt)}`}
          </p>
          <DecisionList decisions={request.decisions} />
        </article>
      ))}
    </section>
  );
}
