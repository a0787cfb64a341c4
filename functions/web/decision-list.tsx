import type { ApprovalRequest, Decision } from '../domain/approval.ts';
import { Tag } from './risk-words.tsx';
import { atTime, onDay } from './when.ts';

const choiceWords = {
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

/** Every decision on a request with its reasons and conditions, first one first. */
export function DecisionList({ decisions }: { decisions: Decision[] }) {
  if (decisions.length === 0) return <p>Nobody has decided yet.</p>;
  return (
    <ul class="decisions">
      {decisions.map((decision) => (
        <li>
          <p>
            <Tag tone={choiceTone[decision.choice]} text={choiceWords[decision.choice]} /> by{' '}
            {'name' in decision.by ? decision.by.name : 'somebody'}, {atTime(decision.at)}
          </p>
          <blockquote>{decision.reasons}</blockquote>
          {decision.conditions.length > 0 && (
            <ul>
              {decision.conditions.map((condition) => (
                <li class="answer">
                  {condition.text} (by {onDay(`${condition.dueOn}T00:00:00.000Z`)})
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
