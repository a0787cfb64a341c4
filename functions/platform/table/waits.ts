import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Waits } from '../../domain/ports.ts';
import { TOKENS_KEPT } from '../../domain/time/wait-for-wake.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** Where the tokens are, the newest first. Earlier releases kept one, in the first of these. */
const SLOTS = ['taskToken', ...Array.from({ length: TOKENS_KEPT - 1 }, (_, n) => `earlier${n + 1}`)];
/** Every right side is read before anything is set. */
const PUSHED = SLOTS.slice(1).map((slot, n) => `${slot} = if_not_exists(${SLOTS[n]}, :none)`);

/**
 * Task tokens of waiting steps. Only workflow steps write them and only relay reads them. One update pushes the newest in and the
 * oldest out, so that two steps that begin to wait at once both leave theirs.
 */
export function waitsIn(table: Table): Waits {
  const TableName = table.name;
  return {
    async put(assessmentId, wait, taskToken, at) {
      const update = new UpdateCommand({
        TableName,
        Key: keys.wait(assessmentId, wait),
        UpdateExpression: `SET entity = :entity, #at = :at, taskToken = :token, ${PUSHED.join(', ')}`,
        ConditionExpression: 'attribute_not_exists(taskToken) OR taskToken <> :token',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: { ':entity': 'wait', ':at': at, ':token': taskToken, ':none': '' },
      });
      await table.client.send(update).catch((error: unknown) => {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      });
    },
    async tokens(assessmentId, wait) {
      const got = await table.client.send(new GetCommand({ TableName, Key: keys.wait(assessmentId, wait), ConsistentRead: true }));
      return SLOTS.map((slot) => String(got.Item?.[slot] ?? '')).filter((token) => token !== '');
    },
  };
}
