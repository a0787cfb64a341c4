import type { StaffActor } from '../domain/actor.ts';
import { RECIPIENT } from '../domain/answers/colleague.ts';
import type { Assessment, Status, Waiting } from '../domain/assessment.ts';
import { openFollowUp } from '../domain/follow-up/follow-up.ts';
import type { Suppressions } from '../domain/links/access-ports.ts';
import { namedError } from '../domain/named-error.ts';
import type { OutboxWork } from '../domain/outbox.ts';
import type { AssessmentFile, Assessments, AssessmentWork, Clock, Ledger, Write } from '../domain/ports.ts';
import { conditionsAwaited, linkAwaited } from './link-awaited.ts';
import { isLive, linksOf, newestOf } from './links.ts';

export type SendLinkResult =
  | { kind: 'ordered' }
  /** Nobody waits for a response, or for conditions to be met (any more). */
  | { kind: 'not-awaited'; status: Status }
  /** Mail to the recipient came back or was unwanted: correct the contact first. */
  | { kind: 'unreachable' }
  | { kind: 'unknown' };

interface Ports {
  assessments: Assessments;
  ledger: Ledger;
  suppressions: Pick<Suppressions, 'get'>;
  clock: Clock;
}

/**
 * Orders a mail with a fresh link to the recipient: the invitation, the letter with the open follow-up questions, or the one with the
 * conditions that they must still meet. Older links
 * stay, unless `revokeOlder`: then they die in the same transaction, or just before it where they are more than it takes. The same
 * `operationId` orders one mail.
 */
export async function sendLink(
  ports: Ports,
  input: { assessmentId: string; revokeOlder: boolean; operationId: string; by: StaffActor },
): Promise<SendLinkResult> {
  const { assessmentId, operationId, revokeOlder, by } = input;
  for (let lost = 0; lost < 5; ) {
    const file = await ports.assessments.file(assessmentId);
    if (!file) return { kind: 'unknown' };
    if (file.events.some((event) => event.operationId === operationId)) return { kind: 'ordered' };
    const head = file.assessment;
    const at = ports.clock.now().toISOString();
    const awaited = linkAwaited(file, at);
    if (!awaited) return { kind: 'not-awaited', status: head.status };
    if (await ports.suppressions.get(head.contact.email)) return { kind: 'unreachable' };
    const live = revokeOlder ? linksOf(file, RECIPIENT).filter(isLive(at)) : [];
    const revoked = newestOf(live);
    if (revoked.length < live.length) {
      const data = { from: head.contact.email, links: revoked.length };
      const event = { type: 'link-revoked' as const, actor: by, data };
      const first = { head, operationId: `${operationId}-${head.seq}`, at, event, writes: revoked.map(revokedAt(at)) };
      if ((await ports.ledger.commit(first)).kind !== 'committed') lost += 1;
      continue;
    }
    const result = await ports.ledger.commit({
      head,
      operationId,
      at,
      set: { waiting: head.waiting.on === 'procurement' ? vendorsTurn(head, at) : head.waiting },
      event: { type: 'link-sent', actor: by, data: { to: head.contact.email, revoked: revoked.length } },
      writes: revoked.map(revokedAt(at)),
      outbox: [awaited === 'conditions' ? conditionsMail(file, at) : linkMail(file)],
    });
    if (result.kind === 'committed') return { kind: 'ordered' };
    lost += 1;
  }
  throw namedError('AssessmentBusy', `assessment ${assessmentId} kept changing`);
}

/** The mail that brings the recipient what they are to answer now, with a link minted when it is sent. */
export function linkMail({ assessment, followUps }: Pick<AssessmentWork, 'assessment' | 'followUps'>): OutboxWork {
  const { name, email } = assessment.contact;
  const mail = openFollowUp(followUps) ? 'follow-up' : 'invitation';
  return { kind: 'mail', mail, assessmentId: assessment.id, to: { name, email } };
}

/** The mail that brings them all conditions that they must still meet; it is about the first. */
function conditionsMail(file: AssessmentFile, at: string): OutboxWork {
  const { id: assessmentId, contact } = file.assessment;
  const [first] = conditionsAwaited(file, at);
  const to = { name: contact.name, email: contact.email };
  return { kind: 'mail', mail: 'condition-set', assessmentId, to, ...(first && { conditionId: first.id }) };
}

/** The recipient is awaited again, by the deadline that was set before. */
export function vendorsTurn({ contact, waiting, dueAt }: Assessment, since: string): Waiting {
  return { on: 'vendor', who: contact.name, since, until: waiting.until ?? dueAt };
}

export const revokedAt =
  (at: string) =>
  (value: AssessmentWork['grants'][number]): Write => ({ put: 'grant', value: { ...value, revokedAt: at } });
