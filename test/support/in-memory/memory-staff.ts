import { sameEmail } from '../../../functions/domain/actor.ts';
import { type Assessment, isTerminal } from '../../../functions/domain/assessment.ts';
import type { TrackedCondition } from '../../../functions/domain/conditions/tracked-condition.ts';
import type { ApprovalRequest } from '../../../functions/domain/deciding/approval.ts';
import type { Screens, Suppliers } from '../../../functions/domain/ports.ts';
import { emptyChain, nextEvent } from '../../../functions/domain/proof/audit-chain.ts';
import type { AuditEvent } from '../../../functions/domain/proof/audit-event.ts';
import type { AiSystem, Supplier } from '../../../functions/domain/supplier.ts';
import type { OwningRole } from '../../../functions/domain/vocabulary.ts';
import type { MemoryTable } from './memory-table.ts';

/** A page of a sorted list; `next` is the position after it. */
function pageOf<T>(all: T[], limit: number, next?: string): { items: T[]; next?: string } {
  const start = next && /^\d+$/.test(next) ? Number(next) : 0;
  const items = structuredClone(all.slice(start, start + limit));
  return { items, ...(start + limit < all.length && { next: String(start + limit) }) };
}

const became: string[] = ['approved', 'approved-with-conditions', 'rejected', 'lapsed'];

const tracked = (table: MemoryTable): TrackedCondition[] =>
  [...table.files.values()].flatMap((file) => structuredClone(file.conditions)).sort((a, b) => before(a.dueAt, b.dueAt));

const openTo = (table: MemoryTable, role: OwningRole): ApprovalRequest[] =>
  [...table.files.values()]
    .flatMap((file) => file.requests)
    .filter((request) => request.role === role && request.status === 'open')
    .sort((a, b) => before(a.dueAt, b.dueAt));

const before = (a: string, b: string) => (a < b ? -1 : 1);

/** The screens' queries in the order of the real indexes. */
export const memoryScreens = (table: MemoryTable): Screens => ({
  async byStatus(status, limit, next) {
    const sort = ({ waiting, openedAt }: Assessment) =>
      waiting.on === 'procurement' ? waiting.since : (waiting.until ?? openedAt);
    const all = [...table.files.values()]
      .map((file) => file.assessment)
      .filter((one) => one.status === status)
      .sort((a, b) => (isTerminal(status) ? before(sort(b), sort(a)) : before(sort(a), sort(b))));
    const { items: assessments, next: more } = pageOf(all, limit, next);
    return { assessments, next: more };
  },
  bySystem: async (systemId, limit) =>
    [...table.files.values()]
      .map((file) => structuredClone(file.assessment))
      .filter((one) => one.systemId === systemId)
      .sort((a, b) => before(b.openedAt, a.openedAt))
      .slice(0, limit),
  openRequests: async (role, limit) => pageOf(openTo(table, role), limit).items,
  async openRequestsFrom(role, limit, next) {
    const { items: requests, next: more } = pageOf(openTo(table, role), limit, next);
    return { requests, next: more };
  },
  closedRequests: async (role, limit, until) =>
    [...table.files.values()]
      .flatMap((file) => structuredClone(file.requests))
      .filter((request) => request.role === role && became.includes(request.status))
      .filter(({ closedAt = '' }) => !until || closedAt < until)
      .sort((a, b) => before(b.closedAt ?? '', a.closedAt ?? ''))
      .slice(0, limit),
  reportedConditions: async (role, limit) =>
    tracked(table)
      .filter((one) => one.role === role && one.status === 'reported')
      .slice(0, limit),
  conditionsOf: async (email, limit) =>
    tracked(table)
      .filter(({ owner, status }) => status === 'open' && owner.kind === 'staff' && sameEmail(owner.email, email))
      .slice(0, limit),
  owedConditions: async (limit) =>
    tracked(table)
      .filter(({ owner, status }) => status === 'open' && owner.kind === 'vendor')
      .slice(0, limit),
  async waiting(limit, next) {
    const all = [...table.files.values()]
      .map((file) => file.assessment)
      .filter(({ waiting }) => waiting.on !== 'nobody')
      .sort((a, b) => before(a.waiting.until ?? a.waiting.since, b.waiting.until ?? b.waiting.since));
    const { items: assessments, next: more } = pageOf(all, limit, next);
    return { assessments, next: more };
  },
  async acceptances(limit, next) {
    const all = [...table.files.values()]
      .flatMap((file) => file.acceptances)
      .filter(({ endedAt }) => !endedAt)
      .sort((a, b) => before(a.until, b.until));
    const { items: acceptances, next: more } = pageOf(all, limit, next);
    return { acceptances, next: more };
  },
});

/** Suppliers by name, with the conditions of the real store. */
export function memorySuppliers() {
  const suppliers = new Map<string, { supplier: Supplier; systems: AiSystem[]; events: AuditEvent[] }>();
  const port: Suppliers = {
    async list(limit, next) {
      const all = [...suppliers.values()].map(({ supplier }) => supplier).sort((a, b) => before(a.name, b.name));
      const { items, next: more } = pageOf(all, limit, next);
      return { suppliers: items, next: more };
    },
    get: async (id) => structuredClone(suppliers.get(id)),
    withTrail: async (id) => structuredClone(suppliers.get(id)),
    async register(input, operationId) {
      const earlier = suppliers.get(input.id);
      if (earlier) return structuredClone(earlier.supplier);
      const aggregate = `SUPPLIER#${input.id}`;
      const event = { type: 'supplier-registered' as const, actor: input.createdBy, data: { name: input.name } };
      const registered = nextEvent(emptyChain, { ...event, aggregate, at: input.createdAt, operationId });
      const supplier = { ...input, seq: registered.seq, lastHash: registered.hash };
      suppliers.set(input.id, { supplier, systems: [], events: [registered] });
      return structuredClone(supplier);
    },
    async addSystem(supplier, system, operationId) {
      const found = suppliers.get(supplier.id);
      if (found?.supplier.seq !== supplier.seq || found.systems.some(({ id }) => id === system.id)) return { kind: 'moved' };
      found.systems.push(structuredClone(system));
      const event = {
        type: 'system-registered' as const,
        actor: system.registeredBy,
        data: { system: system.id, name: system.name },
      };
      const aggregate = `SUPPLIER#${supplier.id}`;
      const added = nextEvent(found.supplier, { ...event, aggregate, at: system.registeredAt, operationId });
      found.events.push(added);
      found.supplier = { ...found.supplier, seq: added.seq, lastHash: added.hash };
      return { kind: 'committed' };
    },
  };
  return { port, suppliers };
}
