import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Suppliers } from '../../domain/ports.ts';
import { emptyChain, nextEvent } from '../../domain/proof/audit-chain.ts';
import type { Supplier } from '../../domain/supplier.ts';
import { queryRange } from './assessments.ts';
import { queryIndex } from './index-query.ts';
import { indexes, keys } from './keys.ts';
import { recordsOf, toItem } from './records.ts';
import type { Table } from './table.ts';

/** Suppliers and their AI systems; each registration is one transaction with one audit event. */
export function suppliersIn(table: Table): Suppliers {
  const TableName = table.name;
  return {
    async list(limit, next) {
      const { items, next: more } = await queryIndex(table, { index: indexes.byStatus, partition: 'SUPPLIERS', limit, next });
      return { suppliers: recordsOf('supplier', items), next: more };
    },
    async get(id) {
      const items = await queryRange(table, keys.supplier(id).pk, '1#', '1#~');
      const [supplier] = recordsOf('supplier', items);
      return supplier && { supplier, systems: recordsOf('system', items) };
    },
    async withTrail(id) {
      const items = await queryRange(table, keys.supplier(id).pk, '1#', '3#~');
      const [supplier] = recordsOf('supplier', items);
      return supplier && { supplier, systems: recordsOf('system', items), events: recordsOf('event', items) };
    },
    async register(input, operationId) {
      const aggregate = keys.supplier(input.id).pk;
      const data = { name: input.name };
      const event = nextEvent(emptyChain, {
        type: 'supplier-registered',
        actor: input.createdBy,
        data,
        aggregate,
        at: input.createdAt,
        operationId,
      });
      const supplier: Supplier = { ...input, seq: event.seq, lastHash: event.hash };
      const ConditionExpression = 'attribute_not_exists(pk)';
      try {
        await table.client.send(
          new TransactWriteCommand({
            TransactItems: [
              { Put: { TableName, Item: toItem.supplier(supplier), ConditionExpression } },
              { Put: { TableName, Item: toItem.event(event), ConditionExpression } },
            ],
          }),
        );
        return supplier;
      } catch (error) {
        // The same form sent twice meets its own registration.
        const earlier = error instanceof TransactionCanceledException ? await this.get(input.id) : undefined;
        if (!earlier) throw error;
        return earlier.supplier;
      }
    },
    async addSystem(supplier, system, operationId) {
      const aggregate = keys.supplier(supplier.id).pk;
      const data = { system: system.id, name: system.name };
      const actor = system.registeredBy;
      const event = nextEvent(supplier, {
        type: 'system-registered',
        actor,
        data,
        aggregate,
        at: system.registeredAt,
        operationId,
      });
      const head: Supplier = { ...supplier, seq: event.seq, lastHash: event.hash };
      try {
        await table.client.send(
          new TransactWriteCommand({
            TransactItems: [
              {
                Put: {
                  TableName,
                  Item: toItem.supplier(head),
                  ConditionExpression: '#record.#seq = :seq',
                  ExpressionAttributeNames: { '#record': 'record', '#seq': 'seq' },
                  ExpressionAttributeValues: { ':seq': supplier.seq },
                },
              },
              { Put: { TableName, Item: toItem.event(event), ConditionExpression: 'attribute_not_exists(pk)' } },
              { Put: { TableName, Item: toItem.system(system), ConditionExpression: 'attribute_not_exists(pk)' } },
            ],
          }),
        );
        return { kind: 'committed' };
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        return { kind: 'moved' };
      }
    },
  };
}
