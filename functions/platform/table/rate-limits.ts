import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { RateLimits } from '../../domain/links/access-ports.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** One counter per key and window of the clock; TTL tidies up a window after it has passed. */
export const rateLimitsIn = (table: Table): RateLimits => ({
  async count(key, windowSeconds, now) {
    const seconds = Math.floor(now.getTime() / 1000);
    const window = Math.floor(seconds / windowSeconds);
    const counted = await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.rate(key, window),
        UpdateExpression: 'ADD #count :one SET expiresAt = :ttl',
        ExpressionAttributeNames: { '#count': 'count' },
        ExpressionAttributeValues: { ':one': 1, ':ttl': seconds + 2 * windowSeconds },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return Number(counted.Attributes?.count ?? 1);
  },
});
