import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { hashOf } from '../domain/canonical.ts';
import type { Drafts } from '../domain/ports.ts';
import type { SectionDraft } from '../domain/submission.ts';
import { evidenceAsRead } from './evidence-records.ts';
import { keys } from './keys.ts';
import { fromItem, toItem } from './records.ts';
import type { Table } from './table.ts';

type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** The vendor's working copy. Each write checks in the same transaction that the response is still awaited. */
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

  async function statusOf(id: string) {
    const got = await table.client.send(new GetCommand({ TableName: table.name, Key: keys.assessment(id), ConsistentRead: true }));
    return got.Item ? fromItem('assessment', got.Item).status : 'withdrawn';
  }

  async function whileOpen(id: string, action: Action) {
    try {
      await table.client.send(new TransactWriteCommand({ TransactItems: [stillOpen(id), action] }));
      return { kind: 'saved' as const };
    } catch (error) {
      if (error instanceof TransactionCanceledException && error.CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed') {
        return { kind: 'closed' as const, status: await statusOf(id) };
      }
      throw error;
    }
  }

  return {
    async save(id, draft, expectedVersion) {
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
        const result = await whileOpen(id, { Put: { TableName: table.name, Item: toItem.draft(id, next), ...condition } });
        return result.kind === 'saved' ? { kind: 'saved', draft: next } : result;
      } catch (error) {
        if (!(error instanceof TransactionCanceledException) || error.CancellationReasons?.[1]?.Code !== 'ConditionalCheckFailed')
          throw error;
        const Key = keys.draft(id, draft.sectionId);
        const got = await table.client.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }));
        if (!got.Item) throw error;
        const theirs = fromItem('draft', got.Item);
        // Our own write, met again after a lost reply, is not a conflict; somebody else's at the same instant is.
        return hashOf(theirs) === hashOf(next) ? { kind: 'saved', draft: theirs } : { kind: 'conflict', theirs };
      }
    },
    putEvidence: (id, evidence) => whileOpen(id, { Put: { TableName: table.name, Item: toItem.evidence(id, evidence) } }),
    async changeEvidence(id, evidence, asRead) {
      const put = { TableName: table.name, Item: toItem.evidence(id, evidence), ...evidenceAsRead(asRead) };
      try {
        return await whileOpen(id, { Put: put });
      } catch (error) {
        if (error instanceof TransactionCanceledException && error.CancellationReasons?.[1]?.Code === 'ConditionalCheckFailed')
          return { kind: 'moved' };
        throw error;
      }
    },
    removeEvidence: (id, evidenceId) => whileOpen(id, { Delete: { TableName: table.name, Key: keys.evidence(id, evidenceId) } }),
  };
}
