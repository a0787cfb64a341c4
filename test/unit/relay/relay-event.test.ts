import { expect, it } from 'vitest';
import { outboxIds, RelayEvent } from '../../../functions/relay/relay-event.ts';

it('names new outbox items and passes over everything else', () => {
  const record = (eventName: string, pk: string) => ({ eventName, dynamodb: { Keys: { pk: { S: pk }, sk: { S: '1#HEAD' } } } });
  const Records = [record('INSERT', 'OUTBOX#out_1'), record('MODIFY', 'OUTBOX#out_2'), record('INSERT', 'ASSESSMENT#asm_1')];
  expect(outboxIds(RelayEvent.parse({ Records }))).toEqual(['out_1']);
  expect(outboxIds(RelayEvent.parse({ redrive: ['out_9'] }))).toEqual(['out_9']);
  expect(RelayEvent.safeParse({ redrive: 'out_9' }).success).toBe(false);
});
