import * as z from 'zod';
import { Actor, sameEmail } from '../actor.ts';
import { CalendarDate, Instant, type OwningRole, OwningRole as OwningRoleSchema, owningRoles } from '../vocabulary.ts';

/** Somebody of the organisation, known by their email address (compared without regard to case). */
export const Person = z.strictObject({ name: z.string().min(1).max(200), email: z.string().min(3).max(320) });
export type Person = z.infer<typeof Person>;

/** Days on which somebody is away, both included, in the time zone of the policy's calendar. */
export const Absence = z.strictObject({ from: CalendarDate, until: CalendarDate });
export type Absence = z.infer<typeof Absence>;

/** Who stands in for somebody while they are away, or when they do not decide in time. */
export const StandIn = z.strictObject({
  email: z.string(),
  deputy: Person.optional(),
  absences: z.array(Absence).max(20),
});
export type StandIn = z.infer<typeof StandIn>;

/** Somebody made sure that an address works again, after mail to it came back or was marked as spam at that instant. */
export const AssuredAddress = z.strictObject({ email: z.string(), was: z.enum(['bounced', 'complained']), at: Instant });
export type AssuredAddress = z.infer<typeof AssuredAddress>;

/** As many assurances are kept with the current version; the trail and the earlier versions tell the rest. */
export const MOST_ASSURED = 20;

/**
 * Who decides for which owning role. At most ten people each: everybody is mailed in the transaction that opens a request.
 * Every version is kept, so that an auditor can see who held a role when somebody decided for it.
 */
export const Directory = z.strictObject({
  /** 0 until somebody is named, then counting up by one with each change. */
  version: z.int().min(0),
  roles: z.record(OwningRoleSchema, z.array(Person).max(10)),
  /** Who is asked at the end of the line, where the others and their deputies did not decide. */
  heads: z.partialRecord(OwningRoleSchema, Person),
  standIns: z.array(StandIn).max(60),
  /** Who hears of a role that cannot decide because it has too few people. */
  administrators: z.array(Person).max(10),
  /** The last ones, oldest first. */
  assured: z.array(AssuredAddress).max(MOST_ASSURED).optional(),
  changedAt: Instant.optional(),
  changedBy: Actor.optional(),
});
export type Directory = z.infer<typeof Directory>;

export const emptyDirectory: Directory = {
  version: 0,
  roles: Object.fromEntries(owningRoles.map((role) => [role, []])) as unknown as Record<OwningRole, Person[]>,
  heads: {},
  standIns: [],
  administrators: [],
};

export const standInOf = ({ standIns }: Pick<Directory, 'standIns'>, email: string): StandIn | undefined =>
  standIns.find((one) => sameEmail(one.email, email));

/** Whether somebody is away on a day; `today`: a calendar date. */
export const isAway = (directory: Pick<Directory, 'standIns'>, email: string, today: string): boolean =>
  standInOf(directory, email)?.absences.some(({ from, until }) => from <= today && today <= until) ?? false;

/** The owning roles that somebody has a part in, in the vocabulary's order: as a member, its head, or deputy of one of these. */
export const rolesAround = (directory: Directory, email: string): OwningRole[] =>
  owningRoles.filter((role) => {
    const head = directory.heads[role];
    const people = [...directory.roles[role], ...(head ? [head] : [])];
    const deputies = people.flatMap((person) => standInOf(directory, person.email)?.deputy ?? []);
    return [...people, ...deputies].some((person) => sameEmail(person.email, email));
  });
