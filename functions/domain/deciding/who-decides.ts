import { type Actor, sameEmail } from '../actor.ts';
import type { Assessment } from '../assessment.ts';
import { troubleWith } from '../links/mail-trouble.ts';
import type { ApprovalRequest, Capacity, Decision } from './approval.ts';
import { type Directory, isAway, type Person, standInOf } from './directory.ts';

/** Somebody who may decide on a request, and by what right. */
export interface Entitled extends Person {
  capacity: Capacity;
}

type Asked = Pick<ApprovalRequest, 'role' | 'escalation' | 'handOvers' | 'decisions'>;
/** `mode`: absent where nobody has decided, and it makes no difference. */
type AskedParts = Asked & Partial<Pick<ApprovalRequest, 'mode'>>;
type Subject = Pick<Assessment, 'requestedBy' | 'intakeBy' | 'undeliverable'>;

/** Everybody who asked for the assessment or had a hand in its intake: four eyes, so none of them decides on it (design 6.7). */
export const preparedBy = ({ requestedBy, intakeBy = [] }: Pick<Assessment, 'requestedBy' | 'intakeBy'>): Actor[] => [
  requestedBy,
  ...intakeBy,
];

/**
 * Everybody who may decide on a request on `today` (a calendar date in the policy's time zone), each once, by their strongest
 * right: members of the role; whom a part was handed over to; deputies of those who are away, whom mail does not reach, or, once
 * escalated, of all; the head once escalated that far. Never who prepared the assessment, nor who handed their part over. No
 * deputy speaks for somebody who may not decide. Where all of a role decide, a part that was approved already still gives its people
 * the right to decide, for a rejection counts; nobody asks them any more (`whoIsAwaited`).
 */
export function whoMayDecide(request: Asked, assessment: Subject, directory: Directory, today: string): Entitled[] {
  const gaveAway = (email: string) => request.handOvers.some(({ from }) => isOf(from, email));
  const prepared = preparedBy(assessment);
  const isOut = (email: string) => gaveAway(email) || prepared.some((actor) => isOf(actor, email));
  const unreached = (email: string) => troubleWith(assessment, email) !== undefined;

  const members = directory.roles[request.role].filter(({ email }) => !isOut(email));
  const named = request.handOvers.map(({ to }) => to).filter(({ email }) => !isOut(email));
  const head = request.escalation === 'head' ? directory.heads[request.role] : undefined;
  const heads = head && !isOut(head.email) ? [head] : [];
  const hasDecided = ({ email }: Person) => request.decisions.some(({ by }) => isOf(by, email));
  // Whoever stands in for several speaks for one who has not spoken.
  const deputiesOf = (people: readonly Person[], all: boolean) =>
    people
      .toSorted((a, b) => Number(hasDecided(a)) - Number(hasDecided(b)))
      .flatMap((person) => {
        const deputy = standInOf(directory, person.email)?.deputy;
        const standsIn = deputy && (all || isAway(directory, person.email, today) || unreached(person.email));
        return standsIn ? [{ ...deputy, capacity: { as: 'deputy', for: person.email } as const }] : [];
      });
  const everybody: Entitled[] = [
    ...members.map((person) => ({ ...person, capacity: { as: 'member' } as const })),
    ...request.handOvers.map(({ to, from }) => ({
      ...to,
      capacity: { as: 'named', by: 'email' in from ? from.email : from.name } as const,
    })),
    ...deputiesOf(members, request.escalation !== 'none'),
    ...heads.map((person) => ({ ...person, capacity: { as: 'head' } as const })),
    ...deputiesOf(heads, false),
    ...deputiesOf(named, request.escalation !== 'none'),
  ];
  return everybody.filter(({ email }, at) => !isOut(email) && everybody.findIndex((other) => sameEmail(other.email, email)) === at);
}

/**
 * Those of them who have not decided yet: who is awaited. Where all of a role decide, nobody whose part was approved already: by
 * themselves, their deputy, or whom they stand in for.
 */
export function whoIsAwaited(request: AskedParts, assessment: Subject, directory: Directory, today: string): Entitled[] {
  const approved = request.mode === 'all' ? approvingParts(request) : new Set();
  return whoMayDecide(request, assessment, directory, today).filter(
    ({ email, capacity }) =>
      !request.decisions.some(({ by }) => isOf(by, email)) && !approved.has(partOf(request, email, capacity)),
  );
}

/** Of those who are awaited whom our mails reach, and whom they do not: they may decide, but are not counted on. */
export function whomMailsReach(
  request: AskedParts,
  assessment: Subject,
  directory: Directory,
  today: string,
): { reached: Entitled[]; unreached: Entitled[] } {
  const awaited = whoIsAwaited(request, assessment, directory, today);
  const isUnreached = ({ email }: Person) => troubleWith(assessment, email) !== undefined;
  return { reached: awaited.filter((one) => !isUnreached(one)), unreached: awaited.filter(isUnreached) };
}

/** Those who are asked by mail: of the awaited, nobody who is away and has a deputy here. */
export function whoIsAsked(request: AskedParts, assessment: Subject, directory: Directory, today: string): Entitled[] {
  const awaited = whoIsAwaited(request, assessment, directory, today);
  const hasDeputy = (email: string) => awaited.some(({ capacity }) => capacity.as === 'deputy' && sameEmail(capacity.for, email));
  return awaited.filter(({ email }) => !(isAway(directory, email, today) && hasDeputy(email)));
}

/**
 * Whether too few people are left to reach the approvals that a request needs: an administrator must name somebody. Whom our mails do
 * not reach may decide, but is not counted on.
 */
export function lacksPeople(
  request: AskedParts & Pick<ApprovalRequest, 'needed'>,
  assessment: Subject,
  directory: Directory,
  today: string,
): boolean {
  const { reached } = whomMailsReach(request, assessment, directory, today);
  const parts = reached.map(({ email, capacity }) => partOf(request, email, capacity));
  return new Set([...approvingParts(request), ...parts]).size < request.needed;
}

/** The request, saying whether too few people are left for it; stored with it, so that the next look knows what was news. */
export function withWhatItLacks(
  request: ApprovalRequest,
  assessment: Subject,
  directory: Directory,
  today: string,
): ApprovalRequest {
  const { lacksPeople: _, ...rest } = request;
  return lacksPeople(request, assessment, directory, today) ? { ...rest, lacksPeople: true } : rest;
}

/** Where too few people could decide: the administrators, who can name others, and whoever asked for the assessment. Each once. */
export function whoCanHelp({ requestedBy }: Pick<Assessment, 'requestedBy'>, { administrators }: Directory): Person[] {
  if (!('email' in requestedBy) || administrators.some(({ email }) => sameEmail(email, requestedBy.email))) return administrators;
  return [...administrators, { name: requestedBy.name, email: requestedBy.email }];
}

/**
 * How many of the approvals that a request needs were given: one for each person. Where all of the role decide, whoever stands in for
 * somebody gives that person's approval, so both of them together are one, and nobody else's is made up for.
 */
export const approvalsOf = (request: Parts): number => approvingParts(request).size;

type Parts = Pick<ApprovalRequest, 'decisions'> & Partial<Pick<ApprovalRequest, 'mode'>>;

const approvingParts = (request: Parts): Set<string> =>
  new Set(
    request.decisions
      .filter(({ choice }) => choice !== 'reject')
      .map(({ by, capacity }) => partOf(request, 'email' in by ? by.email : by.name, capacity)),
  );

/**
 * Where all of a role decide, the approval that was given for this person's part, by somebody else: theirs would add nothing to it, only a
 * rejection still counts.
 */
export const approvedFor = (request: ApprovalRequest, { email, capacity }: Entitled): Decision | undefined =>
  request.mode === 'all'
    ? request.decisions.find(
        ({ by, choice, capacity: given }) =>
          choice !== 'reject' &&
          !isOf(by, email) &&
          'email' in by &&
          partOf(request, by.email, given) === partOf(request, email, capacity),
      )
    : undefined;

/** Whose approval it is. */
function partOf({ mode }: Partial<Pick<ApprovalRequest, 'mode'>>, email: string, capacity: Capacity): string {
  const whose = mode === 'all' && capacity.as === 'deputy' ? capacity.for : email;
  return whose.trim().toLowerCase();
}

const isOf = (actor: Actor, email: string): boolean => 'email' in actor && sameEmail(actor.email, email);
