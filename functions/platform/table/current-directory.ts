import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { type Directory, emptyDirectory } from '../../domain/deciding/directory.ts';
import type { Directories } from '../../domain/ports.ts';
import { type Key, keys } from './keys.ts';
import { fromItem } from './records.ts';
import type { Table } from './table.ts';

/** Who holds which owning role now, for those who only read it. */
export const currentDirectoryIn = (table: Table): Pick<Directories, 'get'> => ({
  get: async () => (await readDirectory(table, keys.directory(), 'directory')) ?? emptyDirectory,
});

export async function readDirectory(
  table: Table,
  key: Key,
  entity: 'directory' | 'directoryVersion',
): Promise<Directory | undefined> {
  const got = await table.client.send(new GetCommand({ TableName: table.name, Key: { ...key }, ConsistentRead: true }));
  return got.Item && fromItem(entity, got.Item);
}
