import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { Events } from '../relay/ports.ts';

/** The organisation's event bus. PutEvents answers 200 even when it took nothing: the count of failures is the answer. */
export function eventsOn(busName: string, client = new EventBridgeClient({})): Events {
  return {
    async publish({ type, detail }) {
      const entry = { EventBusName: busName, Source: 'assay', DetailType: type, Detail: JSON.stringify(detail) };
      const { FailedEntryCount, Entries } = await client.send(new PutEventsCommand({ Entries: [entry] }));
      if (!FailedEntryCount) return;
      const error = new Error(Entries?.[0]?.ErrorMessage ?? 'the event bus did not take the event');
      error.name = Entries?.[0]?.ErrorCode ?? 'EventNotTaken';
      throw error;
    },
  };
}
