import type { Absence, Person } from '../../domain/deciding/directory.ts';
import type { Entitled } from '../../domain/deciding/who-decides.ts';
import { owningRoleTitles } from '../../domain/vocabulary.ts';
import { onDay } from '../../web/when.ts';
import type { Known } from './people.ts';
import type { RoleStanding } from './role-standing.ts';

export const listed = (words: readonly string[]): string => new Intl.ListFormat('en').format(words);

export const people = (count: number): string => `${count} ${count === 1 ? 'person' : 'people'}`;

/** What is wrong with a role, in one sentence. */
export function troubleWords({ role, deciders, reached, trouble }: RoleStanding, mostApprovers: number): string | undefined {
  const title = owningRoleTitles[role];
  switch (trouble) {
    case 'nobody':
      return `Nobody decides for ${title}.`;
    case 'few':
      return `Only ${people(deciders.length)} ${deciders.length === 1 ? 'decides' : 'decide'} for ${title}: the gravest findings need ${mostApprovers} different people.`;
    case 'unreached':
      if (reached === 0) return `Our mails reach nobody who decides for ${title}${andNeeds(deciders.length, mostApprovers)}.`;
      return `Our mails reach only ${reached} of the ${people(deciders.length)} who decide for ${title}: the gravest findings need ${mostApprovers}.`;
    case 'away':
      return `Everybody who decides for ${title} is away today, and nobody stands in.`;
    case undefined:
      return undefined;
  }
}

/** That there are too few of them besides. */
const andNeeds = (deciders: number, mostApprovers: number): string =>
  deciders < mostApprovers ? `, and the gravest findings need ${mostApprovers} different people` : '';

export const absenceWords = ({ from, until }: Absence): string =>
  from === until ? onDay(from) : `${onDay(from)} to ${onDay(until)}`;

/** Past, now or coming, on `today`. */
export const whenAbsent = ({ from, until }: Absence, today: string): 'over' | 'now' | 'coming' =>
  until < today ? 'over' : from <= today ? 'now' : 'coming';

export const personWords = ({ name, email }: Person): string => (name === email ? email : `${name}, ${email}`);

/** By what right somebody may decide, where they are no member. */
export function byRight({ capacity }: Entitled, nameOf: (email: string) => string): string | undefined {
  return capacity.as === 'deputy' ? `stands in for ${nameOf(capacity.for)}` : undefined;
}

/** What somebody does in deciding, in one line. */
export function doesWhat({ memberOf, heads, standsInFor }: Known, nameOf: (email: string) => string): string {
  const titles = (roles: Known['heads']) => listed(roles.map((role) => owningRoleTitles[role]));
  const parts = [
    ...(memberOf.length > 0 ? [`decides for ${titles(memberOf)}`] : []),
    ...(heads.length > 0 ? [`heads ${titles(heads)}`] : []),
    ...(standsInFor.length > 0 ? [`stands in for ${listed(standsInFor.map(nameOf))}`] : []),
  ];
  const words = parts.length > 0 ? listed(parts) : 'decides nothing any more';
  return words.charAt(0).toUpperCase() + words.slice(1);
}
