import { sameEmail } from '../../domain/actor.ts';
import { type Absence, type Directory, type Person, standInOf } from '../../domain/deciding/directory.ts';
import { sha256 } from '../../domain/proof/canonical.ts';
import { type OwningRole, owningRoles } from '../../domain/vocabulary.ts';

/** Somebody whom the directory names, and all that it says of them. */
export interface Known extends Person {
  /** For addresses of pages: nobody's email address stands in one. */
  id: string;
  memberOf: OwningRole[];
  heads: OwningRole[];
  /** For whom they stand in. */
  standsInFor: string[];
  deputy?: Person;
  absences: Absence[];
}

export const personId = (email: string): string => sha256(email.trim().toLowerCase()).slice(0, 16);

/** Everybody who has a part in deciding, by name; administrators only where they decide as well. */
export function peopleIn(directory: Directory): Known[] {
  const { roles, heads, standIns } = directory;
  const named: Person[] = [
    ...owningRoles.flatMap((role) => roles[role]),
    ...Object.values(heads),
    ...standIns.flatMap(({ deputy }) => deputy ?? []),
    ...standIns.map(({ email }) => ({ name: email, email })),
  ];
  const once = named.filter(({ email }, at) => named.findIndex((other) => sameEmail(other.email, email)) === at);
  return once.map((person) => knownAs(directory, person)).sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

export const personIn = (directory: Directory, id: string): Known | undefined =>
  peopleIn(directory).find((person) => person.id === id);

function knownAs(directory: Directory, { name, email }: Person): Known {
  const isThem = (person: Person | undefined) => person !== undefined && sameEmail(person.email, email);
  const standIn = standInOf(directory, email);
  return {
    ...{ name, email, id: personId(email) },
    memberOf: owningRoles.filter((role) => directory.roles[role].some(isThem)),
    heads: owningRoles.filter((role) => isThem(directory.heads[role])),
    standsInFor: directory.standIns.filter(({ deputy }) => isThem(deputy)).map((one) => one.email),
    ...(standIn?.deputy && { deputy: standIn.deputy }),
    absences: standIn?.absences ?? [],
  };
}
