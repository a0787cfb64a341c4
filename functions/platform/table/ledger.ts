import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { type Assessment, transitions } from '../../domain/assessment.ts';
import { namedError } from '../../domain/named-error.ts';
import type { Clearance } from '../../domain/outcome/clearance.ts';
import type { Change, CommitResult, Ids, Ledger, Write } from '../../domain/ports.ts';
import { emptyChain, nextEvent } from '../../domain/proof/audit-chain.ts';
import { withWorkflowCheck } from '../../domain/time/workflow-check.ts';
import { assessmentsIn, queryRange } from './assessments.ts';
import { evidenceAsRead } from './evidence-records.ts';
import { keys } from './keys.ts';
import { outboxItem } from './outbox.ts';
import { fromItem, toItem } from './records.ts';
import type { Table } from './table.ts';

type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/**
 * The one way an assessment changes: head + audit event + records + outbox in one transaction. The head's condition is
 * its `seq` as read and the transition's prior states, so the chain is linear and the graph is the condition.
 */
export function ledgerIn(table: Table, ids: Ids): Ledger {
  const put = (Item: Record<string, unknown>, condition?: Partial<NonNullable<Action['Put']>>): Action => ({
    Put: { TableName: table.name, Item, ...condition },
  });

  /** The head as it comes to be, and what writes it with its event. */
  function moved(change: Change): { head: Assessment; actions: Action[] } {
    const before = change.head;
    const to = nextStatus(change);
    const event = nextEvent(before, {
      ...change.event,
      aggregate: keys.assessmentPk(before.id),
      at: change.at,
      operationId: change.operationId,
      ...(change.transition ? { from: before.status, to } : {}),
    });
    const head: Assessment = { ...before, ...change.set, status: to, seq: event.seq, lastHash: event.hash };
    const actions = [
      put(toItem.assessment(head), {
        ConditionExpression: '#record.#seq = :seq AND #record.#status = :status',
        ExpressionAttributeNames: { '#record': 'record', '#seq': 'seq', '#status': 'status' },
        ExpressionAttributeValues: { ':seq': before.seq, ':status': before.status },
      }),
      put(toItem.event(event), { ConditionExpression: 'attribute_not_exists(pk)' }),
    ];
    return { head, actions };
  }

  /** Records and outbox of a change, as parts of its transaction. */
  const records = (before: Assessment | undefined, head: Assessment, change: Omit<Change, 'head'>): Action[] => [
    ...withWorkflowCheck(before, head, change).map((write) => action(table, head.id, write)),
    ...(change.outbox ?? []).map((item) => put(outboxItem(ids.id('out'), item, change.at))),
  ];

  const beside = (change: Change): Action[] => {
    const { head, actions } = moved(change);
    return [...actions, ...records(change.head, head, change)];
  };

  async function run(
    before: Assessment | undefined,
    head: Assessment,
    change: Omit<Change, 'head'>,
    actions: Action[],
  ): Promise<CommitResult> {
    const TransactItems = [...actions, ...records(before, head, change)];
    try {
      await table.client.send(new TransactWriteCommand({ TransactItems }));
      return { kind: 'committed', head };
    } catch (error) {
      if (!(error instanceof TransactionCanceledException) || !lostARace(error)) throw error;
      return (
        (await alreadyDone(table, head, change.operationId)) ?? { kind: 'moved', head: await assessmentsIn(table).head(head.id) }
      );
    }
  }

  return {
    async open(change) {
      const aggregate = keys.assessmentPk(change.head.id);
      const { at, operationId } = change;
      const event = nextEvent(emptyChain, { ...change.event, aggregate, at, operationId, to: change.head.status });
      const head: Assessment = { ...change.head, seq: event.seq, lastHash: event.hash };
      return run(undefined, head, change, [
        put(toItem.assessment(head), { ConditionExpression: 'attribute_not_exists(pk)' }),
        put(toItem.event(event), { ConditionExpression: 'attribute_not_exists(pk)' }),
        ...(change.alongside ? beside(change.alongside) : []),
      ]);
    },
    async commit(change) {
      const { head, actions } = moved(change);
      return run(change.head, head, change, actions);
    },
  };
}

function nextStatus(change: Change): Assessment['status'] {
  if (!change.transition) return change.head.status;
  const transition = transitions[change.transition];
  if ((transition.from as readonly string[]).includes(change.head.status)) return transition.to;
  throw namedError('IllegalTransition', `'${change.transition}' is not legal from '${change.head.status}'`);
}

/** A failed condition or a conflicting transaction: somebody else was first. Anything else is a fault. */
function lostARace(error: TransactionCanceledException): boolean {
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
  return codes.some((code) => code === 'ConditionalCheckFailed' || code === 'TransactionConflict');
}

/** A transaction retried after a lost reply meets its own write: the event at or after our seq carries our operation id. */
async function alreadyDone(table: Table, head: Assessment, operationId: string): Promise<CommitResult | undefined> {
  const pk = keys.assessmentPk(head.id);
  const events = await queryRange(table, pk, keys.event(pk, head.seq).sk, '3#EVENT#~');
  if (!events.some((item) => fromItem('event', item).operationId === operationId)) return undefined;
  const now = await assessmentsIn(table).head(head.id);
  return now && { kind: 'committed', head: now };
}

function action(table: Table, id: string, write: Write): Action {
  const TableName = table.name;
  if ('check' in write && write.check === 'evidence') {
    return { ConditionCheck: { TableName, Key: keys.evidence(id, write.asRead.id), ...evidenceAsRead(write.asRead) } };
  }
  if ('check' in write) {
    const Key = keys.draft(id, write.sectionId);
    if (write.version === 0) return { ConditionCheck: { TableName, Key, ConditionExpression: 'attribute_not_exists(pk)' } };
    return {
      ConditionCheck: {
        TableName,
        Key,
        ConditionExpression: '#record.#version = :version',
        ExpressionAttributeNames: { '#record': 'record', '#version': 'version' },
        ExpressionAttributeValues: { ':version': write.version },
      },
    };
  }
  if ('delete' in write) return { Delete: { TableName, Key: keys.timer(id, write.id) } };
  switch (write.put) {
    case 'submission':
      return { Put: { TableName, Item: toItem.submission(write.value), ConditionExpression: 'attribute_not_exists(pk)' } };
    case 'scorecard':
      return { Put: { TableName, Item: toItem.scorecard(write.value), ConditionExpression: 'attribute_not_exists(pk)' } };
    case 'outcome':
      return { Put: { TableName, Item: toItem.outcome(write.value), ConditionExpression: 'attribute_not_exists(pk)' } };
    case 'signature':
      return { Put: { TableName, Item: toItem.signature(id, write.value), ConditionExpression: 'attribute_not_exists(pk)' } };
    case 'condition':
      return { Put: { TableName, Item: toItem.condition(write.value) } };
    case 'acceptance':
      return { Put: { TableName, Item: toItem.acceptance(write.value) } };
    case 'clearance':
      return putClearance(table, write.value, write.replaces);
    case 'clearance-again':
      return putClearance(table, write.value, write.value.assessmentId);
    case 'request':
      return { Put: { TableName, Item: toItem.request(write.value) } };
    case 'timer':
      return { Put: { TableName, Item: toItem.timer(write.value) } };
    case 'grant':
      return { Put: { TableName, Item: toItem.grant(write.value) } };
    case 'colleague':
      return { Put: { TableName, Item: toItem.colleague(id, write.value) } };
    case 'follow-up':
      return { Put: { TableName, Item: toItem.followUp(id, write.value) } };
    case 'draft':
      return { Put: { TableName, Item: toItem.draft(id, write.value), ConditionExpression: 'attribute_not_exists(pk)' } };
    case 'evidence':
      return { Put: { TableName, Item: toItem.evidence(id, write.value), ConditionExpression: 'attribute_not_exists(pk)' } };
  }
}

/** Written only over the clearance that rests on this assessment; null: only where there is none. */
function putClearance(table: Table, clearance: Clearance, over: string | null): Action {
  const put = { TableName: table.name, Item: toItem.clearance(clearance) };
  if (over === null) return { Put: { ...put, ConditionExpression: 'attribute_not_exists(pk)' } };
  return {
    Put: {
      ...put,
      ConditionExpression: '#record.#assessmentId = :assessmentId',
      ExpressionAttributeNames: { '#record': 'record', '#assessmentId': 'assessmentId' },
      ExpressionAttributeValues: { ':assessmentId': over },
    },
  };
}
