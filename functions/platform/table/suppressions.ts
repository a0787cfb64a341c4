import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Suppressions } from '../../domain/links/access-ports.ts';
import { Suppression } from '../../domain/links/suppression.ts';
import { sha256 } from '../../domain/proof/canonical.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** Addresses that get no more mail, by the SHA-256 of the lower-case address. */
export function suppressionsIn(table: Table): Suppressions {
  const TableName = table.name;
  const Key = (email: string) => keys.suppression(sha256(email.trim().toLowerCase()));
  return {
    async get(email) {
      const got = await table.client.send(new GetCommand({ TableName, Key: Key(email), ConsistentRead: true }));
      return got.Item && Suppression.parse(got.Item.record);
    },
    async put(suppression) {
      await table.client.send(
        new PutCommand({ TableName, Item: { ...Key(suppression.email), entity: 'suppression', record: suppression } }),
      );
    },
    async lift(email) {
      await table.client.send(new DeleteCommand({ TableName, Key: Key(email) }));
    },
  };
}
