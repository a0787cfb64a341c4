import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Submission } from '../../domain/answers/submission.ts';
import { keys } from './keys.ts';
import { fromItem } from './records.ts';
import type { Table } from './table.ts';

export const submissionsIn = (table: Table) => ({
  async get(assessmentId: string, revision: number): Promise<Submission | undefined> {
    const Key = keys.submission(assessmentId, revision);
    const got = await table.client.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }));
    return got.Item && fromItem('submission', got.Item);
  },
});
