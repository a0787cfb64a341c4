import { sameEmail, system } from '../../domain/actor.ts';
import type { Undeliverable } from '../../domain/assessment.ts';
import { type Directory, isAway } from '../../domain/deciding/directory.ts';
import { type Entitled, whoIsAsked, whoMayDecide } from '../../domain/deciding/who-decides.ts';
import { type OwningRole, owningRoles } from '../../domain/vocabulary.ts';

/** Whether a role could decide today, whoever asked for the assessment. */
export interface RoleStanding {
  role: OwningRole;
  /** Members, and the deputies of those who are away. */
  deciders: Entitled[];
  /** Those of them who are here. */
  present: Entitled[];
  /** `unreached`: mails do not reach all, and fewer than a critical finding asks for; `few`: fewer than that at all. `away`: enough, and all of them away. */
  trouble?: 'nobody' | 'few' | 'unreached' | 'away';
  /** How many of the deciders our mails reach. */
  reached: number;
}

/**
 * `today`: a calendar date in the house's time zone. `mostApprovers`: what the policies ask for at most. `unreached`: addresses that our
 * mails do not reach.
 */
export function standingOfRoles(
  directory: Directory,
  { today, mostApprovers, unreached }: { today: string; mostApprovers: number; unreached: readonly string[] },
): RoleStanding[] {
  return owningRoles.map((role) => {
    const request = { role, escalation: 'none' as const, handOvers: [], decisions: [] };
    const anybody = { requestedBy: system('nobody'), undeliverable: unreached.map(asTrouble) };
    const deciders = whoMayDecide(request, anybody, directory, today);
    const present = whoIsAsked(request, anybody, directory, today).filter(({ email }) => !isAway(directory, email, today));
    const reached = deciders.filter(({ email }) => !unreached.some((one) => sameEmail(one, email))).length;
    const trouble = troubleOf({ deciders: deciders.length, reached, present: present.length }, mostApprovers);
    return { role, deciders, present, reached, ...(trouble && { trouble }) };
  });
}

function troubleOf(
  { deciders, reached, present }: { deciders: number; reached: number; present: number },
  mostApprovers: number,
): RoleStanding['trouble'] {
  if (deciders === 0) return 'nobody';
  // Before `few`, which would hide that whoever decides hears of nothing.
  if (reached < deciders && reached < mostApprovers) return 'unreached';
  if (deciders < mostApprovers) return 'few';
  return present === 0 ? 'away' : undefined;
}

/** As an assessment would know it: whoever stands in for them may decide. */
const asTrouble = (email: string): Undeliverable => ({
  email,
  reason: 'bounced',
  mail: 'exception',
  at: '2000-01-01T00:00:00.000Z',
});
