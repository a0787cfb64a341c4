import { sameEmail } from '../domain/actor.ts';
import type { ApprovalRequest, HandOver } from '../domain/deciding/approval.ts';
import { endedByRejection } from '../domain/deciding/decide.ts';
import { isLive } from '../domain/deciding/request-plan.ts';
import { lacksPeople, whoCanHelp } from '../domain/deciding/who-decides.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { type AtSending, todayOf } from './at-sending.ts';
import { rightOf } from './reader-right.ts';
import type { MailWork } from './why-not-send.ts';

/** The request that a mail is about. */
export const requestOf = (work: MailWork, file: AssessmentFile): ApprovalRequest | undefined =>
  file.requests.find((request) => request.id === work.requestId);

/** What a mail about a hand-over tells: the latest to this person. */
export const handOverTo = (work: MailWork, file: AssessmentFile): HandOver | undefined =>
  work.mail === 'hand-over' ? requestOf(work, file)?.handOvers.findLast(({ to }) => sameEmail(to.email, work.to.email)) : undefined;

/** Closed, not yet its turn, or somebody else's rejection ended it for all (policy), though nobody has closed it yet. */
export function requestIsOver(work: MailWork, file: AssessmentFile, { policy }: AtSending): string | undefined {
  const request = requestOf(work, file);
  if (!request) return 'no such request';
  // That a role lacks people is worth knowing before its turn comes.
  const isOpen = request.status === 'open' || (request.status === 'queued' && work.mail === 'role-vacant');
  if (!isOpen) return `the request is ${request.status}`;
  return endedByRejection(file.requests.filter(isLive), policy) ? 'another owner did not approve, which ended it' : undefined;
}

/** Whoever has decided, has handed their part over, or has lost the right to decide is asked no more. */
export function asksNoMore(work: MailWork, file: AssessmentFile, at: AtSending): string | undefined {
  const request = requestOf(work, file);
  if (!request) return 'no such request';
  const isReader = (actor: object) => 'email' in actor && sameEmail(String(actor.email), work.to.email);
  if (request.decisions.some(({ by }) => isReader(by))) return 'this person has decided';
  if (request.handOvers.some(({ from }) => isReader(from))) return 'this person handed it over';
  if (work.mail === 'hand-over' && !handOverTo(work, file)) return 'nobody handed it over to them';
  return rightOf(request, file, at, work.to.email) ? undefined : 'this person may not decide on it';
}

/** A role with enough people again needs no help; nor is whoever is no administrator any more asked for it. */
export function needsNoHelp(work: MailWork, file: AssessmentFile, at: AtSending): string | undefined {
  const request = requestOf(work, file);
  if (!request || !lacksPeople(request, file.assessment, at.directory, todayOf(at))) return 'enough people can decide again';
  return isHelper(work, file, at) ? undefined : 'this person is no administrator';
}

/** Whether this is somebody who can see to it that others are named. */
export const isHelper = ({ to }: MailWork, { assessment }: Pick<AssessmentFile, 'assessment'>, { directory }: AtSending): boolean =>
  whoCanHelp(assessment, directory).some(({ email }) => sameEmail(email, to.email));
