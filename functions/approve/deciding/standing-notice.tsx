import type { ApprovalRequest } from '../../domain/approval.ts';
import { owningRoleTitles } from '../../domain/vocabulary.ts';
import { requestStatusWords } from '../../web/decision-list.tsx';
import { atTime } from '../../web/when.ts';
import type { Standing } from './standing.ts';

interface NoticeProps {
  standing: Standing;
  request: ApprovalRequest;
  members: readonly { name: string }[];
  /** The request that the same role decides on since the answers changed. */
  askedAnew?: ApprovalRequest;
}

/** What the reader can do here, or why not and who can. */
export function StandingNotice({ standing, request, members, askedAnew }: NoticeProps) {
  const role = owningRoleTitles[request.role];
  const names = members.map((member) => member.name).join(', ');
  const missing = request.quorum - request.decisions.filter((decision) => decision.choice !== 'reject').length;
  const ended = `${requestStatusWords[request.status]}${request.closedAt ? `, ${atTime(request.closedAt)}` : ''}.`;
  switch (standing.kind) {
    case 'may-decide':
      return (
        <p class="notice">
          You are asked to decide for {role} by <strong>{atTime(request.dueAt)}</strong>. <a href="#decide">Go to the decision</a>
        </p>
      );
    case 'decided':
      return (
        <p class="notice ok">
          Your decision of {atTime(standing.decision.at)} is recorded.{' '}
          {request.status === 'open'
            ? `${missing} more ${missing === 1 ? 'person' : 'people'} of ${role} must decide.`
            : `This exception is closed: ${ended}`}
        </p>
      );
    case 'closed':
      return <p class="notice">This exception is closed: {ended}</p>;
    case 'superseded':
      return (
        <p class="notice warn">
          The supplier changed the answers behind this exception, so what was decided on it no longer counts.{' '}
          {askedAnew ? (
            <a href={`/exceptions/${askedAnew.assessmentId}/${askedAnew.id}`}>Go to the exception on the new answers</a>
          ) : (
            `Nothing is left for ${role} to decide.`
          )}
        </p>
      );
    case 'supplier-asked':
      return (
        <p class="notice">
          The supplier was asked about answers. <a href="#follow-ups">See what was asked</a>. You can decide when that is answered.
        </p>
      );
    case 'assessment-over':
      return <p class="notice">The assessment has ended, so there is nothing left to decide.</p>;
    case 'too-late':
      return (
        <p class="notice warn">
          The time to decide ended on {atTime(request.lapsesAt)}. Without a decision it counts as rejected; procurement can start a
          new assessment.
        </p>
      );
    case 'requester':
      return (
        <p class="notice warn">
          You started this assessment, and nobody approves what they asked for themselves.{' '}
          {names ? `It is for ${role} to decide: ${names}.` : `Nobody else holds the role ${role} yet.`}
        </p>
      );
    case 'ended-elsewhere':
      return <p class="notice">Another owner rejected, and that settles it: nobody needs to decide here any more.</p>;
    case 'not-its-turn':
      return <p class="notice">Other roles decide first. Whoever decides for {role} gets a mail when it is their turn.</p>;
    case 'handed-over':
      return <p class="notice">You handed your part in this exception over.</p>;
    case 'not-entitled':
      return (
        <p class="notice">
          You can read this exception. It is for {role} to decide:{' '}
          {names || 'nobody holds that role yet; an administrator can name somebody'}.
        </p>
      );
    case 'not-in-group':
      return (
        <p class="notice warn">
          You hold the role {role}, but your account is not in the group of risk owners. Ask an administrator of Assay in your
          organisation to add it, then sign out and in again.
        </p>
      );
  }
}
