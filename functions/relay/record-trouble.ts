import { type Actor, sameEmail, system } from '../domain/actor.ts';
import { type Assessment, isTerminal, type Undeliverable } from '../domain/assessment.ts';
import { ownersAgain } from '../domain/deciding/owners-again.ts';
import { troubleWith, withTrouble } from '../domain/links/mail-trouble.ts';
import type { OutboxWork } from '../domain/outbox.ts';
import type { AssessmentFile, Assessments, AssessmentWork, Catalogs, Clock, Directories, Ledger } from '../domain/ports.ts';
import { stillWaiting, waitingFor } from '../domain/waiting-for.ts';
import { owesCondition } from './condition-mail-ended.ts';

export interface MailTrouble {
  assessmentId: string;
  /** Where a mail of this assessment did not arrive, or arrived unwanted. */
  email: string;
  reason: Undeliverable['reason'];
  /** Which mail it was. */
  mail: string;
  /** The same for every report of the same thing. */
  operationId: string;
  /** Facts for the audit trail. */
  facts?: Record<string, string>;
}

export type TroubleRecorded = { kind: 'recorded' | 'repeated' | 'over' | 'unknown' };

const actor: Actor = system('mail');

export interface TroublePorts {
  assessments: Assessments;
  ledger: Ledger;
  catalogs: Pick<Catalogs, 'get'>;
  directories: Pick<Directories, 'get'>;
  clock: Clock;
}

/**
 * Mail trouble becomes visible work (design 6.11): it stands on the assessment, the requester is told once per address, and while
 * a recipient who cannot be reached is awaited, it is the requester's turn. Where somebody who decides is not reached, their deputy is
 * asked in their place, and the administrators hear of a role that has too few people now. Repeats and their order change nothing; an
 * assessment that is over stays as it ended, unless a condition of its outcome is theirs to meet.
 */
export async function recordTrouble(ports: TroublePorts, trouble: MailTrouble): Promise<TroubleRecorded> {
  const { assessmentId, email, operationId, reason, mail } = trouble;
  for (;;) {
    const file = await ports.assessments.file(assessmentId);
    if (!file) return { kind: 'unknown' };
    if (file.events.some((event) => event.operationId === operationId)) return { kind: 'repeated' };
    const head = file.assessment;
    if (isTerminal(head.status) && !owesCondition(file, email)) return { kind: 'over' };
    const at = ports.clock.now().toISOString();
    const isNews = !troubleWith(head, email) && isStillOnIt(file, email);
    const undeliverable = isNews ? withTrouble(head.undeliverable, { email, reason, mail, at }) : head.undeliverable;
    const after = { ...head, undeliverable };
    const owners = isNews ? await ownersAgain(ports, file, after, at) : undefined;
    const result = await ports.ledger.commit({
      head,
      operationId,
      at,
      set: isNews ? { undeliverable, waiting: waitingAfter(after, owners?.requests, email, at) } : {},
      event: {
        type: reason === 'bounced' ? 'mail-bounced' : 'mail-complained',
        actor,
        data: { to: email, mail, ...trouble.facts, ...owners?.facts },
      },
      writes: owners?.writes ?? [],
      outbox: isNews ? [...toldTo(head, email), ...(owners?.mails ?? [])] : [],
    });
    if (result.kind === 'committed') return { kind: 'recorded' };
  }
}

/** False for a recipient or a colleague of former times: whatever becomes of mails to them needs nobody's care any more. */
function isStillOnIt({ assessment, colleagues, grants }: AssessmentWork, email: string): boolean {
  if (sameEmail(assessment.contact.email, email)) return true;
  if (colleagues.some((one) => !one.withdrawnAt && sameEmail(one.email, email))) return true;
  return ![...grants, ...colleagues].some((one) => sameEmail(one.email, email));
}

/**
 * The requester's turn, by the deadline that was set before, where it is the recipient; an administrator's, where a role has too few
 * people now. A parked assessment keeps waiting for its operator.
 */
function waitingAfter(
  head: Assessment,
  requests: AssessmentFile['requests'] | undefined,
  email: string,
  at: string,
): Assessment['waiting'] {
  if (requests && !head.parked) return stillWaiting(head.waiting, waitingFor(head, requests, at));
  const concernsRecipient = head.status === 'awaiting-response' && sameEmail(head.contact.email, email);
  if (!concernsRecipient || head.parked) return head.waiting;
  const { until } = head.waiting;
  return { ...waitingFor(head, [], at), ...(until && { until }) };
}

/** The requester, unless it is their own mail that does not arrive. */
function toldTo({ id, requestedBy }: Assessment, email: string): OutboxWork[] {
  if (!('email' in requestedBy) || sameEmail(requestedBy.email, email)) return [];
  const to = { name: requestedBy.name, email: requestedBy.email };
  return [{ kind: 'mail', mail: 'mail-trouble', assessmentId: id, to }];
}
