import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Links } from '../domain/ports.ts';
import { keys } from './keys.ts';
import { toItem } from './records.ts';
import type { Table } from './table.ts';

/** Access links by the SHA-256 of their token: the token itself is in the mail and nowhere else. */
export function linksIn(table: Table): Links {
  const TableName = table.name;
  return {
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
