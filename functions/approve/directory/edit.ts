import { sameEmail } from '../../domain/actor.ts';
import type { DirectoryContent } from '../../domain/deciding/change-directory.ts';
import {
  type Absence,
  type AssuredAddress,
  MOST_ASSURED,
  type Person,
  type StandIn,
  standInOf,
} from '../../domain/deciding/directory.ts';
import { type OwningRole, owningRoleTitles } from '../../domain/vocabulary.ts';

/** One thing that somebody changes about who decides. `email`: of whom it is about. */
export type Edit =
  | { change: 'add-member'; role: OwningRole; person: Person }
  | { change: 'remove-member'; role: OwningRole; email: string }
  | { change: 'set-head'; role: OwningRole; person: Person }
  | { change: 'clear-head'; role: OwningRole }
  | { change: 'set-deputy'; email: string; deputy: Person }
  | { change: 'clear-deputy'; email: string }
  | { change: 'add-absence'; email: string; absence: Absence }
  | { change: 'remove-absence'; email: string; absence: Absence }
  /** `was`: what is known against the address; absent: nothing (any more). */
  | { change: 'assure-address'; email: string; was?: { reason: AssuredAddress['was']; at: string } }
  | { change: 'add-administrator'; person: Person }
  | { change: 'remove-administrator'; email: string };

export type Edited =
  | { kind: 'edited'; content: DirectoryContent }
  /** It says so already. */
  | { kind: 'same'; why: string }
  | { kind: 'refused'; why: string };

/** As many as the directory holds (domain/deciding/directory.ts). */
const MOST = { people: 10, standIns: 60, absences: 20 };

/** The directory with one thing changed. Refusals are words for whoever typed it. */
export function edit(content: DirectoryContent, one: Edit): Edited {
  switch (one.change) {
    case 'add-member': {
      const title = owningRoleTitles[one.role];
      return added(content.roles[one.role], one.person, `decides for ${title}`, title, (people) => ({
        ...content,
        roles: { ...content.roles, [one.role]: people },
      }));
    }
    case 'remove-member':
      return removed(content.roles[one.role], one.email, `decides for ${owningRoleTitles[one.role]}`, (people) => ({
        ...content,
        roles: { ...content.roles, [one.role]: people },
      }));
    case 'set-head': {
      const head = content.heads[one.role];
      if (head && isSame(head, one.person))
        return { kind: 'same', why: `${head.name} heads ${owningRoleTitles[one.role]} already` };
      return { kind: 'edited', content: { ...content, heads: { ...content.heads, [one.role]: one.person } } };
    }
    case 'clear-head': {
      const { [one.role]: head, ...heads } = content.heads;
      if (!head) return { kind: 'same', why: `Nobody heads ${owningRoleTitles[one.role]}` };
      return { kind: 'edited', content: { ...content, heads } };
    }
    case 'add-administrator':
      return added(content.administrators, one.person, 'is an administrator', 'The list of administrators', (administrators) => ({
        ...content,
        administrators,
      }));
    case 'remove-administrator':
      return removed(content.administrators, one.email, 'is an administrator', (administrators) => ({
        ...content,
        administrators,
      }));
    case 'assure-address': {
      const { email, was } = one;
      const known = content.assured ?? [];
      if (!was || known.some((other) => sameEmail(other.email, email) && other.at === was.at))
        return { kind: 'same', why: 'Mail goes to this address already' };
      const assured = [...known, { email, was: was.reason, at: was.at }].slice(-MOST_ASSURED);
      return { kind: 'edited', content: { ...content, assured } };
    }
    default:
      return editStandIn(content, one);
  }
}

/** Deputy and absences of one person. */
function editStandIn(content: DirectoryContent, one: Extract<Edit, { change: `${string}-deputy` | `${string}-absence` }>): Edited {
  const { email } = one;
  const known = standInOf(content, email) ?? { email, absences: [] };
  switch (one.change) {
    case 'set-deputy':
      if (sameEmail(email, one.deputy.email))
        return { kind: 'refused', why: 'Nobody stands in for themselves: name somebody else' };
      if (known.deputy && isSame(known.deputy, one.deputy))
        return { kind: 'same', why: `${known.deputy.name} is the deputy already` };
      return withStandIn(content, { ...known, deputy: one.deputy });
    case 'clear-deputy': {
      const { deputy, ...rest } = known;
      return deputy ? withStandIn(content, rest) : { kind: 'same', why: 'There is no deputy' };
    }
    case 'add-absence': {
      const { absence } = one;
      const { absences } = known;
      if (absences.some((other) => isSameSpan(other, absence))) return { kind: 'same', why: 'This absence is known already' };
      const other = absences.find(({ from, until }) => from <= absence.until && absence.from <= until);
      if (other)
        return { kind: 'refused', why: `This overlaps the absence from ${other.from} to ${other.until}. Remove that one first` };
      if (absences.length >= MOST.absences)
        return { kind: 'refused', why: `There are ${MOST.absences} absences already. Remove one that is over first` };
      return withStandIn(content, { ...known, absences: [...absences, absence].sort((a, b) => (a.from < b.from ? -1 : 1)) });
    }
    case 'remove-absence': {
      const absences = known.absences.filter((other) => !isSameSpan(other, one.absence));
      if (absences.length === known.absences.length) return { kind: 'same', why: 'This absence is not there any more' };
      return withStandIn(content, { ...known, absences });
    }
  }
}

/** Whoever has neither deputy nor absences needs no entry. */
function withStandIn(content: DirectoryContent, standIn: StandIn): Edited {
  const others = content.standIns.filter(({ email }) => !sameEmail(email, standIn.email));
  if (!standIn.deputy && standIn.absences.length === 0) return { kind: 'edited', content: { ...content, standIns: others } };
  if (others.length >= MOST.standIns)
    return {
      kind: 'refused',
      why: `${MOST.standIns} people have deputies or absences already. Remove those of somebody who decides nothing any more first`,
    };
  return { kind: 'edited', content: { ...content, standIns: [...others, standIn] } };
}

function added(
  people: readonly Person[],
  person: Person,
  does: string,
  list: string,
  into: (people: Person[]) => DirectoryContent,
): Edited {
  const known = people.find(({ email }) => sameEmail(email, person.email));
  if (known) return { kind: 'same', why: `${known.name} (${known.email}) ${does} already` };
  if (people.length >= MOST.people)
    return { kind: 'refused', why: `${list} has ${MOST.people} people, which is the most. Remove one first` };
  return { kind: 'edited', content: into([...people, person]) };
}

function removed(people: readonly Person[], email: string, did: string, into: (people: Person[]) => DirectoryContent): Edited {
  const left = people.filter((person) => !sameEmail(person.email, email));
  if (left.length === people.length) return { kind: 'same', why: `Nobody with the address ${email} ${did}` };
  return { kind: 'edited', content: into(left) };
}

const isSame = (a: Person, b: Person): boolean => a.name === b.name && sameEmail(a.email, b.email);
const isSameSpan = (a: Absence, b: Absence): boolean => a.from === b.from && a.until === b.until;
