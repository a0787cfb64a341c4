import type { Assessment } from '../domain/assessment.ts';
import type { MailRecord } from '../domain/mail-record.ts';
import { troubleWith } from '../domain/mail-trouble.ts';
import type { OutboxItem } from '../domain/outbox.ts';
import type { Policy } from '../domain/policy.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import type { Suppression } from '../domain/suppression.ts';
import { mailTexts } from '../texts/mails.ts';
import { colleagueOf } from './addressee.ts';
import { drawCode } from './draw-code.ts';
import { chosenLanguage } from './mail-language.ts';
import type { MailPorts } from './mail-worker.ts';
import { oneLine } from './mails/one-line.ts';
import { mintLink } from './mint-link.ts';
import type { OutgoingMail } from './ports.ts';
import { recordTrouble } from './record-trouble.ts';
import { threadOf } from './thread-of.ts';
import { type MailWork, whyNotSend } from './why-not-send.ts';
import type { WorkDone } from './worker.ts';
import { type Secrets, writeMail } from './write-mail.ts';

/**
 * Sends one mail, written from the table as it is at this moment, or finds that nobody wants it any more. The caller records
 * the returned proof together with the outbox item's end.
 */
export async function sendMail(ports: MailPorts, item: OutboxItem, work: MailWork): Promise<WorkDone> {
  const file = await ports.assessments.file(work.assessmentId);
  if (!file) return { note: 'not sent: no such assessment' };
  const now = ports.clock.now();
  const reason = whyNotSend(work, item, file, now);
  if (reason) return { note: `not sent: ${reason}` };
  const { assessment } = file;
  const suppression = await ports.suppressions.get(work.to.email);
  if (suppression) {
    await notSentToRefusing(ports, { item, work, assessment, suppression });
    return { note: 'not sent: the address is suppressed' };
  }
  const catalog = await ports.catalogs.get(assessment.catalogHash);
  const secrets = await secretsOf(ports, { work, item, file, policy: catalog.policy });
  if (secrets === 'gone') return { note: 'not sent: nobody waits for the code' };
  if (secrets.link) {
    // Whoever revoked while the link was being stored did not see it: such a link goes to nobody.
    const since = await ports.assessments.file(assessment.id);
    const revoked = since && whyNotSend(work, item, since, now);
    if (revoked) return { note: `not sent: ${revoked}` };
  }
  const { language, ...written } = writeMail({ work, file, catalog, house: ports.house, now, ...secrets });
  const { messageId } = await ports.mailer.send({
    kind: work.mail,
    to: work.to,
    senderName: mailTexts(language).frame.sender(oneLine(ports.house.orgName)),
    replyTo: replyTo(work, file),
    ...written,
    thread: threadOf(work, item, file),
    tags: { assessment: assessment.id, mail: work.mail, item: item.id },
  });
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

/**
 * The address refused the mail of some other assessment: here, too, somebody must learn that this person is not reached, or the
 * assessment would wait for them in vain.
 */
async function notSentToRefusing(
  ports: MailPorts,
  { item, work, assessment, suppression }: { item: OutboxItem; work: MailWork; assessment: Assessment; suppression: Suppression },
): Promise<void> {
  if (troubleWith(assessment, work.to.email)) return;
  await recordTrouble(ports, {
    assessmentId: assessment.id,
    email: work.to.email,
    reason: suppression.reason,
    mail: work.mail,
    operationId: `not-sent-${item.id}`,
    facts: { notSentBecauseOf: suppression.at },
  });
}

const WITH_LINK: readonly MailWork['mail'][] = ['invitation', 'response-reminder', 'delegation', 'follow-up'];

/** What only this mail may know: a link or a code, made while it is written; only their hashes are stored. */
async function secretsOf(
  ports: MailPorts,
  { work, item, file, policy }: { work: MailWork; item: OutboxItem; file: AssessmentFile; policy: Policy },
): Promise<Secrets | 'gone'> {
  const { assessmentId, participant, to } = work;
  if (WITH_LINK.includes(work.mail)) {
    const language = chosenLanguage(file, to);
    return { link: await mintLink(ports, { assessmentId, ...to, participant, language }, { purpose: 'respond', policy }) };
  }
  if (work.mail !== 'login-code') return {};
  const drawn = await drawCode(ports, work.codeId ?? '', item.createdAt);
  return drawn.kind === 'gone' ? 'gone' : { code: drawn.code };
}

/** Replies go to the person who asked for the assessment; about handed-over sections, to the colleague who handed them over. */
function replyTo(work: MailWork, file: AssessmentFile): OutgoingMail['replyTo'] {
  const person = work.mail === 'delegation' ? colleagueOf(work, file)?.askedBy : file.assessment.requestedBy;
  return person && 'email' in person ? { name: person.name, email: person.email } : undefined;
}
