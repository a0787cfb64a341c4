import type { Assessment } from '../domain/assessment.ts';
import { askAgain, askAgainMails } from '../domain/deciding/ask-again.ts';
import { endedByRejection } from '../domain/deciding/decide.ts';
import { isLive } from '../domain/deciding/request-plan.ts';
import type { AssessmentFile, Catalogs, Directories, Write } from '../domain/ports.ts';
import { localDate } from '../domain/time/business-days.ts';

/**
 * What it means for the open exceptions that mail to one more address does not arrive: whoever stands in is asked, and a role may have
 * too few people now. Undefined where that changes nothing for anybody. `requests`: all of them, as they are afterwards.
 */
export async function ownersUnreached(
  ports: { catalogs: Pick<Catalogs, 'get'>; directories: Pick<Directories, 'get'> },
  file: AssessmentFile,
  after: Assessment,
  at: string,
) {
  const open = file.requests.filter(({ status }) => status === 'open');
  if (after.status !== 'awaiting-decision' || open.length === 0) return undefined;
  const { policy } = await ports.catalogs.get(after.catalogHash);
  if (endedByRejection(file.requests.filter(isLive), policy)) return undefined;
  const directory = await ports.directories.get();
  const [before, now] = [
    { assessment: file.assessment, directory },
    { assessment: after, directory },
  ];
  const today = localDate(policy.calendar, at);
  const again = open
    .map((request) => askAgain(request, { before, now, today, events: file.events }))
    .filter(({ isChanged }) => isChanged);
  if (again.length === 0) return undefined;
  const asked = again.flatMap(({ people }) => people.map(({ email }) => email));
  const vacant = again.filter(({ isNewlyVacant }) => isNewlyVacant).map(({ request }) => request.role);
  return {
    requests: file.requests.map((one) => again.find(({ request }) => request.id === one.id)?.request ?? one),
    writes: again.map(({ request }): Write => ({ put: 'request', value: request })),
    mails: again.flatMap((one) => askAgainMails(one, directory.administrators)),
    facts: { ...(asked.length > 0 && { asked: [...new Set(asked)] }), ...(vacant.length > 0 && { vacant }) },
  };
}
