import { BatchGetCommand, type BatchGetCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Assessment } from '../../domain/assessment.ts';
import { keys } from './keys.ts';
import { recordsOf } from './records.ts';
import type { Table } from './table.ts';

/** Up to 100 heads in one strongly consistent read (more: one read per hundred); absent ones are left out. Throttled keys are read again. */
export const assessmentHeadsIn = (table: Table) => ({
  async heads(ids: readonly string[]): Promise<Assessment[]> {
    const found: Assessment[] = [];
    for (let start = 0; start < ids.length; start += 100) {
      let Keys: Record<string, unknown>[] | undefined = ids.slice(start, start + 100).map(keys.assessment) as never;
      while (Keys?.length) {
        const page: BatchGetCommandOutput = await table.client.send(
          new BatchGetCommand({ RequestItems: { [table.name]: { Keys, ConsistentRead: true } } }),
        );
        found.push(...recordsOf('assessment', page.Responses?.[table.name] ?? []));
        Keys = page.UnprocessedKeys?.[table.name]?.Keys;
      }
    }
    return found;
  },
});
