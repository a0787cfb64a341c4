import type { Status } from '../../domain/assessment.ts';
import type { Over } from '../../domain/ports.ts';
import { type Reply, seeOther } from '../../web/reply.ts';
import type { TypedForm } from '../../web/send-again.tsx';
import { closedPage } from '../pages/closed-page.tsx';
import { sessionEndedPage } from '../pages/way-in-pages.tsx';
import type { Visit } from '../way-in/visit.ts';

/** Something ended between reading and writing: the wait for the response, or this visitor's part in it. `typed`: kept for them. */
export const overNow = (over: Over, visit: Visit, typed?: TypedForm): Promise<Reply> =>
  over.kind === 'closed' ? closedNow(over.status, visit) : sessionEndedPage(visit.language, typed);

/** The wait for the response ended between reading and writing. */
export async function closedNow(status: Status, visit: Visit): Promise<Reply> {
  if (status === 'lapsed' || status === 'withdrawn') return closedPage(visit, status);
  return seeOther('/respond/receipt');
}
