import type { ApprovalRequest } from '../domain/deciding/approval.ts';
import { isLive } from '../domain/deciding/request-plan.ts';
import { owningRoleTitles } from '../domain/vocabulary.ts';
import { DecisionList, RequestTag } from '../web/decision-list.tsx';
import { SeverityTag } from '../web/risk-words.tsx';
import { onDay } from '../web/when.ts';

interface Approvals {
  requests: ApprovalRequest[];
  /** The supplier is asked about answers: until it replied, nobody decides and nothing is due. */
  paused?: boolean;
}

/** Who was asked to decide what, and every decision with its reasons. */
export function ApprovalsSection({ requests, paused = false }: Approvals) {
  if (requests.length === 0) return null;
  const past = requests.filter((request) => !isLive(request));
  return (
    <section aria-labelledby="approvals">
      <h2 id="approvals">Approvals</h2>
      {requests.filter(isLive).map((request) => (
        <Approval request={request} paused={paused} />
      ))}
      {past.length > 0 && (
        <details>
          <summary>On answers that changed since ({past.length})</summary>
          {past.map((request) => (
            <Approval request={request} />
          ))}
        </details>
      )}
    </section>
  );
}

function Approval({ request, paused = false }: { request: ApprovalRequest; paused?: boolean }) {
  return (
    <article>
      <h3>
        <a href={`/exceptions/${request.assessmentId}/${request.id}`}>{owningRoleTitles[request.role]}</a>
      </h3>
      <p>
        <RequestTag status={request.status} /> <SeverityTag severity={request.severity} /> {request.findingIds.length} finding
        {request.findingIds.length > 1 && 's'}, {request.needed} {request.needed > 1 ? 'different people' : 'person'} must approve
        {request.status === 'open' && (paused ? '; on hold until the supplier has replied' : `; due ${onDay(request.dueAt)}`)}
      </p>
      <DecisionList {...request} />
    </article>
  );
}
