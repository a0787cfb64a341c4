import * as z from 'zod';
import { Actor } from './actor.ts';
import { IntakeFacts } from './judgement/intake-facts.ts';
import { Instant, SupplierRole } from './vocabulary.ts';

/** A company that offers AI systems. `seq` and `lastHash` are the head of its audit chain. */
export const Supplier = z.strictObject({
  id: z.string(),
  name: z.string(),
  country: z.string().optional(),
  website: z.string().optional(),
  contact: z.strictObject({ name: z.string(), email: z.string() }),
  createdAt: Instant,
  createdBy: Actor,
  seq: z.int(),
  lastHash: z.string(),
});
export type Supplier = z.infer<typeof Supplier>;

/** An AI system offered by a supplier, with the facts that set its inherent risk. */
export const AiSystem = z.strictObject({
  id: z.string(),
  supplierId: z.string(),
  name: z.string(),
  purpose: z.string(),
  supplierRole: SupplierRole,
  facts: IntakeFacts,
  registeredAt: Instant,
  registeredBy: Actor,
});
export type AiSystem = z.infer<typeof AiSystem>;
