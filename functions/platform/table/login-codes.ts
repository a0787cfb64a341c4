import { DeleteCommand, GetCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { LoginCodes } from '../../domain/links/access-ports.ts';
import { LoginCode } from '../../domain/links/login-code.ts';
import type { Ids } from '../../domain/ports.ts';
import { keys } from './keys.ts';
import { outboxItem, unlessConditionFailed } from './outbox.ts';
import type { Table } from './table.ts';

/** Emailed codes by the hash of the waiting browser's cookie. Expiry is checked by the caller's clock; TTL only tidies up. */
export function loginCodesIn(table: Table, ids: Pick<Ids, 'id'>): LoginCodes {
  const TableName = table.name;
  const ttl = (expiresAt: string) => Math.floor(Date.parse(expiresAt) / 1000) + 3600;
  return {
    async ask(code, mail) {
      const item = { ...keys.loginCode(code.id), entity: 'code', record: code, expiresAt: ttl(code.expiresAt) };
      await table.client.send(
        new TransactWriteCommand({
          TransactItems: [
            { Put: { TableName, Item: item } },
            { Put: { TableName, Item: outboxItem(ids.id('out'), mail, code.askedAt) } },
          ],
        }),
      );
    },
    async get(id) {
      const got = await table.client.send(new GetCommand({ TableName, Key: keys.loginCode(id), ConsistentRead: true }));
      return got.Item && LoginCode.parse(got.Item.record);
    },
    async draw(id, askedAt, codeHash, expiresAt) {
      const update = new UpdateCommand({
        TableName,
        Key: keys.loginCode(id),
        UpdateExpression: 'SET #record.codeHash = :hash, #record.expiresAt = :at, expiresAt = :ttl',
        ConditionExpression: '#record.askedAt = :asked',
        ExpressionAttributeNames: { '#record': 'record' },
        ExpressionAttributeValues: { ':hash': codeHash, ':at': expiresAt, ':ttl': ttl(expiresAt), ':asked': askedAt },
      });
      return (await table.client.send(update).catch(unlessConditionFailed)) === 'condition-failed' ? 'gone' : 'drawn';
    },
    async countTry(id) {
      const update = new UpdateCommand({
        TableName,
        Key: keys.loginCode(id),
        UpdateExpression: 'ADD #record.tries :one',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: { '#record': 'record' },
        ExpressionAttributeValues: { ':one': 1 },
        ReturnValues: 'ALL_NEW',
      });
      const counted = await table.client.send(update).catch(unlessConditionFailed);
      return counted === 'condition-failed' ? undefined : LoginCode.parse(counted.Attributes?.record);
    },
    async end(id) {
      await table.client.send(new DeleteCommand({ TableName, Key: keys.loginCode(id) }));
    },
  };
}
