import type { Status } from '../../domain/assessment.ts';
import { type Reply, seeOther } from '../../web/reply.ts';
import { closedPage } from '../pages/closed-page.tsx';
import type { Visit } from '../visit.ts';

/** The wait for the response ended between reading and writing. */
export async function closedNow(status: Status, visit: Visit): Promise<Reply> {
  if (status === 'lapsed' || status === 'withdrawn') return closedPage(visit, status);
  return seeOther('/respond/receipt');
}
