import { sameEmail, system } from '../domain/actor.ts';
import type { Assessment, Waiting } from '../domain/assessment.ts';
import type { Directory, Person } from '../domain/deciding/directory.ts';
import { whoIsAsked } from '../domain/deciding/who-decides.ts';
import { troubleWith } from '../domain/links/mail-trouble.ts';
import { type OwningRole, owningRoles, owningRoleTitles } from '../domain/vocabulary.ts';
import { isLate } from '../web/status-words.tsx';

/** Whom somebody may wait for, in the order of the page. */
export const awaitedKinds = ['vendor', 'risk-owners', 'administrator', 'procurement', 'operator', 'workflow'] as const;
export type AwaitedKind = (typeof awaitedKinds)[number];

export interface AwaitedGroup {
  kind: AwaitedKind;
  /** For anchors: unique on the page. */
  key: string;
  title: string;
  /** Who of the house is asked now, by the directory; absent where it does not say. */
  people?: AskedPerson[];
  /** By deadline. */
  rows: AwaitedRow[];
  late: number;
}

/** `standsInFor`: the name of whom they stand in for. */
export interface AskedPerson extends Person {
  standsInFor?: string;
  /** Our mails about this assessment do not arrive: they may decide, but do not hear of it. */
  isUnreached?: true;
}

export interface AwaitedRow {
  assessment: Assessment;
  isLate: boolean;
  /** Who is asked here, where that differs from the group: whoever prepared an assessment does not decide on it. */
  people?: AskedPerson[];
}

const titles: Record<Exclude<AwaitedKind, 'risk-owners'>, string> = {
  vendor: 'Suppliers',
  administrator: 'Administrators',
  procurement: 'Procurement',
  operator: 'Operators',
  workflow: 'Assay itself',
};

/**
 * Assessments by who is awaited. One that waits for several roles stands in the group of each; one that lacks people, in that of the
 * administrators as well. `today`: a calendar date in the house's time zone; assessments in the order of their deadlines.
 */
export function groupsOf(
  assessments: readonly Assessment[],
  directory: Directory,
  { now, today }: { now: string; today: string },
): AwaitedGroup[] {
  const of = (
    kind: AwaitedKind,
    key: string,
    title: string,
    rows: AwaitedRow[],
    people?: AwaitedGroup['people'],
  ): AwaitedGroup[] =>
    rows.length === 0 ? [] : [{ kind, key, title, rows, late: rows.filter((row) => row.isLate).length, ...(people && { people }) }];
  const rowsOf = (wanted: (waiting: Waiting) => boolean): AwaitedRow[] =>
    assessments.filter(({ waiting }) => wanted(waiting)).map((assessment) => ({ assessment, isLate: isLate(assessment, now) }));
  return awaitedKinds.flatMap((kind) => {
    if (kind !== 'risk-owners') {
      const people = kind === 'administrator' ? directory.administrators : undefined;
      return of(
        kind,
        kind,
        titles[kind],
        rowsOf(({ on }) => on === kind),
        people,
      );
    }
    const ofRoles = owningRoles.flatMap((role) => {
      const people = askedFor(role, anybody, directory, today);
      const rows = rowsOf(({ roles }) => roles?.includes(role) ?? false).map((row) =>
        ownPeople(row, role, people, directory, today),
      );
      return of(kind, role, owningRoleTitles[role], rows, people);
    });
    // Stored before roles were kept: by their words alone.
    return [
      ...ofRoles,
      ...of(
        kind,
        'owners',
        'Owners of risks',
        rowsOf(({ on, roles }) => on === kind && !roles),
      ),
    ];
  });
}

const anybody = { requestedBy: system('nobody') };

function askedFor(
  role: OwningRole,
  assessment: Parameters<typeof whoIsAsked>[1],
  directory: Directory,
  today: string,
): AskedPerson[] {
  const request = { role, escalation: 'none' as const, handOvers: [], decisions: [] };
  const nameOf = (email: string) => directory.roles[role].find((member) => sameEmail(member.email, email))?.name ?? email;
  return whoIsAsked(request, assessment, directory, today).map(({ name, email, capacity }) => ({
    ...{ name, email },
    ...(capacity.as === 'deputy' && { standsInFor: nameOf(capacity.for) }),
    ...(troubleWith(assessment, email) && { isUnreached: true as const }),
  }));
}

function ownPeople(row: AwaitedRow, role: OwningRole, people: AskedPerson[], directory: Directory, today: string): AwaitedRow {
  const own = askedFor(role, row.assessment, directory, today);
  const inShort = (some: AskedPerson[]) => some.map(({ email, isUnreached }) => `${email.toLowerCase()} ${isUnreached}`).join();
  return inShort(own) === inShort(people) ? row : { ...row, people: own };
}
