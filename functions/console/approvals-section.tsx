import { type Assessment, isTerminal } from '../domain/assessment.ts';
import type { ApprovalRequest } from '../domain/deciding/approval.ts';
import type { Directory } from '../domain/deciding/directory.ts';
import { isLive } from '../domain/deciding/request-plan.ts';
import { lacksPeople } from '../domain/deciding/who-decides.ts';
import { owningRoleTitles } from '../domain/vocabulary.ts';
import { DecisionList, RequestTag } from '../web/decision-list.tsx';
import { SeverityTag } from '../web/risk-words.tsx';
import { atTime, onDay } from '../web/when.ts';

interface Approvals {
  assessment: Assessment;
  requests: ApprovalRequest[];
  directory: Directory;
  /** In the policy's time zone. */
  today: string;
  /** The supplier is asked about answers: until it replied, nobody decides and nothing is due. */
  paused?: boolean;
}

/** Who was asked to decide what, and every decision with its reasons. */
export function ApprovalsSection({ assessment, requests, directory, today, paused = false }: Approvals) {
  if (requests.length === 0) return null;
  // By the directory and the calendar of today: what is stored of it is as old as the last look.
  const lacks = (request: ApprovalRequest) =>
    !isTerminal(assessment.status) &&
    (request.status === 'open' || request.status === 'queued') &&
    lacksPeople(request, assessment, directory, today);
  const past = requests.filter((request) => !isLive(request));
  return (
    <section aria-labelledby="approvals">
      <h2 id="approvals">Approvals</h2>
      {requests.filter(isLive).map((request) => (
        <Approval request={request} paused={paused} lacks={lacks(request)} />
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

function Approval({ request, paused = false, lacks = false }: { request: ApprovalRequest; paused?: boolean; lacks?: boolean }) {
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
      {lacks && (
        <p class="notice bad">
          Too few people can decide for {owningRoleTitles[request.role]}
          {request.status === 'queued' && ', whose turn comes later'}: an administrator must name somebody in the{' '}
          <a href={`/directory#${request.role}`}>directory</a>, or make sure of an address that our mails do not reach.
        </p>
      )}
      {request.handOvers.length > 0 && (
        <ul>
          {request.handOvers.map(({ from, to, at }) => (
            <li>
              {'name' in from ? from.name : 'Somebody'} handed their part over to {to.name}, {atTime(at)}
            </li>
          ))}
        </ul>
      )}
      <DecisionList {...request} />
    </article>
  );
}
