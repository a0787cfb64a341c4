import type { Status } from '../../domain/assessment.ts';
import { isTooMany } from '../../domain/links/rate-limit.ts';
import { notFoundPage } from '../../web/message-page.tsx';
import { type Reply, seeOther } from '../../web/reply.ts';
import { PEOPLE } from '../pages/people-page.tsx';
import type { PortalPorts } from '../ports.ts';
import type { Visit } from '../way-in/visit.ts';
import { closedNow } from './closed-now.ts';

/** Back to the list, which says what was done. */
export const done = (what: string, id: string) => seeOther(`${PEOPLE}?done=${what}&who=${encodeURIComponent(id)}`);

/** Somebody was faster: whoever it was about is gone, or the whole wait is over. */
export async function otherwise(
  result: { kind: 'gone' | 'refused' | 'unreachable' } | { kind: 'closed'; status: Status },
  visit: Visit,
): Promise<Reply> {
  if (result.kind === 'closed') return closedNow(result.status, visit);
  return result.kind === 'refused' ? notFoundPage(visit.language) : seeOther(PEOPLE);
}

/** Counts one more mail. */
export const tooManyMails = (ports: PortalPorts, visit: Visit) => isTooMany(ports, 'people', visit.work.assessment.id);
