import { GetCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Links } from '../../domain/links/access-ports.ts';
import { keys } from './keys.ts';
import { unlessConditionFailed } from './outbox.ts';
import { toItem } from './records.ts';
import type { Table } from './table.ts';
import { throughConflicts } from './transaction-conflict.ts';

/** Access links by the SHA-256 of their token: the token itself is in the mail and nowhere else. */
export function linksIn(table: Table): Links {
  const TableName = table.name;
  async function change(assessmentId: string, tokenHash: string, field: 'language' | 'browsers', value: string | string[]) {
    const update = {
      TableName,
      Key: keys.grant(assessmentId, tokenHash),
      UpdateExpression: 'SET #record.#field = :value',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#record': 'record', '#field': field },
      ExpressionAttributeValues: { ':value': value },
    };
    // A save by the same link looks at it in a transaction (drafts.ts).
    await throughConflicts(() => table.client.send(new UpdateCommand(update))).catch(unlessConditionFailed);
  }
  return {
    speak: (assessmentId, tokenHash, language) => change(assessmentId, tokenHash, 'language', language),
    trust: (assessmentId, tokenHash, browsers) => change(assessmentId, tokenHash, 'browsers', browsers),
    async issue(grant) {
      const pointer = { ...keys.link(grant.tokenHash), entity: 'link', assessmentId: grant.assessmentId };
      const expiresAt = Math.floor(Date.parse(grant.expiresAt) / 1000) + 86_400;
      await table.client.send(
        new TransactWriteCommand({
          TransactItems: [
            { Put: { TableName, Item: toItem.grant(grant) } },
            { Put: { TableName, Item: { ...pointer, expiresAt } } },
          ],
        }),
      );
    },
    async find(tokenHash) {
      const got = await table.client.send(new GetCommand({ TableName, Key: keys.link(tokenHash), ConsistentRead: true }));
      return got.Item && { assessmentId: String(got.Item.assessmentId) };
    },
  };
}
