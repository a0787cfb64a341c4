import type { ApprovalRequest, Capacity, Condition } from '../domain/deciding/approval.ts';
import { Tag } from './risk-words.tsx';
import { atTime, onDate } from './when.ts';

export const choiceWords = {
  approve: 'Approved',
  'approve-with-conditions': 'Approved with conditions',
  reject: 'Rejected',
} as const;
const choiceTone = { approve: 'ok', 'approve-with-conditions': 'warn', reject: 'bad' } as const;

export const requestStatusWords: Record<ApprovalRequest['status'], string> = {
  queued: 'Not its turn yet',
  open: 'Waiting',
  approved: 'Approved',
  'approved-with-conditions': 'Approved with conditions',
  rejected: 'Rejected',
  lapsed: 'Nobody decided in time',
  withdrawn: 'Assessment withdrawn',
  dropped: 'Settled by another owner',
  superseded: 'Answers changed since',
};
const statusTone = {
  queued: 'plain',
  open: 'plain',
  approved: 'ok',
  'approved-with-conditions': 'warn',
  rejected: 'bad',
  lapsed: 'bad',
  withdrawn: 'plain',
  dropped: 'plain',
  superseded: 'plain',
} as const;

export const RequestTag = ({ status }: Pick<ApprovalRequest, 'status'>) => (
  <Tag tone={statusTone[status]} text={requestStatusWords[status]} />
);

const isWaiting = (status: ApprovalRequest['status']): boolean => status === 'open' || status === 'queued';

/** Every decision on a request with its reasons and conditions, first one first. */
export function DecisionList({ decisions, status }: Pick<ApprovalRequest, 'decisions' | 'status'>) {
  if (decisions.length === 0) return <p>{isWaiting(status) ? 'Nobody has decided yet.' : 'Nobody decided.'}</p>;
  return (
    <ul class="decisions">
      {decisions.map((decision) => (
        <li>
          <p>
            <Tag tone={choiceTone[decision.choice]} text={choiceWords[decision.choice]} /> by{' '}
            {'name' in decision.by ? decision.by.name : 'somebody'}
            {capacityWords(decision.capacity)}, {atTime(decision.at)}
            {decision.acceptUntil && `; accepted until ${onDate(decision.acceptUntil)}`}
          </p>
          <blockquote>{decision.reasons}</blockquote>
          {decision.conditions.length > 0 && (
            <ul>
              {decision.conditions.map((condition) => (
                <ConditionSet condition={condition} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A condition as somebody set it: what, by whom, by when, and what proves it done. */
function ConditionSet({ condition: { text, owner, dueOn, proof } }: { condition: Condition }) {
  return (
    <li>
      <span class="answer">{text}</span> (by {onDate(dueOn)})
      <small class="hint">
        {owner.kind === 'vendor' ? 'For the supplier' : `For ${owner.name}`}. Proof: <span class="answer">{proof}</span>
      </small>
    </li>
  );
}

/** By what right, where it is not simply the role. */
function capacityWords(capacity: Capacity): string {
  switch (capacity.as) {
    case 'member':
      return '';
    case 'deputy':
      return `, standing in for ${capacity.for}`;
    case 'head':
      return ', as the head of the role';
    case 'named':
      return `, named by ${capacity.by}`;
  }
}
