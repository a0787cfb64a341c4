import * as z from 'zod';
import type { StaffActor } from '../domain/actor.ts';
import type { Clock, Suppliers } from '../domain/ports.ts';
import type { Supplier } from '../domain/supplier.ts';
import { emailAddress, name, optionalText } from '../web/typed-form.ts';

/** What procurement types about a supplier. Messages are for the person at the form. */
export const SupplierForm = z.object({
  name: name('The name of the supplier', 200),
  country: optionalText('The country', 100),
  website: optionalText('The website', 300).pipe(
    z.url({ protocol: /^https?$/, error: 'The website must begin with https:// or http://' }).optional(),
  ),
  contactName: name('The name of the contact', 200),
  contactEmail: emailAddress('The email address of the contact'),
});
export type SupplierForm = Omit<z.infer<typeof SupplierForm>, 'country'> & { country?: string };

/** Registers a supplier under `id`, which the form carried: sending it twice registers it once. */
export function registerSupplier(
  ports: { suppliers: Suppliers; clock: Clock },
  input: { id: string; form: SupplierForm; by: StaffActor },
): Promise<Supplier> {
  const { name, country, website, contactName, contactEmail } = input.form;
  return ports.suppliers.register(
    {
      id: input.id,
      name,
      ...(country && { country }),
      ...(website && { website }),
      contact: { name: contactName, email: contactEmail },
      createdAt: ports.clock.now().toISOString(),
      createdBy: input.by,
    },
    `register-${input.id}`,
  );
}
