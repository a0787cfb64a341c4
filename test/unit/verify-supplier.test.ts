import { beforeEach, describe, expect, test } from 'vitest';
import type { Suppliers } from '../../functions/domain/ports.ts';
import { verifySupplier } from '../../functions/domain/proof/verify-supplier.ts';
import { memorySuppliers } from '../support/in-memory/memory-staff.ts';

type Trail = NonNullable<Awaited<ReturnType<Suppliers['withTrail']>>>;
const by = { kind: 'staff' as const, id: 'stf_1', name: 'Paula', email: 'paula@buyer.example' };
const mallory = { ...by, name: 'Mallory' };
const at = '2026-03-02T09:00:00.000Z';
const facts = {
  dataSensitivity: 'none',
  impactOnPeople: 'none',
  autonomy: 'assists',
  scale: 'under-100',
  replaceability: 'easy',
  aiActClass: 'minimal',
} as const;

let trail: Trail;
beforeEach(async () => {
  const { port } = memorySuppliers();
  const contact = { name: 'Vera', email: 'vera@acme.example' };
  await port.register({ id: 'sup_1', name: 'Acme AI', contact, createdAt: at, createdBy: by }, 'op_1');
  for (const id of ['sys_1', 'sys_2']) {
    const { supplier } = (await port.get('sup_1')) ?? expect.fail('no supplier');
    const system = { id, supplierId: 'sup_1', name: `Bot ${id}`, purpose: 'p', supplierRole: 'provider' as const, facts };
    await port.addSystem(supplier, { ...system, registeredAt: at, registeredBy: by }, `op_${id}`);
  }
  trail = (await port.withTrail('sup_1')) ?? expect.fail('no supplier');
});

test('a supplier as it was registered', () => {
  expect(verifySupplier(trail, 'sys_2')).toEqual({
    ...{ name: 'supplier', ok: true, detail: '3 events of the supplier and its AI systems, in one chain' },
  });
});

describe('a supplier with', () => {
  test.each<[string, (t: Trail) => void, string]>([
    [
      'the last system and its event away',
      (t) => {
        t.systems.pop();
        t.events.pop();
      },
      'the chain ends at event 2, the record says 3',
    ],
    ['a system more', (t) => void t.systems.push({ ...(t.systems[0] ?? expect.fail()), id: 'sys_9' }), 'how system sys_9 was'],
    ['a system away', (t) => void t.systems.pop(), 'registers system sys_2, which is not stored'],
    ['another name', (t) => Object.assign(t.supplier, { name: 'Acme' }), 'under which name supplier sup_1 was registered'],
    ['another name of a system', (t) => Object.assign(t.systems[0] ?? {}, { name: 'Bot' }), 'under which name system sys_1'],
    ['somebody else who registered it', (t) => Object.assign(t.systems[1] ?? {}, { registeredBy: mallory }), 'by whom, when'],
    ['an edited line', (t) => Object.assign(t.events[1] ?? {}, { actor: mallory }), 'its content does not match its hash'],
  ])('%s is found out', (_, forge, says) => {
    forge(trail);
    expect(verifySupplier(trail, 'sys_1')).toMatchObject({ ok: false, detail: expect.stringContaining(says) });
  });

  test('none of the assessed systems, or none at all, is found out', () => {
    expect(verifySupplier(trail, 'sys_x').detail).toBe('the supplier has no system sys_x');
    expect(verifySupplier(undefined, 'sys_1')).toMatchObject({ ok: false, detail: 'the supplier is not stored' });
  });
});
