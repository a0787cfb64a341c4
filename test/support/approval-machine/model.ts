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
  /** Whom our mails do not reach: they may decide, but nobody counts on them. */
  unreached: Set<Name>;
  /** Who gets no mail of any assessment. */
  suppressed: Set<Name>;
  /** Hand-overs that were accepted, over all runs: some must be. */
  accepted: { handOvers: number };
}

export const emptyModel = (accepted: Model['accepted']): Model => ({
  accepted,
  unreached: new Set(),
  suppressed: new Set(),
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
  const lacksWord = (name: Name) => isAway(name) || model.unreached.has(name);
  const { escalation } = request;
  const role = request.role as Role;
  for (const member of model.members[role]) {
    if (isOut(member)) continue;
    if (member === who) return true;
    if (model.deputies[member] === who && (lacksWord(member) || escalation !== 'none')) return true;
  }
  for (const { to } of handed)
    if (!isOut(to) && model.deputies[to] === who && (lacksWord(to) || escalation !== 'none')) return true;
  const head = model.heads[role];
  if (escalation !== 'head' || !head || isOut(head)) return false;
  return head === who || (model.deputies[head] === who && lacksWord(head));
}

/** Days of the tests' policy after the owners were asked (house-policy.ts), said here once more. */
const DEPUTIES = 8;
const HEAD = 12;
const LAPSE = 30;
const daysSince = (instant: string, now: string) => (Date.parse(now) - Date.parse(instant)) / 86_400_000;

export const isOverAt = ({ askedAt }: Pick<ApprovalRequest, 'askedAt'>, now: string): boolean => daysSince(askedAt, now) >= LAPSE;

/** How far up it went at least, by this instant. */
export function escalatedAt({ askedAt }: Pick<ApprovalRequest, 'askedAt'>, now: string): ApprovalRequest['escalation'][] {
  const days = daysSince(askedAt, now);
  return days >= HEAD ? ['head'] : days >= DEPUTIES ? ['deputies', 'head'] : ['none', 'deputies', 'head'];
}

/** Whether one owner's no, or silence, has settled it for everybody. */
export const isSettledForAll = (requests: readonly Pick<ApprovalRequest, 'status'>[], rejectionEnds: 'request' | 'assessment') =>
  rejectionEnds === 'assessment' && requests.some(({ status }) => ['rejected', 'lapsed'].includes(status));

/** Whose part somebody speaks in, where all of a role decide: their own, or of whom they only stand in for. Several, where they may choose. */
function partsOf(model: Model, request: ApprovalRequest, who: Name): Name[] {
  const role = request.role as Role;
  const own = model.members[role].has(who) || handedOn(model, request.id).some(({ to }) => to === who);
  if (own || request.mode === 'any') return [who];
  const handed = handedOn(model, request.id);
  const spokenFor = [...model.members[role], ...handed.map(({ to }) => to)].filter((one) => model.deputies[one] === who);
  return spokenFor.length > 0 ? spokenFor : [who];
}

/** Whether everybody who is reached could give the approvals that are missing; undefined where a deputy of several makes it open. */
export function couldSuffice(model: Model, request: ApprovalRequest, day: string): boolean | undefined {
  const able = names.filter((who) => mayDecide(model, request, who, day) && !decidedOn(model, request.id).has(who));
  const parts = able.filter((who) => !model.unreached.has(who)).map((who) => partsOf(model, request, who));
  if (request.mode === 'all' && parts.some((some) => some.length > 1)) return undefined;
  if (request.mode === 'all' && request.decisions.some(({ capacity }) => capacity.as === 'deputy')) return undefined;
  const given = [...decidedOn(model, request.id)].filter(([, choice]) => choice !== 'reject').map(([who]) => who);
  return new Set([...given, ...parts.flat()]).size >= request.needed;
}

/** As many as must approve when it is asked. */
export function neededWhenAsked(model: Model, request: ApprovalRequest): number {
  if (request.mode === 'any') return request.quorum;
  const handed = handedOn(model, request.id);
  const isOut = (name: Name) => model.prepared.has(name) || handed.some(({ from }) => from === name);
  const holders = new Set([...model.members[request.role as Role], ...handed.map(({ to }) => to)].filter((one) => !isOut(one)));
  return Math.max(request.quorum, holders.size);
}

/** Whether the directory knows this person as somebody who decides. */
export const isInDirectory = ({ members, heads, deputies }: Model, who: Name): boolean =>
  [...Object.values(members).flatMap((some) => [...some]), ...Object.values(heads), ...Object.values(deputies)].includes(who);

/** They may decide, and only because they stand in for somebody. */
export const onlyStandsIn = (model: Model, request: ApprovalRequest, who: Name): boolean =>
  !model.members[request.role as Role].has(who) && !handedOn(model, request.id).some(({ to }) => to === who);

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
