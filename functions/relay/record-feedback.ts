import * as z from 'zod';
import type { Suppressions } from '../domain/links/access-ports.ts';
import { recordTrouble, type TroublePorts, type TroubleRecorded } from './record-trouble.ts';

const Recipients = z.array(z.object({ emailAddress: z.string() }));

const Mail = z.object({
  messageId: z.string(),
  destination: z.array(z.string()),
  /** Ours, as the mail's X-SES-MESSAGE-TAGS named them, and some that SES adds. */
  tags: z.record(z.string(), z.array(z.string())).optional(),
});

/**
 * What SES says about a mail that it took: EventBridge, `Email Bounced` and `Email Complaint Received` (SES developer guide, "Contents
 * of event data"; EventBridge events reference, "Amazon SES events").
 */
export const FeedbackEvent = z.object({
  detail: z.discriminatedUnion('eventType', [
    z.object({
      eventType: z.literal('Bounce'),
      mail: Mail,
      bounce: z.object({
        /** `Permanent`, `Transient` or `Undetermined`. */
        bounceType: z.string(),
        bounceSubType: z.string().nullish(),
        bouncedRecipients: Recipients,
        feedbackId: z.string(),
      }),
    }),
    z.object({
      eventType: z.literal('Complaint'),
      mail: Mail,
      complaint: z.object({
        complainedRecipients: Recipients,
        /** RFC 5965's feedback type, where the reader's provider says one. */
        complaintFeedbackType: z.string().nullish(),
        feedbackId: z.string(),
      }),
    }),
  ]),
});
export type FeedbackEvent = z.infer<typeof FeedbackEvent>;

/** What came of it, with ids only: addresses stay out of logs. `noted`: nothing follows from it. */
export type FeedbackResult =
  | { kind: 'noted'; why: string; messageId: string }
  | { kind: TroubleRecorded['kind'] | 'not-ours'; assessmentId?: string; messageId: string };

interface Ports extends TroublePorts {
  suppressions: Pick<Suppressions, 'put'>;
}

/**
 * A hard bounce or a complaint ends all mail to that address, at once and for every assessment, and becomes visible work on the
 * assessment whose mail it was. Soft bounces are noted only: SES has tried for hours, and the next reminder tries again. Feedback
 * on mails of no assessment of ours is dropped. Safe to repeat, in any order.
 */
export async function recordFeedback(ports: Ports, { detail }: FeedbackEvent): Promise<FeedbackResult> {
  const { messageId, tags } = detail.mail;
  const harmless = whyHarmless(detail);
  if (harmless) return { kind: 'noted', why: harmless, messageId };
  const { reason, feedbackId, reported } = gist(detail);
  const email = writtenTo(detail.mail.destination, reported);
  const file = await ports.assessments.file(tags?.assessment?.[0] ?? '');
  if (!file || !email) return { kind: 'not-ours', messageId };
  const assessmentId = file.assessment.id;
  const operationId = `feedback-${feedbackId}`;
  // A repeat must not undo that somebody has made sure of the address meanwhile.
  if (file.events.some((event) => event.operationId === operationId)) return { kind: 'repeated', assessmentId, messageId };
  await ports.suppressions.put({ email, reason, at: ports.clock.now().toISOString(), assessmentId });
  const mail = tags?.mail?.[0] ?? 'unknown';
  const facts = { message: messageId };
  const { kind } = await recordTrouble(ports, { assessmentId, email, reason, mail, operationId, facts });
  return { kind, assessmentId, messageId };
}

/** Why nothing follows from it; undefined when something does. */
function whyHarmless(detail: FeedbackEvent['detail']): string | undefined {
  if (detail.eventType === 'Complaint') {
    // The reader took it out of the spam folder.
    return detail.complaint.complaintFeedbackType === 'not-spam' ? 'not spam' : undefined;
  }
  const { bounceType, bounceSubType } = detail.bounce;
  return bounceType === 'Permanent' ? undefined : `${bounceType} bounce (${bounceSubType ?? 'no subtype'})`;
}

function gist(detail: FeedbackEvent['detail']) {
  if (detail.eventType === 'Bounce') {
    return { reason: 'bounced', feedbackId: detail.bounce.feedbackId, reported: detail.bounce.bouncedRecipients } as const;
  }
  return {
    reason: 'complained',
    feedbackId: detail.complaint.feedbackId,
    reported: detail.complaint.complainedRecipients,
  } as const;
}

/**
 * The address we wrote to, which is the one to stop writing to: what is reported may be where a forwarding mail server sent it on
 * to, or be redacted. Each of our mails goes to one address.
 */
function writtenTo(destination: string[], reported: { emailAddress: string }[]): string | undefined {
  const address = destination.length === 1 ? destination[0] : reported[0]?.emailAddress;
  return address && bare(address);
}

/** `Vera Vendor <vera@vendor.example>` is `vera@vendor.example`. */
const bare = (address: string): string => (/<([^<>]+)>\s*$/.exec(address)?.[1] ?? address).trim();
