import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { OutboxItem, type OutboxWork } from '../../domain/outbox.ts';
import type { Outbox } from '../../domain/ports.ts';
import { dueIndex, indexes, keys } from './keys.ts';
import { toItem } from './records.ts';
import type { Table } from './table.ts';

/** How long relay has before the sweep takes a pending item up as well, in seconds. */
const FIRST_RETRY_AFTER = 120;
/** Done items are tidied up after 30 days. */
const KEEP_DONE_SECONDS = 30 * 86_400;

/** The item of new work, as the ledger writes it in the transaction of the change that asks for it. */
export function outboxItem(id: string, work: OutboxWork, at: string): Record<string, unknown> {
  const nextAttemptAt = new Date(Date.parse(at) + FIRST_RETRY_AFTER * 1000).toISOString();
  const record: OutboxItem = { id, work, status: 'pending', attempts: 0, createdAt: at, nextAttemptAt };
  return { ...keys.outbox(id), entity: 'outbox', record, ...dueIndex.key('outbox', id, nextAttemptAt) };
}

export function outboxIn(table: Table): Outbox {
  return {
    async get(id) {
      const got = await table.client.send(new GetCommand({ TableName: table.name, Key: keys.outbox(id), ConsistentRead: true }));
      return got.Item && OutboxItem.parse(got.Item.record);
    },
    async claim(id, now, until) {
      const update = new UpdateCommand({
        TableName: table.name,
        Key: keys.outbox(id),
        UpdateExpression: 'SET #record.#claimed = :until',
        ConditionExpression:
          'attribute_exists(pk) AND #record.#status <> :done AND (attribute_not_exists(#record.#claimed) OR #record.#claimed <= :now)',
        ExpressionAttributeNames: { '#record': 'record', '#status': 'status', '#claimed': 'claimedUntil' },
        ExpressionAttributeValues: { ':done': 'done', ':now': now, ':until': until },
      });
      return (await table.client.send(update).catch(unlessConditionFailed)) !== 'condition-failed';
    },
    async done(id, at, mail) {
      const update = {
        TableName: table.name,
        Key: keys.outbox(id),
        UpdateExpression: 'SET #record.#status = :done, #record.doneAt = :at, expiresAt = :ttl REMOVE dueKey, dueSort',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: { '#record': 'record', '#status': 'status' },
        ExpressionAttributeValues: { ':done': 'done', ':at': at, ':ttl': Math.floor(Date.parse(at) / 1000) + KEEP_DONE_SECONDS },
      };
      if (!mail) await table.client.send(new UpdateCommand(update));
      else {
        const Item = toItem.mail(mail.assessmentId, mail.record);
        await table.client.send(
          new TransactWriteCommand({ TransactItems: [{ Update: update }, { Put: { TableName: table.name, Item } }] }),
        );
      }
    },
    async failed(id, next) {
      const sort = dueIndex.key('outbox', id, next.nextAttemptAt);
      const givenUp = next.status === 'given-up';
      const removed = givenUp ? 'REMOVE #record.#claimed, dueKey, dueSort' : 'REMOVE #record.#claimed';
      const stillDue = givenUp ? '' : ', dueKey = :dueKey, dueSort = :dueSort';
      const update = new UpdateCommand({
        TableName: table.name,
        Key: keys.outbox(id),
        UpdateExpression: `SET #record.#status = :status, #record.attempts = :attempts, #record.nextAttemptAt = :next, #record.lastError = :error${stillDue} ${removed}`,
        ConditionExpression: 'attribute_exists(pk) AND #record.#status <> :done',
        ExpressionAttributeNames: { '#record': 'record', '#status': 'status', '#claimed': 'claimedUntil' },
        ExpressionAttributeValues: {
          ':status': next.status,
          ':done': 'done',
          ':attempts': next.attempts,
          ':next': next.nextAttemptAt,
          ':error': next.lastError,
          ...(givenUp ? {} : { ':dueKey': sort.dueKey, ':dueSort': sort.dueSort }),
        },
      });
      await table.client.send(update).catch(unlessConditionFailed);
    },
    async due(now, limit) {
      const items = await queryDue(table, 'outbox', now, limit);
      return items.map((item) => OutboxItem.parse(item.record));
    },
  };
}

/** A failed condition is an answer; anything else is a fault. */
export function unlessConditionFailed(error: unknown): 'condition-failed' {
  if (error instanceof ConditionalCheckFailedException) return 'condition-failed';
  throw error;
}

/** The most overdue items of a kind, over all shards: as many queries as there are shards, whatever the table's size. */
export async function queryDue(
  table: Table,
  kind: 'timer' | 'outbox',
  now: string,
  limit: number,
): Promise<Record<string, unknown>[]> {
  const { name, pk, sk } = indexes.byDue;
  const shards = await Promise.all(
    dueIndex.partitions(kind).map((partition) =>
      table.client.send(
        new QueryCommand({
          TableName: table.name,
          IndexName: name,
          KeyConditionExpression: '#pk = :pk AND #sk <= :now',
          ExpressionAttributeNames: { '#pk': pk, '#sk': sk },
          ExpressionAttributeValues: { ':pk': partition, ':now': `${now}~` },
          Limit: limit,
        }),
      ),
    ),
  );
  return shards
    .flatMap((page) => page.Items ?? [])
    .sort((a, b) => String(a.dueSort).localeCompare(String(b.dueSort)))
    .slice(0, limit);
}
