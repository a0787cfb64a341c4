import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { SectionDraft } from '../../domain/answers/submission.ts';
import type { Drafts, Over } from '../../domain/ports.ts';
import { hashOf } from '../../domain/proof/canonical.ts';
import { evidenceAsRead } from './evidence-records.ts';
import { keys } from './keys.ts';
import { fromItem, toItem } from './records.ts';
import type { Table } from './table.ts';
import { throughConflicts } from './transaction-conflict.ts';

type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/**
 * The vendor's working copy. Each write checks in the same transaction that the response is still awaited, and that the link of
 * whoever writes was not revoked since the page was read.
 */
export function draftsIn(table: Table): Drafts {
  const stillOpen = (id: string): Action => ({
    ConditionCheck: {
      TableName: table.name,
      Key: keys.assessment(id),
      ConditionExpression: '#record.#status = :open',
      ExpressionAttributeNames: { '#record': 'record', '#status': 'status' },
      ExpressionAttributeValues: { ':open': 'awaiting-response' },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  });

  const stillIn = (id: string, grantHash: string): Action => ({
    ConditionCheck: {
      TableName: table.name,
      Key: keys.grant(id, grantHash),
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#record.#revokedAt)',
      ExpressionAttributeNames: { '#record': 'record', '#revokedAt': 'revokedAt' },
    },
  });

  async function statusOf(id: string) {
    const got = await table.client.send(new GetCommand({ TableName: table.name, Key: keys.assessment(id), ConsistentRead: true }));
    return got.Item ? fromItem('assessment', got.Item).status : 'withdrawn';
  }

  /** The second reason of a cancelled transaction is the action's own, and the caller's to judge. */
  async function whileOpen(id: string, action: Action, grantHash?: string): Promise<{ kind: 'saved' } | Over> {
    const TransactItems = [stillOpen(id), action, ...(grantHash ? [stillIn(id, grantHash)] : [])];
    try {
      await throughConflicts(() => table.client.send(new TransactWriteCommand({ TransactItems })));
      return { kind: 'saved' };
    } catch (error) {
      if (failed(error, 0)) return { kind: 'closed', status: await statusOf(id) };
      if (failed(error, 2)) return { kind: 'refused' };
      throw error;
    }
  }

  async function asItWasRead(
    id: string,
    action: Action,
    grantHash?: string,
  ): Promise<{ kind: 'saved' } | { kind: 'moved' } | Over> {
    try {
      return await whileOpen(id, action, grantHash);
    } catch (error) {
      if (failed(error, 1)) return { kind: 'moved' };
      throw error;
    }
  }

  return {
    async save(id, draft, expectedVersion, grantHash) {
      const next: SectionDraft = { ...draft, version: expectedVersion + 1 };
      const condition =
        expectedVersion === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#record.#version = :version',
              ExpressionAttributeNames: { '#record': 'record', '#version': 'version' },
              ExpressionAttributeValues: { ':version': expectedVersion },
            };
      try {
        const put = { TableName: table.name, Item: toItem.draft(id, next), ...condition };
        const result = await whileOpen(id, { Put: put }, grantHash);
        return result.kind === 'saved' ? { kind: 'saved', draft: next } : result;
      } catch (error) {
        if (!failed(error, 1)) throw error;
        const Key = keys.draft(id, draft.sectionId);
        const got = await table.client.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }));
        if (!got.Item) throw error;
        const theirs = fromItem('draft', got.Item);
        // Our own write, met again after a lost reply, is not a conflict; somebody else's at the same instant is.
        return hashOf(theirs) === hashOf(next) ? { kind: 'saved', draft: theirs } : { kind: 'conflict', theirs };
      }
    },
    putEvidence: (id, evidence, grantHash) =>
      whileOpen(id, { Put: { TableName: table.name, Item: toItem.evidence(id, evidence) } }, grantHash),
    changeEvidence: (id, evidence, asRead, grantHash) =>
      asItWasRead(
        id,
        { Put: { TableName: table.name, Item: toItem.evidence(id, evidence), ...evidenceAsRead(asRead) } },
        grantHash,
      ),
    removeEvidence: (id, asRead, grantHash) =>
      asItWasRead(
        id,
        { Delete: { TableName: table.name, Key: keys.evidence(id, asRead.id), ...evidenceAsRead(asRead) } },
        grantHash,
      ),
  };
}

/** Whether a transaction was cancelled because the condition of this part of it failed. */
const failed = (error: unknown, part: number): boolean =>
  error instanceof TransactionCanceledException && error.CancellationReasons?.[part]?.Code === 'ConditionalCheckFailed';
