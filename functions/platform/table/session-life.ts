import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { SessionLife } from '../../domain/links/access-ports.ts';
import { keys } from './keys.ts';
import { unlessConditionFailed } from './outbox.ts';
import type { Table } from './table.ts';

/** Apart from the sessions themselves: only the portal may update. */
export const sessionLifeIn = (table: Table): SessionLife => ({
  async prolongVendor(cookieHash, expiresAt) {
    const update = new UpdateCommand({
      TableName: table.name,
      Key: keys.session(cookieHash),
      UpdateExpression: 'SET #record.expiresAt = :at, expiresAt = :ttl',
      ConditionExpression: '#record.kind = :vendor',
      ExpressionAttributeNames: { '#record': 'record' },
      ExpressionAttributeValues: { ':at': expiresAt, ':ttl': Math.floor(Date.parse(expiresAt) / 1000), ':vendor': 'vendor' },
    });
    await table.client.send(update).catch(unlessConditionFailed);
  },
});
