import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { namedError } from '../domain/named-error.ts';

/** The account's default event bus, where AWS services publish. Throws `EventRefused` when an event was not taken. */
export function defaultBus() {
  const client = new EventBridgeClient({});
  return {
    async publish(Source: string, DetailType: string, detail: unknown): Promise<void> {
      const put = await client.send(new PutEventsCommand({ Entries: [{ Source, DetailType, Detail: JSON.stringify(detail) }] }));
      const [entry] = put.Entries ?? [];
      if (!entry?.ErrorCode) return;
      throw namedError('EventRefused', `${entry.ErrorCode}: ${entry.ErrorMessage}`);
    },
  };
}
