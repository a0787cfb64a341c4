import { BatchGetCommand, type BatchGetCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { SuppressedAmong } from '../../domain/links/access-ports.ts';
import { Suppression } from '../../domain/links/suppression.ts';
import { sha256 } from '../../domain/proof/canonical.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** One read for each hundred addresses. Throttled keys are read again. */
export const suppressedAmongIn = (table: Table): SuppressedAmong => ({
  async suppressedAmong(emails) {
    const hashes = [...new Set(emails.map((email) => sha256(email.trim().toLowerCase())))];
    const found: Suppression[] = [];
    for (let start = 0; start < hashes.length; start += 100) {
      let Keys: Record<string, unknown>[] | undefined = hashes
        .slice(start, start + 100)
        .map((hash) => ({ ...keys.suppression(hash) }));
      while (Keys?.length) {
        const page: BatchGetCommandOutput = await table.client.send(
          new BatchGetCommand({ RequestItems: { [table.name]: { Keys } } }),
        );
        found.push(...(page.Responses?.[table.name] ?? []).map((item) => Suppression.parse(item.record)));
        Keys = page.UnprocessedKeys?.[table.name]?.Keys;
      }
    }
    return found;
  },
});
