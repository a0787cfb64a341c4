import { sameEmail } from '../../domain/actor.ts';
import type { Assessment } from '../../domain/assessment.ts';
import type { ApprovalRequest, Capacity } from '../../domain/deciding/approval.ts';
import { type Directory, standInOf } from '../../domain/deciding/directory.ts';
import type { Entitled } from '../../domain/deciding/who-decides.ts';
import { troubleWith } from '../../domain/links/mail-trouble.ts';
import { owningRoleTitles } from '../../domain/vocabulary.ts';
import { onDate, onDay } from '../../web/when.ts';
import { nameOf } from './people-of.ts';

interface Around {
  request: ApprovalRequest;
  assessment: Pick<Assessment, 'undeliverable'>;
  directory: Directory;
  /** In the policy's time zone. */
  today: string;
}

/** By what right the reader decides, as a sentence to them. */
export function rightWords({ capacity, email }: Entitled, around: Around): string {
  const { request, directory } = around;
  const role = owningRoleTitles[request.role];
  switch (capacity.as) {
    case 'member':
      return `You hold the role ${role}.`;
    case 'deputy':
      return `You stand in for ${nameOf(directory, capacity.for)}, ${whyDeputy(capacity.for, around)}.`;
    case 'head':
      return `You are the head of ${role}: nobody decided in time, so it was escalated to you.`;
    case 'named': {
      const handOver = request.handOvers.findLast(({ to }) => sameEmail(to.email, email));
      return `${giverOf(capacity, directory)} handed their part over to you${handOver ? ` on ${onDay(handOver.at)}` : ''}.`;
    }
  }
}

/** The same in a few words, for lists. */
export function rightInShort({ capacity }: Entitled, { directory }: Pick<Around, 'directory'>): string {
  switch (capacity.as) {
    case 'member':
      return 'You hold the role';
    case 'deputy':
      return `You stand in for ${nameOf(directory, capacity.for)}`;
    case 'head':
      return 'Escalated to you as the head of the role';
    case 'named':
      return `Handed to you by ${giverOf(capacity, directory)}`;
  }
}

/** Of somebody else, after their name; empty for members. */
export function asWhat(capacity: Capacity, directory: Directory): string {
  switch (capacity.as) {
    case 'member':
      return '';
    case 'deputy':
      return `stands in for ${nameOf(directory, capacity.for)}`;
    case 'head':
      return 'head of the role';
    case 'named':
      return `named by ${giverOf(capacity, directory)}`;
  }
}

const giverOf = ({ by }: Extract<Capacity, { as: 'named' }>, directory: Directory): string => nameOf(directory, by);

function whyDeputy(email: string, { assessment, directory, today }: Around): string {
  const away = standInOf(directory, email)?.absences.filter(({ from, until }) => from <= today && today <= until);
  const until = away
    ?.map((absence) => absence.until)
    .sort()
    .at(-1);
  if (until) return `away until ${onDate(until)}`;
  return troubleWith(assessment, email) ? 'whom our mails do not reach' : 'who did not decide in time';
}
