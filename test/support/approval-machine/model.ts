import type { ApprovalRequest } from '../../../functions/domain/deciding/approval.ts';
import type { Directory } from '../../../functions/domain/deciding/directory.ts';
import { emptyDirectory } from '../../../functions/domain/deciding/directory.ts';
import { type OwningRole, owningRoles } from '../../../functions/domain/vocabulary.ts';
import { type Name, nameOf, names, person } from './people.ts';

export const roles = ['ai-governance', 'data-protection', 'business-owner'] as const satisfies OwningRole[];
export type Role = (typeof roles)[number];

/**
 * What should be true, kept apart from the code that makes it so: who holds what, what was decided and handed over on each request.
 * Who may decide is said here once more, as a question about one person.
 */
export interface Model {
  members: Record<Role, Set<Name>>;
  heads: Partial<Record<Role, Name>>;
  deputies: Partial<Record<Name, Name>>;
  /** First and last day. */
  away: Partial<Record<Name, [string, string]>>;
  /** Whoever asked, or had a hand in the intake. */
  prepared: Set<Name>;
  decided: Map<string, Map<Name, string>>;
  handed: Map<string, { from: Name; to: Name }[]>;
  /** Pages that people opened, and did not close since. */
  pages: Map<Name, { requestId: string; basis: string }>;
}

export const emptyModel = (): Model => ({
  members: { 'ai-governance': new Set(), 'data-protection': new Set(), 'business-owner': new Set() },
  heads: {},
  deputies: {},
  away: {},
  prepared: new Set(['Paula', 'Ivo']),
  decided: new Map(),
  handed: new Map(),
  pages: new Map(),
});

export const decidedOn = (model: Model, id: string): Map<Name, string> => model.decided.get(id) ?? new Map();
export const handedOn = (model: Model, id: string) => model.handed.get(id) ?? [];

/** Whether this one person may decide on a request on this day, by the words of the issue. */
export function mayDecide(model: Model, request: ApprovalRequest, who: Name, day: string): boolean {
  const handed = handedOn(model, request.id);
  const isOut = (name: Name) => model.prepared.has(name) || handed.some(({ from }) => from === name);
  const isAway = (name: Name) => {
    const [from, until] = model.away[name] ?? ['9', '0'];
    return from <= day && day <= until;
  };
  if (isOut(who)) return false;
  if (handed.some(({ to }) => to === who)) return true;
  const { escalation } = request;
  const role = request.role as Role;
  for (const member of model.members[role]) {
    if (isOut(member)) continue;
    if (member === who) return true;
    if (model.deputies[member] === who && (isAway(member) || escalation !== 'none')) return true;
  }
  const head = model.heads[role];
  if (escalation !== 'head' || !head || isOut(head)) return false;
  return head === who || (model.deputies[head] === who && isAway(head));
}

/** How many approvals count: each person's own; where all of the role decide, a deputy's is that of whom they spoke for. */
export function approvalsGiven({ mode, decisions }: Pick<ApprovalRequest, 'mode' | 'decisions'>): number {
  const whose = decisions.flatMap(({ choice, by, capacity }) => {
    if (choice === 'reject' || !('email' in by)) return [];
    return [nameOf(mode === 'all' && capacity.as === 'deputy' ? capacity.for : by.email)];
  });
  return new Set(whose).size;
}

/** The directory that says the same. */
export function contentOf({ members, heads, deputies, away }: Model): Omit<Directory, 'version' | 'changedAt' | 'changedBy'> {
  const { roles: none } = emptyDirectory;
  const held = (role: OwningRole) => [...(members[role as Role] ?? [])].map(person);
  return {
    roles: Object.fromEntries(owningRoles.map((role) => [role, held(role)])) as typeof none,
    heads: Object.fromEntries(Object.entries(heads).map(([role, name]) => [role, person(name)])),
    standIns: names.map((name) => {
      const [deputy, absence] = [deputies[name], away[name]];
      return {
        email: person(name).email.toUpperCase(),
        ...(deputy && { deputy: person(deputy) }),
        absences: absence ? [{ from: absence[0], until: absence[1] }] : [],
      };
    }),
    administrators: [person('Eve')],
  };
}
