import { sameEmail } from '../domain/actor.ts';
import type { Assessment } from '../domain/assessment.ts';
import { sha256 } from '../domain/canonical.ts';
import type { MailRecord } from '../domain/mail-record.ts';
import type { OutboxItem } from '../domain/outbox.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import type { WorkDone, WorkPorts } from './do-work.ts';
import { mintLink } from './mint-link.ts';
import { type MailWork, whyNotSend } from './why-not-send.ts';
import { writeMail } from './write-mail.ts';

type Ports = Pick<WorkPorts, 'assessments' | 'catalogs' | 'links' | 'ids' | 'clock' | 'mailer' | 'house'>;

/**
 * Sends one mail, written from the table as it is at this moment, or finds that nobody wants it any more. The caller records
 * the returned proof together with the outbox item's end.
 */
export async function sendMail(ports: Ports, item: OutboxItem, work: MailWork): Promise<WorkDone> {
  const file = await ports.assessments.file(work.assessmentId);
  if (!file) return { note: 'not sent: no such assessment' };
  const reason = whyNotSend(work, item, file);
  if (reason) return { note: `not sent: ${reason}` };
  const { assessment } = file;
  const catalog = await ports.catalogs.get(assessment.catalogHash);
  const carriesLink = work.mail === 'invitation' || work.mail === 'response-reminder';
  const link = carriesLink ? await mintLink(ports, catalog.policy, { assessmentId: assessment.id, ...work.to }) : undefined;
  const now = ports.clock.now();
  const written = writeMail({ work, file, catalog, house: ports.house, now, link });
  const thread = threadOf(work, file);
  const { messageId } = await ports.mailer.send({ kind: work.mail, to: work.to, replyTo: replyTo(assessment), ...written, thread });
  const record: MailRecord = {
    id: item.id,
    mail: work.mail,
    to: work.to.email,
    subject: written.subject,
    messageId,
    sentAt: now.toISOString(),
  };
  return { note: 'sent', mail: { assessmentId: assessment.id, record } };
}

/** Replies go to the person who asked for the assessment. */
function replyTo({ requestedBy }: Assessment): { name: string; email: string } | undefined {
  return 'email' in requestedBy ? { name: requestedBy.name, email: requestedBy.email } : undefined;
}

/** All mails of one assessment (or one request of it) to one person form one conversation. */
function threadOf(work: MailWork, file: AssessmentFile) {
  const topic = `${work.assessmentId}${work.requestId ? `/${work.requestId}` : ''}`;
  const earlier = file.mails
    .filter((mail) => sameEmail(mail.to, work.to.email) && isAboutRequest(mail.mail) === isAboutRequest(work.mail))
    .toSorted((a, b) => (a.sentAt < b.sentAt ? -1 : 1))
    .map((mail) => mail.messageId);
  return { key: `${sha256(`${topic} ${work.to.email.toLowerCase()}`).slice(0, 24)}`, earlier };
}

const isAboutRequest = (kind: MailRecord['mail']) => ['exception', 'decision-reminder', 'decision-escalation'].includes(kind);
