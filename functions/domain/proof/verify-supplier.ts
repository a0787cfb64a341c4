import type { Suppliers } from '../ports.ts';
import { verifyChain } from './audit-chain.ts';
import type { AuditEvent } from './audit-event.ts';
import { canonicalJson } from './canonical.ts';
import { type Check, check } from './verify-check.ts';

type WithTrail = NonNullable<Awaited<ReturnType<Suppliers['withTrail']>>>;

/**
 * A supplier and its AI systems were registered by whom, when and under which names their trail says; the trail has no gap and ends where the supplier's
 * record says. `trail` undefined: the supplier is not stored, though an assessment names it.
 */
export function verifySupplier(trail: WithTrail | undefined, systemId: string): Check {
  return check('supplier', `${trail?.events.length ?? 0} events of the supplier and its AI systems, in one chain`, () => {
    if (!trail) return ['the supplier is not stored'];
    const { supplier, systems, events } = trail;
    const chain = verifyChain(events, { ...supplier, aggregate: `SUPPLIER#${supplier.id}` });
    const registrations = events.filter(({ type }) => type === 'system-registered');
    const strangers = registrations.filter(({ data }) => !systems.some(({ id }) => id === data.system));
    return [
      ...(chain.ok ? [] : chain.problems),
      ...mismatch(`supplier ${supplier.id}`, events[0], 'supplier-registered', {
        ...{ actor: supplier.createdBy, at: supplier.createdAt, data: { name: supplier.name } },
      }),
      ...systems.flatMap(({ id, name, registeredBy: actor, registeredAt: at }) => {
        const [event, ...more] = registrations.filter(({ data }) => data.system === id);
        if (more.length > 0) return [`the trail registers system ${id} ${more.length + 1} times`];
        return mismatch(`system ${id}`, event, 'system-registered', { actor, at, data: { system: id, name } });
      }),
      ...strangers.map(({ data }) => `the trail registers system ${data.system}, which is not stored`),
      ...(systems.some(({ id }) => id === systemId) ? [] : [`the supplier has no system ${systemId}`]),
    ];
  });
}

function mismatch(
  what: string,
  event: AuditEvent | undefined,
  type: AuditEvent['type'],
  said: Pick<AuditEvent, 'actor' | 'at' | 'data'>,
): string[] {
  if (event?.type !== type) return [`the trail does not say how ${what} was registered`];
  const { actor, at, data } = event;
  const same = canonicalJson({ actor, at, data }) === canonicalJson(said);
  return same ? [] : [`the trail says otherwise by whom, when or under which name ${what} was registered`];
}
