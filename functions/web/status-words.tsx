import type { Assessment, OutcomeResult, Status } from '../domain/assessment.ts';
import { Tag } from './risk-words.tsx';

export const statusWords: Record<Status, string> = {
  opened: 'Being opened',
  'awaiting-response': 'Waiting for the supplier',
  submitted: 'Being scored',
  scored: 'Being recorded',
  'awaiting-decision': 'Waiting for decisions',
  decided: 'Decided',
  lapsed: 'Lapsed: no answer',
  withdrawn: 'Withdrawn',
};

export const outcomeWords: Record<OutcomeResult, string> = {
  approved: 'Approved',
  'approved-with-conditions': 'Approved with conditions',
  rejected: 'Rejected',
};
const outcomeTone = { approved: 'ok', 'approved-with-conditions': 'warn', rejected: 'bad' } as const;

export const OutcomeTag = ({ result }: { result: OutcomeResult }) => <Tag tone={outcomeTone[result]} text={outcomeWords[result]} />;

/** What became of an outcome since, as far as the trail knows. */
const sinceWords = { replaced: 'Replaced', suspended: 'Suspended', withdrawn: 'Withdrawn', expired: 'Expired' } as const;

/** Where an assessment stands, in two words; a decided one says how, and what became of it. */
export function StatusTag({ assessment }: { assessment: Pick<Assessment, 'status' | 'outcome' | 'parked' | 'supersededBy'> }) {
  const { status, outcome, parked, supersededBy } = assessment;
  if (outcome) {
    const since = supersededBy ? 'replaced' : outcome.since?.standing;
    return (
      <>
        <OutcomeTag result={outcome.result} />
        {since && since !== 'valid' && (
          <>
            {' '}
            <Tag tone={since === 'replaced' ? 'plain' : 'bad'} text={sinceWords[since]} />
          </>
        )}
      </>
    );
  }
  if (parked) return <Tag tone="bad" text="Parked" />;
  return <Tag tone={status === 'lapsed' ? 'bad' : 'plain'} text={statusWords[status]} />;
}

/** Whether whoever is waited for is late at `now`. */
export const isLate = ({ waiting }: Pick<Assessment, 'waiting'>, now: string): boolean =>
  waiting.until !== undefined && waiting.until < now;
