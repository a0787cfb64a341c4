import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { namedError } from '../domain/named-error.ts';
import type { Mailer } from '../relay/ports.ts';
import { rawMail, type Sender } from './raw-mail.ts';

/**
 * SES, one raw message per mail. One attempt per call: SES may have taken a mail whose reply was lost, so repeating is for the
 * outbox to decide and to record, not for the SDK.
 */
export function sesMailer(sender: Omit<Sender, 'region'>, client = new SESClient({ maxAttempts: 1 })): Mailer {
  return {
    async send(mail) {
      const region = await client.config.region();
      const Data = await rawMail(mail, { ...sender, region });
      const { MessageId } = await client.send(new SendRawEmailCommand({ Source: sender.from, RawMessage: { Data } }));
      if (MessageId) return { messageId: MessageId };
      throw namedError('MailNotTaken', 'SES answered without a message id');
    },
  };
}
