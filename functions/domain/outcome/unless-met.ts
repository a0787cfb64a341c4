import type { Assessment } from '../assessment.ts';
import type { ClearanceCondition } from './clearance.ts';

type RecordedOutcome = NonNullable<Assessment['outcome']>;
type UnlessMet = NonNullable<RecordedOutcome['unlessMet']>;

/**
 * What the conditions of an outcome make of it if nobody meets one from now on: the due dates after which it is suspended, or withdrawn for
 * good. Kept on the head with each change of a condition, so that lists that read heads know what clearanceAt says without reading conditions.
 */
export function unlessMet(conditions: readonly Pick<ClearanceCondition, 'dueAt' | 'ifOverdue' | 'status' | 'metAt'>[]): UnlessMet {
  const first = (dues: { dueAt: string }[]) => dues.map(({ dueAt }) => dueAt).sort()[0];
  const suspended = first(conditions.filter(({ ifOverdue, status }) => ifOverdue === 'suspended' && status !== 'met'));
  // What was met too late stays too late.
  const withdrawn = first(
    conditions.filter(({ ifOverdue, dueAt, metAt }) => ifOverdue === 'withdrawn' && (metAt === undefined || dueAt < metAt)),
  );
  return { ...(suspended && { suspended }), ...(withdrawn && { withdrawn }) };
}

/**
 * What overdue conditions have made of an outcome by `now`, while it held, and since when; undefined: nothing. To the millisecond, as
 * clearanceAt says it, but for heads from before `unlessMet` was kept, of which only the trail's word is known. Whether the outcome has expired
 * is for the caller to ask.
 */
export function endedByConditions(
  { validUntil, unlessMet, since }: Pick<RecordedOutcome, 'validUntil' | 'unlessMet' | 'since'>,
  now: string,
): { standing: 'suspended' | 'withdrawn'; at: string } | undefined {
  const told =
    since?.standing === 'suspended' || since?.standing === 'withdrawn' ? { standing: since.standing, at: since.at } : undefined;
  if (!unlessMet) return told;
  for (const standing of ['withdrawn', 'suspended'] as const) {
    const dueAt = unlessMet[standing];
    const at = dueAt && new Date(Date.parse(dueAt) + 1).toISOString();
    // The trail knows of an earlier moment where another condition, met since then, had suspended it before.
    if (at && at <= now && at < validUntil) return { standing, at: told?.standing === standing ? told.at : at };
  }
  return undefined;
}
