import { type StaffActor, sameEmail } from '../actor.ts';
import type { Person } from '../deciding/directory.ts';
import { namedError } from '../named-error.ts';
import type { AssessmentFile } from '../ports.ts';
import { hashOf } from '../proof/canonical.ts';
import { localDate } from '../time/business-days.ts';
import { mayHandOn } from './condition-rights.ts';
import { type ConditionPorts, isOver, standingAt } from './report-condition.ts';
import type { Handing, TrackedCondition } from './tracked-condition.ts';

export type WhyNotHanded =
  | 'not-entitled'
  /** It is the supplier's to meet: its contact is corrected on the assessment. */
  | 'of-supplier'
  /** It is met, or a report waits for an answer first. */
  | 'not-open'
  | 'ended'
  /** They must meet it already. */
  | 'same-person'
  /** The address is somebody's at the supplier. */
  | 'supplier-address'
  | 'too-many';

const MOST = 20;

export type HandConditionResult = { kind: 'handed' } | { kind: 'unknown' } | { kind: 'refused'; why: WhyNotHanded };

/**
 * Names somebody else of ours who must meet a condition, because its owner left or cannot: in one transaction the condition, its event and the
 * mail to the new owner. What is asked, its due date and its proof stay. `isAdministrator`: by the account's group. Throws `AssessmentBusy`.
 */
export async function handCondition(
  ports: Omit<ConditionPorts, 'clearances'>,
  input: { assessmentId: string; conditionId: string; to: Person; reasons: string; by: StaffActor; isAdministrator: boolean },
): Promise<HandConditionResult> {
  const { to, reasons, by } = input;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const file = await ports.assessments.file(input.assessmentId);
    const condition = file?.conditions.find(({ id }) => id === input.conditionId);
    if (!file || !condition) return { kind: 'unknown' };
    const { assessment: head } = file;
    const at = ports.clock.now().toISOString();
    const { policy } = await ports.catalogs.get(head.catalogHash);
    const today = localDate(policy.calendar, at);
    const entitled = input.isAdministrator || mayHandOn(condition, head, await ports.directories.get(), today, by.email);
    const why = entitled ? whyNotHanded(condition, file, at) : 'not-entitled';
    if (why) return { kind: 'refused', why };
    const { owner } = condition;
    if (owner.kind !== 'staff') return { kind: 'refused', why: 'of-supplier' };
    if (sameEmail(owner.email, to.email)) return { kind: 'refused', why: 'same-person' };
    if (isOfSupplier(to.email, by.email, file)) return { kind: 'refused', why: 'supplier-address' };
    const handing: Handing = { from: owner, to: { kind: 'staff', ...to }, by, at, reasons };
    const handed: TrackedCondition = { ...condition, owner: handing.to, handings: [...(condition.handings ?? []), handing] };
    const result = await ports.ledger.commit({
      head,
      operationId: `hand-${condition.id}-${hashOf(handing).slice(0, 16)}`,
      at,
      event: { type: 'condition-handed-over', actor: by, data: { condition: condition.id, handing: hashOf(handing) } },
      writes: [{ put: 'condition', value: handed }],
      outbox: [{ kind: 'mail', mail: 'condition-set', assessmentId: head.id, conditionId: condition.id, to }],
    });
    if (result.kind === 'committed') return { kind: 'handed' };
  }
  throw namedError('AssessmentBusy', `assessment ${input.assessmentId} kept changing`);
}

/** Why nobody can hand a condition to somebody else at `now`; undefined when whoever may can. */
export function whyNotHanded(condition: TrackedCondition, file: AssessmentFile, now: string): WhyNotHanded | undefined {
  if (isOver(file, condition, now) || standingAt(file, now) === 'withdrawn') return 'ended';
  if (condition.owner.kind === 'vendor') return 'of-supplier';
  if (condition.status !== 'open') return 'not-open';
  return (condition.handings?.length ?? 0) >= MOST ? 'too-many' : undefined;
}

/**
 * Whether an address is the supplier's: one that a link went to or a colleague has, or one of the same domain as their contact's, unless that is
 * our own domain as well.
 */
function isOfSupplier(email: string, ours: string, { assessment: { contact }, grants, colleagues }: AssessmentFile): boolean {
  const theirs = [contact, ...grants, ...colleagues].map((one) => one.email);
  if (theirs.some((one) => sameEmail(one, email))) return true;
  return domainOf(email) === domainOf(contact.email) && domainOf(ours) !== domainOf(contact.email);
}

const domainOf = (email: string): string => email.trim().toLowerCase().split('@').pop() ?? '';
