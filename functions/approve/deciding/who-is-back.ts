import { sameEmail } from '../../domain/actor.ts';
import { type Directory, isAway, type Person, standInOf } from '../../domain/deciding/directory.ts';
import type { OwningRole } from '../../domain/vocabulary.ts';

/**
 * For whom of a role this person was the deputy until lately, and since which day they are back; undefined when for nobody. The one
 * who came back last, where there are several. Dates as text, YYYY-MM-DD.
 */
export function whoIsBack(
  directory: Directory,
  role: OwningRole,
  email: string,
  today: string,
): { of: Person; since: string } | undefined {
  const head = directory.heads[role];
  return [...directory.roles[role], ...(head ? [head] : [])]
    .flatMap((of) => {
      const standIn = standInOf(directory, of.email);
      if (!standIn?.deputy || !sameEmail(standIn.deputy.email, email) || isAway(directory, of.email, today)) return [];
      const ended = standIn.absences.map(({ until }) => until).filter((until) => until < today);
      const last = ended.sort().at(-1);
      return last ? [{ of, since: dayAfter(last) }] : [];
    })
    .sort((a, b) => (a.since < b.since ? 1 : -1))
    .at(0);
}

const dayAfter = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
