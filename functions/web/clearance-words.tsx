import type { Clearance, ClearanceAnswer, ClearanceCondition } from '../domain/outcome/clearance.ts';
import { Tag } from './risk-words.tsx';
import { atTime, onDay } from './when.ts';

type Dates = Pick<Clearance, 'decidedAt' | 'validUntil'>;

/** The answer to "may we use it?" in sentences: yes or no first, then until when or why not. `dates`: of the outcome, if there is one. */
export function clearanceWords(answer: ClearanceAnswer, dates: Dates | undefined): { answer: 'Yes' | 'No'; why: string } {
  const { standing, until, open } = answer;
  if (!dates || standing === 'none')
    return { answer: 'No', why: 'Nobody has decided on it. Without an outcome it is not cleared for use.' };
  const no = (why: string) => ({ answer: 'No' as const, why });
  switch (standing) {
    case 'valid': {
      const conditional = until !== null && until < dates.validUntil;
      const end = conditional
        ? `Until ${atTime(until)}, unless the condition that is due then is met by that time. The outcome itself ends on ${onDay(dates.validUntil)}.`
        : `Until ${atTime(dates.validUntil)}, when the outcome ends.`;
      return { answer: 'Yes', why: open.length > 0 ? `${end} It holds on the conditions below.` : end };
    }
    case 'suspended':
      return no('It is suspended: a condition was not met in time. It is cleared again once that condition is accepted as met.');
    case 'withdrawn':
      return no(
        'The clearance was withdrawn: a condition was not met in time, which ends it for good. A new assessment is needed.',
      );
    case 'expired':
      return no(`The outcome ended on ${atTime(dates.validUntil)}. A new assessment is needed.`);
    case 'rejected':
      return no(`It was rejected on ${onDay(dates.decidedAt)}.`);
  }
}

export const overdueWords: Record<ClearanceCondition['ifOverdue'], string> = {
  valid: 'the outcome stays valid if it is late',
  suspended: 'the outcome is suspended while it is late',
  withdrawn: 'the outcome ends for good if it is late',
};

/** Where a condition stands at `now`, with what is due and what being late means; colour never speaks alone. */
export function ConditionTag({ condition, now }: { condition: Pick<ClearanceCondition, 'status' | 'dueAt'>; now: string }) {
  const { status, dueAt } = condition;
  if (status === 'met') return <Tag tone="ok" text="Met" />;
  if (status === 'ended') return <Tag tone="plain" text="Ended" />;
  if (dueAt < now) return <Tag tone="bad" text={status === 'reported' ? 'Overdue, reported as met' : 'Overdue'} />;
  return status === 'reported' ? <Tag tone="warn" text="Reported as met" /> : <Tag tone="plain" text="Open" />;
}

/** A calendar date as people read it. */
export const dueOnDay = (dueOn: string): string => onDay(`${dueOn}T00:00:00.000Z`);
