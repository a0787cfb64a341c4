import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Evidence } from '../../domain/answers/submission.ts';
import { keys } from './keys.ts';
import { fromItem, toItem } from './records.ts';
import type { Table } from './table.ts';

/**
 * The condition under which a file's record may be written over, taken away, or submitted: it is still all that was read. Scans, people and their colleagues
 * write the same record, so less than the whole of it would let one take back what another has just said.
 */
export const evidenceAsRead = (record: Evidence) => ({
  ConditionExpression: '#record = :record',
  ExpressionAttributeNames: { '#record': 'record' },
  ExpressionAttributeValues: { ':record': record },
});

/** Evidence by itself: scans also end after the assessment has moved on. */
export function evidenceRecordsIn(table: Table) {
  const TableName = table.name;
  return {
    async get(assessmentId: string, evidenceId: string): Promise<Evidence | undefined> {
      const Key = keys.evidence(assessmentId, evidenceId);
      const got = await table.client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return got.Item && fromItem('evidence', got.Item);
    },
    async update(assessmentId: string, next: Evidence, asRead: Evidence): Promise<'saved' | 'moved'> {
      const put = new PutCommand({ TableName, Item: toItem.evidence(assessmentId, next), ...evidenceAsRead(asRead) });
      try {
        await table.client.send(put);
        return 'saved';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'moved';
        throw error;
      }
    },
  };
}
