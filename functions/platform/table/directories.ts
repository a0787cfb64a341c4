import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { emptyDirectory } from '../../domain/deciding/directory.ts';
import type { Directories } from '../../domain/ports.ts';
import { emptyChain, nextEvent } from '../../domain/proof/audit-chain.ts';
import { queryRange } from './assessments.ts';
import { currentDirectoryIn, readDirectory } from './current-directory.ts';
import { keys } from './keys.ts';
import { fromItem, recordsOf, toItem } from './records.ts';
import type { Table } from './table.ts';

/**
 * Who holds which owning role; nobody, until somebody is named. Every change is one transaction: the current version, its copy that stays
 * for auditors, and the event that names who changed what. The events' numbers are the versions' numbers.
 */
export function directoriesIn(table: Table): Directories {
  const TableName = table.name;
  const { pk } = keys.directory();
  const history = async () => {
    const items = await queryRange(table, pk, '1#', '3#~');
    const [current = emptyDirectory] = recordsOf('directory', items);
    return { current, versions: recordsOf('directoryVersion', items), events: recordsOf('event', items) };
  };
  return {
    ...currentDirectoryIn(table),
    version: (version) => readDirectory(table, keys.directoryVersion(version), 'directoryVersion'),
    history,
    async change({ directory, by, at, operationId, what }) {
      const before = (await queryRange(table, pk, keys.event(pk, directory.version - 1).sk, '3#EVENT#~')).map((item) =>
        fromItem('event', item),
      );
      if (before.some((event) => event.operationId === operationId)) return { kind: 'committed' };
      const last = before.find(({ seq }) => seq === directory.version - 1);
      const chain = last ? { seq: last.seq, lastHash: last.hash } : emptyChain;
      const data = { version: directory.version, what };
      const event = nextEvent(chain, { type: 'directory-changed', actor: by, data, aggregate: pk, at, operationId });
      const isNew = 'attribute_not_exists(pk)';
      try {
        await table.client.send(
          new TransactWriteCommand({
            TransactItems: [
              {
                Put: {
                  TableName,
                  Item: toItem.directory(directory),
                  ConditionExpression: directory.version === 1 ? isNew : '#record.#version = :before',
                  ...(directory.version > 1 && {
                    ExpressionAttributeNames: { '#record': 'record', '#version': 'version' },
                    ExpressionAttributeValues: { ':before': directory.version - 1 },
                  }),
                },
              },
              { Put: { TableName, Item: toItem.directoryVersion(directory), ConditionExpression: isNew } },
              { Put: { TableName, Item: toItem.event(event), ConditionExpression: isNew } },
            ],
          }),
        );
        return { kind: 'committed' };
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        // A retry after a lost reply meets its own event.
        const { events } = await history();
        return { kind: events.some((one) => one.operationId === operationId) ? 'committed' : 'moved' };
      }
    },
  };
}
