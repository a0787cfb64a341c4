import * as z from 'zod';

const StreamRecord = z.object({
  eventName: z.string().optional(),
  dynamodb: z.object({ Keys: z.object({ pk: z.object({ S: z.string() }) }) }),
});

/** What wakes relay. Only keys are read: the item itself is read from the table, consistently. */
export const RelayEvent = z.union([
  z.object({ redrive: z.array(z.string().min(1)).max(1000) }),
  z.object({ Records: z.array(StreamRecord) }),
]);
export type RelayEvent = z.infer<typeof RelayEvent>;

const OUTBOX = 'OUTBOX#';

/** The outbox ids of an event, in order. Records of anything else are passed over: the stream's filter is a courtesy. */
export function outboxIds(event: RelayEvent): string[] {
  if ('redrive' in event) return event.redrive;
  return event.Records.filter((record) => record.eventName === 'INSERT')
    .map((record) => record.dynamodb.Keys.pk.S)
    .filter((pk) => pk.startsWith(OUTBOX))
    .map((pk) => pk.slice(OUTBOX.length));
}
