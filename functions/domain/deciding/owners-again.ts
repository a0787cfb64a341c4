import type { Assessment } from '../assessment.ts';
import type { AssessmentFile, Catalogs, Directories, Write } from '../ports.ts';
import { localDate } from '../time/business-days.ts';
import { askAgain, askAgainMails } from './ask-again.ts';
import { endedByRejection } from './decide.ts';
import { isLive } from './request-plan.ts';

/**
 * What a change of the assessment means for the exceptions that nobody decided yet: mail to one more address does not arrive, or somebody
 * more had a hand in the intake. Whoever stands in is asked, and a role may have too few people now. Undefined where that changes nothing
 * for anybody. `after`: the assessment as it will be. `requests`: all of them, as they are afterwards.
 */
export async function ownersAgain(
  ports: { catalogs: Pick<Catalogs, 'get'>; directories: Pick<Directories, 'get'> },
  file: AssessmentFile,
  after: Assessment,
  at: string,
) {
  const pending = file.requests.filter(({ status }) => status === 'open' || status === 'queued');
  if (after.status !== 'awaiting-decision' || pending.length === 0) return undefined;
  const { policy } = await ports.catalogs.get(after.catalogHash);
  if (endedByRejection(file.requests.filter(isLive), policy)) return undefined;
  const directory = await ports.directories.get();
  const [before, now] = [
    { assessment: file.assessment, directory },
    { assessment: after, directory },
  ];
  const today = localDate(policy.calendar, at);
  const again = pending
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
