import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Directory } from '../domain/approval.ts';
import type { Directories } from '../domain/ports.ts';
import { owningRoles } from '../domain/vocabulary.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

const nobody = Directory.parse({ roles: Object.fromEntries(owningRoles.map((role) => [role, []])) });

/** Who holds which owning role; nobody, until somebody is named. */
export function directoriesIn(table: Table): Directories {
  const TableName = table.name;
  return {
    async get() {
      const got = await table.client.send(new GetCommand({ TableName, Key: keys.directory(), ConsistentRead: true }));
      return got.Item ? Directory.parse(got.Item.record) : nobody;
    },
    async put(directory) {
      await table.client.send(new PutCommand({ TableName, Item: { ...keys.directory(), entity: 'directory', record: directory } }));
    },
  };
}
