import { sameEmail } from '../../domain/actor.ts';
import type { ApprovalRequest } from '../../domain/deciding/approval.ts';
import { approvalsOf, type Entitled } from '../../domain/deciding/who-decides.ts';
import { owningRoleTitles } from '../../domain/vocabulary.ts';
import { requestStatusWords } from '../../web/decision-list.tsx';
import { atTime, onDate } from '../../web/when.ts';
import type { Standing, Standstill } from './standing.ts';

interface NoticeProps {
  standing: Standing;
  request: ApprovalRequest;
  /** Who may decide on it today. */
  entitled: readonly Entitled[];
  /** The request that the same role decides on since the answers changed. */
  askedAnew?: ApprovalRequest;
}

/** What the reader can do here, or why not and who can. */
export function StandingNotice({ standing, request, entitled, askedAnew }: NoticeProps) {
  const role = owningRoleTitles[request.role];
  const names = entitled.map(({ name }) => name).join(', ');
  const missing = request.needed - approvalsOf(request);
  const ended = `${requestStatusWords[request.status]}${request.closedAt ? `, ${atTime(request.closedAt)}` : ''}.`;
  const forThem = names
    ? `It is for these to decide: ${names}.`
    : `Nobody can decide for ${role} now: an administrator must name somebody.`;
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
          {standing.meanwhile ? (
            <Meanwhile meanwhile={standing.meanwhile} request={request} />
          ) : request.status === 'open' ? (
            `${missing} more ${missing === 1 ? 'person' : 'people'} must approve. ${stillAsked(request, entitled)}`
          ) : (
            `This exception is closed: ${ended}`
          )}
        </p>
      );
    case 'closed':
      return <p class="notice">This exception is closed: {ended}</p>;
    case 'superseded':
      return (
        <p class="notice warn">
          The supplier changed answers: what this exception rests on is no longer the same, or more risk is left than before. So
          what was decided on it no longer counts.{' '}
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
      return <p class="notice">{assessmentOver(standing)}</p>;
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
          {standing.started ? 'You started this assessment' : 'You had a hand in the intake of this assessment'}, and nobody
          approves what they asked for themselves. {forThem}
        </p>
      );
    case 'ended-elsewhere':
      return (
        <p class="notice">
          <EndedElsewhere by={standing.by} />
        </p>
      );
    case 'not-its-turn':
      return (
        <p class="notice">
          {standing.first.length > 0
            ? `${standing.first.map((one) => owningRoleTitles[one]).join(', ')} decides first.`
            : 'Others decide first.'}{' '}
          Whoever decides for {role} gets a mail when it is their turn.
        </p>
      );
    case 'handed-over':
      return (
        <p class="notice ok">
          You handed your part over to <strong>{standing.handOver.to.name}</strong> on {atTime(standing.handOver.at)}
          {request.decisions.some(({ by }) => 'email' in by && sameEmail(by.email, standing.handOver.to.email))
            ? ', who has decided.'
            : ', who decides in your place and gets a mail about it.'}
        </p>
      );
    case 'no-longer-deputy':
      return (
        <p class="notice warn">
          {standing.of.name} is back since {onDate(standing.since)}: you no longer stand in for them. {forThem}
        </p>
      );
    case 'not-entitled':
      return <p class="notice">You can read this exception. {forThem}</p>;
    case 'not-in-group':
      return (
        <p class="notice warn">
          It is for you to decide, but your account is not in the group of risk owners. Ask an administrator of Assay in your
          organisation to add it, then sign out and in again.
        </p>
      );
  }
}

const assessmentOver = ({ status }: Extract<Standstill, { kind: 'assessment-over' }>): string =>
  `The assessment ${status === 'withdrawn' ? 'was withdrawn' : 'has ended'}, so there is nothing left to decide.`;

function EndedElsewhere({ by }: Pick<Extract<Standstill, { kind: 'ended-elsewhere' }>, 'by'>) {
  return (
    <>
      {by ? <a href={`/exceptions/${by.assessmentId}/${by.id}`}>{owningRoleTitles[by.role]}</a> : 'Another owner'}{' '}
      {by?.status === 'lapsed' ? 'did not decide in time, which counts as rejected' : 'rejected'}, and that settles it for
      everybody: nobody needs to decide here any more.
    </>
  );
}

type MeanwhileProps = Pick<NoticeProps, 'request'> & {
  meanwhile: NonNullable<Extract<Standing, { kind: 'decided' }>['meanwhile']>;
};

/** To somebody who has decided: why the others cannot. */
function Meanwhile({ meanwhile, request }: MeanwhileProps) {
  switch (meanwhile.kind) {
    case 'supplier-asked':
      return (
        <>
          The supplier was asked about answers since. <a href="#follow-ups">See what was asked</a>. Your decision stands if what it
          rests on stays as it is; otherwise this exception is asked anew.
        </>
      );
    case 'too-late':
      return <>Too few others decided by {atTime(request.lapsesAt)}, when the time ended: together that counts as rejected.</>;
    case 'assessment-over':
      return <>{assessmentOver(meanwhile)}</>;
    case 'ended-elsewhere':
      return <EndedElsewhere by={meanwhile.by} />;
  }
}

function stillAsked(request: ApprovalRequest, entitled: readonly Entitled[]): string {
  const isDone = (email: string) => request.decisions.some(({ by }) => 'email' in by && sameEmail(by.email, email));
  const names = entitled.filter(({ email }) => !isDone(email)).map(({ name }) => name);
  return names.length > 0
    ? `Still asked: ${names.join(', ')}.`
    : 'Nobody else can decide now: an administrator must name somebody.';
}
