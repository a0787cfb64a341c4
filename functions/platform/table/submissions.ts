import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Submission } from '../../domain/answers/submission.ts';
import { keys } from './keys.ts';
import { fromItem } from './records.ts';
import type { Table } from './table.ts';

/** About 20 KB each: a warm function keeps a megabyte at the most. */
const MOST_KEPT = 50;

/** Submissions by assessment and revision. What was submitted never changes, so what was read once is kept, the latest fifty. */
export function submissionsIn(table: Table) {
  const kept = new Map<string, Submission>();
  return {
    async get(assessmentId: string, revision: number): Promise<Submission | undefined> {
      const name = `${assessmentId}/${revision}`;
      const known = kept.get(name);
      if (known) return known;
      const Key = keys.submission(assessmentId, revision);
      const got = await table.client.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }));
      if (!got.Item) return undefined;
      const submission = fromItem('submission', got.Item);
      const [oldest] = kept.keys();
      if (kept.size >= MOST_KEPT && oldest) kept.delete(oldest);
      kept.set(name, submission);
      return submission;
    },
  };
}
