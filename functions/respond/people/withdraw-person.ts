import type { Colleague } from '../../domain/answers/colleague.ts';
import type { Write } from '../../domain/ports.ts';
import type { PortalPorts } from '../ports.ts';
import { isLive } from '../way-in/find-link.ts';
import type { Visit } from '../way-in/visit.ts';
import { changePeople, type Refused } from './change-people.ts';
import { findColleague } from './people.ts';

export type WithdrawResult = { kind: 'withdrawn'; colleague: Colleague } | { kind: 'gone' } | Refused;

/**
 * A transaction takes 100 parts. The record alone ends every link (rights.ts), also one that relay is making right now; that the
 * newest are marked as well is for whoever reads the list of links.
 */
const MOST_GRANTS = 50;

/** Takes back what somebody was handed, at once and for good: record, links, event. What they saved stays. */
export function withdrawPerson(
  ports: Pick<PortalPorts, 'assessments' | 'ledger' | 'clock'>,
  visit: Visit,
  id: string,
): Promise<WithdrawResult> {
  return changePeople<WithdrawResult>(ports, visit, ({ work, at }) => {
    const before = findColleague(work, id);
    if (!before) return { answer: { kind: 'gone' } };
    const colleague: Colleague = { ...before, withdrawnAt: at };
    const live = work.grants.filter((grant) => grant.participant === id && isLive(grant, new Date(at)));
    const newest = live.sort((a, b) => b.issuedAt.localeCompare(a.issuedAt)).slice(0, MOST_GRANTS);
    const writes: Write[] = [
      { put: 'colleague', value: colleague },
      ...newest.map((grant): Write => ({ put: 'grant', value: { ...grant, revokedAt: at } })),
    ];
    const data = { colleague: id, links: newest.length };
    return {
      answer: { kind: 'withdrawn', colleague },
      change: { operationId: `undelegate-${id}`, type: 'delegation-withdrawn', data, writes },
    };
  });
}
