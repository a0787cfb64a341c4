import { sameEmail } from '../../domain/actor.ts';
import type { Directory, Person } from '../../domain/deciding/directory.ts';

/** Everybody whom the directory knows as somebody who decides: members, heads and deputies, each once, by name. */
export function peopleOf({ roles, heads, standIns }: Pick<Directory, 'roles' | 'heads' | 'standIns'>): Person[] {
  const all = [...Object.values(roles).flat(), ...Object.values(heads), ...standIns.flatMap(({ deputy }) => deputy ?? [])];
  return all
    .filter(({ email }, at) => all.findIndex((other) => sameEmail(other.email, email)) === at)
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** The name of somebody whom a record knows by email address. */
export const nameOf = (directory: Directory, email: string): string =>
  peopleOf(directory).find((person) => sameEmail(person.email, email))?.name ?? email;
