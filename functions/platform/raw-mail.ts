import type { OutgoingMail } from '../relay/ports.ts';
import { header, headerText, mailbox, quotedPrintable } from './mime.ts';

export interface Sender {
  from: string;
  /** Of SES: it is part of the message ids that SES gives. */
  region: string;
  /** Under which SES publishes bounces and complaints. */
  configurationSet?: string;
}

/** In quoted-printable, `=` is followed by two digits or a line break: this cannot occur in a part (RFC 2045, 6.7). */
const BOUNDARY = '=_assay';

/**
 * The bytes of a mail (RFC 5322, multipart/alternative). SES gives the Message-ID (ours would be lost); threading rests on
 * what stays: References starts with a root that is the same for the whole conversation, followed by the ids that SES gave to the
 * mails before, of which In-Reply-To names the last; the subject is the first one's after `Re:`.
 * Auto-Submitted (RFC 3834) keeps autoresponders quiet. SES takes its own X-SES headers out before it delivers.
 */
export function rawMail(mail: OutgoingMail, sender: Sender, now = new Date()): Buffer {
  const domain = sesMessageDomain(sender.region);
  // The local engine answers whole ids, SES their left part.
  const earlier = mail.thread.earlier.map((id) => `<${id.includes('@') ? id : `${id}@${domain}`}>`);
  const root = `<${mail.thread.key}@${sender.from.split('@').at(-1)}>`;
  const headers: Record<string, string | undefined> = {
    From: mailbox({ name: mail.senderName, address: sender.from }),
    To: mailbox({ name: mail.to.name, address: mail.to.email }),
    'Reply-To': mail.replyTo && mailbox({ name: mail.replyTo.name, address: mail.replyTo.email }),
    Subject: headerText(mail.subject),
    References: [root, ...earlier].join(' '),
    'In-Reply-To': earlier.at(-1),
    Date: now.toUTCString().replace('GMT', '+0000'),
    'Auto-Submitted': 'auto-generated',
    'X-Assay-Mail': mail.kind,
    'X-SES-CONFIGURATION-SET': sender.configurationSet,
    'X-SES-MESSAGE-TAGS': messageTags(mail.tags),
    'MIME-Version': '1.0',
    'Content-Type': `multipart/alternative; boundary="${BOUNDARY}"`,
  };
  const head = Object.entries(headers).flatMap(([name, value]) => (value ? [header(name, value)] : []));
  const parts = [part('text/plain', mail.text), part('text/html', mail.html), `--${BOUNDARY}--`];
  return Buffer.from([...head, '', ...parts, ''].join('\r\n'));
}

/** Least telling first: readers show the last part that they understand (RFC 2046, 5.1.4). */
const part = (type: string, text: string): string =>
  [
    `--${BOUNDARY}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: quoted-printable',
    '',
    quotedPrintable(text),
  ].join('\r\n');

/** SES's ids live under `email.amazonses.com` in us-east-1 and under `<region>.amazonses.com` elsewhere. */
const sesMessageDomain = (region: string) => (region === 'us-east-1' ? 'email.amazonses.com' : `${region}.amazonses.com`);

/** Header form of SES's event publishing: `name=value, name=value`; names and values are at most 256 of A-Za-z0-9_- each. */
const messageTags = (tags: OutgoingMail['tags']): string =>
  Object.entries(tags)
    .map(([name, value]) => `${name}=${value.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 256)}`)
    .join(', ');
