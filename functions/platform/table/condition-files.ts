import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Evidence } from '../../domain/answers/submission.ts';
import { keys } from './keys.ts';
import { toItem } from './records.ts';
import type { Table } from './table.ts';
import { throughConflicts } from './transaction-conflict.ts';

type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type File = Evidence & { conditionId: string };

/** Files that show conditions met: each write checks in its transaction that the condition awaits its owner, and that the link of whoever came by one still opens. */
export function conditionFilesIn(table: Table) {
  const TableName = table.name;
  const record = { '#record': 'record' };

  /** `reports`: how many there were when it was read, where that matters. */
  const awaited = (id: string, conditionId: string, reports?: number): Action => ({
    ConditionCheck: {
      TableName,
      Key: keys.condition(id, conditionId),
      ConditionExpression: `#record.#status = :open${reports === undefined ? '' : ' AND size(#record.#reports) = :reports'}`,
      ExpressionAttributeNames: { ...record, '#status': 'status', ...(reports !== undefined && { '#reports': 'reports' }) },
      ExpressionAttributeValues: { ':open': 'open', ...(reports !== undefined && { ':reports': reports }) },
    },
  });
  const notReplaced = (id: string): Action => ({
    ConditionCheck: {
      TableName,
      Key: keys.assessment(id),
      ConditionExpression: '#record.#status = :decided AND attribute_not_exists(#record.#supersededBy)',
      ExpressionAttributeNames: { ...record, '#status': 'status', '#supersededBy': 'supersededBy' },
      ExpressionAttributeValues: { ':decided': 'decided' },
    },
  });
  const stillIn = (id: string, grantHash: string): Action => ({
    ConditionCheck: {
      TableName,
      Key: keys.grant(id, grantHash),
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#record.#revokedAt)',
      ExpressionAttributeNames: { ...record, '#revokedAt': 'revokedAt' },
    },
  });

  async function write(
    id: string,
    condition: Action,
    grantHash: string | undefined,
    action: Action,
  ): Promise<'saved' | 'over' | 'refused'> {
    const link = grantHash ? [stillIn(id, grantHash)] : [];
    const TransactItems = [condition, notReplaced(id), action, ...link];
    try {
      await throughConflicts(() => table.client.send(new TransactWriteCommand({ TransactItems })));
      return 'saved';
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const failed = (part: number) => error.CancellationReasons?.[part]?.Code === 'ConditionalCheckFailed';
      if (failed(3)) return 'refused';
      if (failed(0) || failed(1)) return 'over';
      throw error;
    }
  }

  return {
    put: (id: string, file: File, grantHash?: string) =>
      write(id, awaited(id, file.conditionId), grantHash, { Put: { TableName, Item: toItem.evidence(id, file) } }),
    remove: (id: string, file: File, { reports }: { reports: readonly unknown[] }, grantHash?: string) =>
      write(id, awaited(id, file.conditionId, reports.length), grantHash, {
        Delete: { TableName, Key: keys.evidence(id, file.id) },
      }),
  };
}
