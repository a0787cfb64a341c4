import { TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb';

/** Each try takes milliseconds, as does whatever is in its way; that many in a row are a fault. */
const MOST_TRIES = 10;

/**
 * Does a write again that came upon another transaction on one of its items: DynamoDB refuses it then, even where both only check
 * the same item, and the SDK does not try again (developer guide, "Transaction conflict handling in DynamoDB"). Failed conditions
 * and all else are thrown at once.
 */
export async function throughConflicts<T>(write: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await write();
    } catch (error) {
      if (tried >= MOST_TRIES || !isConflict(error)) throw error;
    }
  }
}

function isConflict(error: unknown): boolean {
  if (error instanceof TransactionConflictException) return true;
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = new Set((error.CancellationReasons ?? []).map(({ Code }) => Code));
  return codes.has('TransactionConflict') && !codes.has('ConditionalCheckFailed');
}
