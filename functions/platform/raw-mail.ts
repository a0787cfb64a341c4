import MimeNode from 'nodemailer/lib/mime-node';
import type { OutgoingMail } from '../relay/ports.ts';

export interface Sender {
  from: string;
  /** Of SES: it is part of the message ids that SES gives. */
  region: string;
  /** Under which SES publishes bounces and complaints. */
  configurationSet?: string;
}

/**
 * The bytes of a mail (RFC 5322, multipart/alternative). SES replaces Message-ID, so ours would be lost; threading rests on what
 * stays: References starts with a root that is the same for the whole conversation, followed by the ids that SES gave to the
 * mails before, of which In-Reply-To names the last; the subject is the first one's after `Re:`.
 * Auto-Submitted (RFC 3834) keeps autoresponders quiet. SES takes its own X-SES headers out before it delivers.
 */
export function rawMail(mail: OutgoingMail, sender: Sender): Promise<Buffer> {
  const domain = sesMessageDomain(sender.region);
  // The local engine answers whole ids, SES their left part.
  const earlier = mail.thread.earlier.map((id) => `<${id.includes('@') ? id : `${id}@${domain}`}>`);
  const root = `<${mail.thread.key}@${sender.from.split('@').at(-1)}>`;
  // Ours have no attachments, so nodemailer's composer, which reads files and fetches addresses, is not needed.
  const whole = new MimeNode('multipart/alternative', { disableFileAccess: true, disableUrlAccess: true });
  whole.addHeader({ 'Auto-Submitted': 'auto-generated', 'X-Assay-Mail': mail.kind, ...sesHeaders(mail, sender) });
  whole.setHeader({
    from: { name: mail.senderName, address: sender.from },
    to: { name: mail.to.name, address: mail.to.email },
    ...(mail.replyTo ? { 'reply-to': { name: mail.replyTo.name, address: mail.replyTo.email } } : {}),
    ...(earlier.length > 0 ? { 'in-reply-to': earlier.at(-1) } : {}),
    references: [root, ...earlier],
    subject: mail.subject,
  });
  whole.createChild('text/plain; charset=utf-8').setContent(withCrlf(mail.text));
  whole.createChild('text/html; charset=utf-8').setContent(withCrlf(mail.html));
  return whole.build();
}

/** Lines end in CR LF and neither stands alone (RFC 5322 2.3); what is plain ASCII is sent as it is given, and many servers refuse a bare LF. */
const withCrlf = (text: string) => text.replace(/\r\n?|\n/g, '\r\n');

/** SES's ids live under `email.amazonses.com` in us-east-1 and under `<region>.amazonses.com` elsewhere. */
const sesMessageDomain = (region: string) => (region === 'us-east-1' ? 'email.amazonses.com' : `${region}.amazonses.com`);

/** Header form of SES's event publishing: `name=value, name=value`; names and values are at most 256 of A-Za-z0-9_- each. */
const sesHeaders = ({ tags }: OutgoingMail, { configurationSet }: Sender): Record<string, string> => ({
  ...(configurationSet ? { 'X-SES-CONFIGURATION-SET': configurationSet } : {}),
  'X-SES-MESSAGE-TAGS': Object.entries(tags)
    .map(([name, value]) => `${name}=${value.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 256)}`)
    .join(', '),
});
