import PostalMime from 'postal-mime';
import * as z from 'zod';

/** A mail as SES was given it. */
export interface Mail {
  /** 1 for the first mail that the engine took. */
  number: number;
  /** The id that SES answered with. */
  messageId: string;
  /** When SES took it, ISO 8601. */
  at: string;
  from: string;
  /** The envelope's recipients where the call named them, else the To header's. */
  to: string[];
  subject: string;
  /** Every header in order, names in lower case, values unfolded but otherwise as written. */
  headers: { name: string; value: string }[];
  text: string;
  html: string;
  /** Web addresses in the text twin, in order, without repetition. */
  links: string[];
  attachments: { filename: string; type: string; bytes: number }[];
  /** The message itself, as sent. */
  raw: string;
}

const Kept = z.array(
  z.object({
    number: z.int(),
    messageId: z.string(),
    at: z.int(),
    source: z.string(),
    destinations: z.array(z.string()),
    raw: z.base64(),
  }),
);

/**
 * Reads the mails that SES took at the engine, oldest first; `after` leaves out those up to that number. An engine that
 * `npm start` did not start keeps no raw mails: then the error NoRawMails is thrown.
 */
export async function readMails(engineUrl: string, after = 0): Promise<Mail[]> {
  const response = await fetch(`${engineUrl}/_assay/mails?after=${after}`);
  if (!response.ok) {
    const error = new Error('This engine was not started by npm start, so it does not keep the mails as they were sent.');
    error.name = 'NoRawMails';
    throw error;
  }
  return Promise.all(Kept.parse(await response.json()).map(read));
}

async function read(kept: z.infer<typeof Kept>[number]): Promise<Mail> {
  const raw = Buffer.from(kept.raw, 'base64');
  const mail = await PostalMime.parse(raw);
  const text = mail.text ?? '';
  return {
    number: kept.number,
    messageId: kept.messageId,
    at: new Date(kept.at).toISOString(),
    from: mail.from?.address ?? kept.source,
    to: kept.destinations.length > 0 ? kept.destinations : (mail.to ?? []).flatMap(({ address }) => address ?? []),
    subject: mail.subject ?? '',
    headers: mail.headers.map(({ key, value }) => ({ name: key, value })),
    text,
    html: mail.html ?? '',
    links: [...new Set(text.match(/https?:\/\/[^\s<>"]+/g) ?? [])],
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      filename: filename ?? '',
      type: mimeType,
      bytes: typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength,
    })),
    raw: raw.toString('utf8'),
  };
}
