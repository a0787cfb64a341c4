import { system } from '../../domain/actor.ts';
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
  /** `few`: fewer than a critical finding asks for. `away`: enough, and all of them away. */
  trouble?: 'nobody' | 'few' | 'away';
}

/** `today`: a calendar date in the house's time zone. `mostApprovers`: what the policies ask for at most. */
export function standingOfRoles(directory: Directory, today: string, mostApprovers: number): RoleStanding[] {
  return owningRoles.map((role) => {
    const request = { role, escalation: 'none' as const, handOvers: [], decisions: [] };
    const anybody = { requestedBy: system('nobody') };
    const deciders = whoMayDecide(request, anybody, directory, today);
    const present = whoIsAsked(request, anybody, directory, today).filter(({ email }) => !isAway(directory, email, today));
    const trouble =
      deciders.length === 0 ? 'nobody' : deciders.length < mostApprovers ? 'few' : present.length === 0 ? 'away' : undefined;
    return { role, deciders, present, ...(trouble && { trouble }) };
  });
}
