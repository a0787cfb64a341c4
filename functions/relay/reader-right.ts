import { sameEmail } from '../domain/actor.ts';
import type { ApprovalRequest } from '../domain/deciding/approval.ts';
import { type Directory, standInOf } from '../domain/deciding/directory.ts';
import { whoMayDecide } from '../domain/deciding/who-decides.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { type AtSending, todayOf } from './at-sending.ts';
import { oneLine } from './mails/one-line.ts';
import type { Right } from './mails/right.ts';

type People = Pick<AssessmentFile, 'assessment'>;

/** By what right somebody is asked to decide on a request at this moment; undefined when they may not decide. */
export function rightOf(request: ApprovalRequest, { assessment }: People, at: AtSending, email: string): Right | undefined {
  const today = todayOf(at);
  const entitled = whoMayDecide(request, assessment, at.directory, today).find((one) => sameEmail(one.email, email));
  if (!entitled) return undefined;
  const { capacity } = entitled;
  switch (capacity.as) {
    case 'member':
    case 'head':
      return { as: capacity.as };
    case 'named': {
      const from = request.handOvers.findLast(({ to }) => sameEmail(to.email, email))?.from;
      return { as: 'named', by: oneLine(from?.name ?? capacity.by) };
    }
    case 'deputy':
      return { as: 'deputy', for: nameOf(request, at.directory, capacity.for), ...why(request, { assessment }, at, capacity.for) };
  }
}

/** Why a deputy is asked: the first that holds of away, not reached by mail, has decided (but more must), late. */
function why(request: ApprovalRequest, { assessment }: People, at: AtSending, email: string) {
  const today = todayOf(at);
  const absences = standInOf(at.directory, email)?.absences ?? [];
  const away = absences.filter(({ from, until }) => from <= today && today <= until).map(({ until }) => until);
  const until = away.sort().at(-1);
  if (until) return { because: 'away', until } as const;
  if (assessment.undeliverable?.some((one) => sameEmail(one.email, email))) return { because: 'unreached' } as const;
  const decided = request.decisions.some(({ by }) => 'email' in by && sameEmail(by.email, email));
  return { because: decided ? 'decided' : 'late' } as const;
}

function nameOf({ role, handOvers }: ApprovalRequest, directory: Directory, email: string): string {
  const head = directory.heads[role];
  const people = [...directory.roles[role], ...(head ? [head] : []), ...handOvers.map(({ to }) => to)];
  return oneLine(people.find((person) => sameEmail(person.email, email))?.name ?? email);
}
