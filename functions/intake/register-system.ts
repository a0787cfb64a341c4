import * as z from 'zod';
import type { StaffActor } from '../domain/actor.ts';
import { intakeFactChoices } from '../domain/judgement/intake-facts.ts';
import { namedError } from '../domain/named-error.ts';
import type { Clock, Suppliers } from '../domain/ports.ts';
import type { AiSystem } from '../domain/supplier.ts';
import { SupplierRole } from '../domain/vocabulary.ts';
import { intakeFactWords } from '../web/intake-fact-words.ts';
import { name, text } from '../web/typed-form.ts';

const choice = <K extends keyof typeof intakeFactChoices>(fact: K) =>
  z.enum(intakeFactChoices[fact], `Choose an answer: ${intakeFactWords[fact].short.toLowerCase()}`);

/** What procurement states about an AI system: every fact is a closed choice, nothing is preselected. */
export const SystemForm = z.object({
  name: name('The name of the AI system', 200),
  purpose: text('What it will be used for', { most: 1000 }),
  supplierRole: z.enum(SupplierRole.options, "Choose the supplier's role"),
  dataSensitivity: choice('dataSensitivity'),
  impactOnPeople: choice('impactOnPeople'),
  autonomy: choice('autonomy'),
  scale: choice('scale'),
  replaceability: choice('replaceability'),
  aiActClass: choice('aiActClass'),
});
export type SystemForm = z.infer<typeof SystemForm>;

export type RegisterSystemResult = { kind: 'registered'; system: AiSystem } | { kind: 'no-such-supplier' };

/** Registers an AI system under `id`, which the form carried: sending it twice registers it once. */
export async function registerSystem(
  ports: { suppliers: Suppliers; clock: Clock },
  input: { supplierId: string; id: string; form: SystemForm; by: StaffActor },
): Promise<RegisterSystemResult> {
  const { name, purpose, supplierRole, ...facts } = input.form;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const found = await ports.suppliers.get(input.supplierId);
    if (!found) return { kind: 'no-such-supplier' };
    const earlier = found.systems.find(({ id }) => id === input.id);
    if (earlier) return { kind: 'registered', system: earlier };
    const system: AiSystem = {
      id: input.id,
      supplierId: input.supplierId,
      name,
      purpose,
      supplierRole,
      facts,
      registeredAt: ports.clock.now().toISOString(),
      registeredBy: input.by,
    };
    const result = await ports.suppliers.addSystem(found.supplier, system, `register-${input.id}`);
    if (result.kind === 'committed') return { kind: 'registered', system };
  }
  throw namedError('SupplierBusy', `supplier ${input.supplierId} kept changing`);
}
