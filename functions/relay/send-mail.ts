import type { Assessment } from '../domain/assessment.ts';
import { emptyDirectory } from '../domain/deciding/directory.ts';
import type { MailRecord } from '../domain/links/mail-record.ts';
import { troubleWith } from '../domain/links/mail-trouble.ts';
import type { Suppression } from '../domain/links/suppression.ts';
import type { OutboxItem } from '../domain/outbox.ts';
import { replacedByNow } from '../domain/outcome/replaced-by-now.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { mailTexts } from '../texts/mails.ts';
import { colleagueOf } from './addressee.ts';
import { type AtSending, goesByRole } from './at-sending.ts';
import { asksVendor } from './condition-mail-ended.ts';
import { handOverTo } from './decision-mail-ended.ts';
import { drawCode } from './draw-code.ts';
import { chosenLanguage } from './mail-language.ts';
import type { MailPorts } from './mail-worker.ts';
import { oneLine } from './mails/one-line.ts';
import { type LinkLife, mintLink } from './mint-link.ts';
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
  const file = await fileNow(ports, work.assessmentId);
  if (!file) return { note: 'not sent: no such assessment' };
  const { assessment } = file;
  const catalog = await ports.catalogs.get(assessment.catalogHash);
  const now = ports.clock.now();
  const directory = goesByRole(work.mail) ? await ports.directories.get() : emptyDirectory;
  const at: AtSending = { now, directory, policy: catalog.policy };
  const reason = whyNotSend(work, item, file, at);
  if (reason) return { note: `not sent: ${reason}` };
  const suppression = await ports.suppressions.get(work.to.email);
  if (suppression) {
    await notSentToRefusing(ports, { item, work, assessment, suppression });
    return { note: 'not sent: the address is suppressed' };
  }
  const secrets = await secretsOf(ports, { work, item, file, at });
  if (secrets === 'gone') return { note: 'not sent: nobody waits for the code' };
  if (secrets.link) {
    // Whoever revoked while the link was being stored did not see it: such a link goes to nobody.
    const since = await fileNow(ports, assessment.id);
    const revoked = since && whyNotSend(work, item, since, at);
    if (revoked) return { note: `not sent: ${revoked}` };
  }
  const { language, ...written } = writeMail({ work, file, catalog, directory, house: ports.house, now, ...secrets });
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

/** Everything of the assessment, and whether a newer outcome has the word: nobody is told of a yes that was replaced. */
async function fileNow(ports: Pick<MailPorts, 'assessments' | 'clearances'>, id: string): Promise<AssessmentFile | undefined> {
  const file = await ports.assessments.file(id);
  return file && replacedByNow(ports, file);
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

/** What only this mail may know: a link or a code, made while it is written; only their hashes are stored. */
async function secretsOf(
  ports: MailPorts,
  { work, item, file, at }: { work: MailWork; item: OutboxItem; file: AssessmentFile; at: AtSending },
): Promise<Secrets | 'gone'> {
  const { assessmentId, participant, to } = work;
  const life = linkIn(work, file, at);
  if (life) return { link: await mintLink(ports, { assessmentId, ...to, participant, language: chosenLanguage(file, to) }, life) };
  if (work.mail !== 'login-code') return {};
  const drawn = await drawCode(ports, work.codeId ?? '', item.createdAt);
  return drawn.kind === 'gone' ? 'gone' : { code: drawn.code };
}

const TO_ANSWER: readonly MailWork['mail'][] = ['invitation', 'response-reminder', 'delegation', 'follow-up'];

/** Which link a mail carries: to answer, or, as long as the outcome holds, to report conditions. */
function linkIn(work: MailWork, file: AssessmentFile, at: AtSending): LinkLife | undefined {
  if (TO_ANSWER.includes(work.mail)) return { purpose: 'respond', policy: at.policy };
  return asksVendor(work, file, at) && file.outcome ? { purpose: 'conditions', until: file.outcome.validUntil } : undefined;
}

/** Replies go to the person who asked for the assessment; about what was handed over, to whoever handed it over. */
function replyTo(work: MailWork, file: AssessmentFile): OutgoingMail['replyTo'] {
  const { requestedBy } = file.assessment;
  const giver = work.mail === 'delegation' ? colleagueOf(work, file)?.askedBy : handOverTo(work, file)?.from;
  const person = giver ?? (work.mail === 'delegation' ? undefined : requestedBy);
  return person && 'email' in person ? { name: person.name, email: person.email } : undefined;
}
