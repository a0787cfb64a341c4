import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { ACCOUNT, clientConfig, REGION } from './aws-environment.ts';
import type { Mail } from './mails.ts';

/** What can be simulated, by the word in the address of its button. */
export const feedbacks = ['bounce', 'complain'] as const;
export type Feedback = (typeof feedbacks)[number];

/** Nobody but SES may publish as `aws.ses`: the local stage's rule listens to this source instead (lib/mail-feedback.ts). */
const SOURCE = 'assay.development-mail';
const DETAIL_TYPES: Record<Feedback, string> = { bounce: 'Email Bounced', complain: 'Email Complaint Received' };

/**
 * Publishes on the engine's default bus what SES would of this mail: a hard bounce, or its reader's complaint. The same again is a
 * repeat of the same report, as EventBridge delivers at least once. Throws `EventRefused` when the engine did not take it.
 */
export async function publishFeedback(engineUrl: string, mail: Mail, feedback: Feedback): Promise<void> {
  const client = new EventBridgeClient(clientConfig(engineUrl));
  const Detail = JSON.stringify(feedbackDetail(mail, feedback));
  const { Entries } = await client.send(
    new PutEventsCommand({ Entries: [{ Source: SOURCE, DetailType: DETAIL_TYPES[feedback], Detail }] }),
  );
  const [entry] = Entries ?? [];
  if (!entry?.ErrorCode) return;
  const error = new Error(`${entry.ErrorCode}: ${entry.ErrorMessage}`);
  error.name = 'EventRefused';
  throw error;
}

/** The event's detail in SES's shape (SES developer guide, "Contents of event data" and its examples). */
export function feedbackDetail(mail: Mail, feedback: Feedback) {
  const timestamp = mail.at;
  const about = {
    timestamp,
    source: mail.from,
    sourceArn: `arn:aws:ses:${REGION}:${ACCOUNT}:identity/${mail.from.split('@').at(-1)}`,
    sendingAccountId: ACCOUNT,
    // SES's own ids have no domain.
    messageId: mail.messageId.replace(/@.*/, ''),
    destination: mail.to,
    headersTruncated: false,
    headers: mail.headers,
    commonHeaders: { from: [mail.from], to: mail.to, messageId: mail.messageId, subject: mail.subject },
    tags: tagsOf(mail),
  };
  const feedbackId = `${about.messageId}-${feedback}`;
  if (feedback === 'bounce') {
    const bouncedRecipients = mail.to.map((emailAddress) => ({
      emailAddress,
      ...{ action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
    }));
    const bounce = { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients, timestamp, feedbackId };
    return { eventType: 'Bounce', bounce: { ...bounce, reportingMTA: 'dsn; mta.example' }, mail: about };
  }
  const complaint = {
    complainedRecipients: mail.to.map((emailAddress) => ({ emailAddress })),
    ...{ timestamp, feedbackId, complaintSubType: null, userAgent: 'Local inbox', complaintFeedbackType: 'abuse' },
    arrivalDate: timestamp,
  };
  return { eventType: 'Complaint', complaint, mail: about };
}

/** Message tags as the mail's headers name them, and those that SES adds. */
export function tagsOf({ headers, from }: Mail): Record<string, string[]> {
  const header = (name: string) => headers.find((one) => one.name === name)?.value ?? '';
  const own = header('x-ses-message-tags')
    .split(',')
    .flatMap((tag) => {
      const [, name, value] = /^\s*([^=\s]+)=(\S+)\s*$/.exec(tag) ?? [];
      return name && value ? [[name, [value]] as const] : [];
    });
  const set = header('x-ses-configuration-set').trim();
  return {
    'ses:operation': ['SendRawEmail'],
    'ses:from-domain': [from.split('@').at(-1) ?? ''],
    ...(set && { 'ses:configuration-set': [set] }),
    ...Object.fromEntries(own),
  };
}
