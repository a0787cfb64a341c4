import * as z from 'zod';
import { Instant } from '../vocabulary.ts';
import { Clearance, clearanceAt, clearanceStandings } from './clearance.ts';

/** What the API answers to "may we use this system?", with the record that it was worked out from. */
export const ClearanceV1 = z.strictObject({
  version: z.literal(1),
  at: Instant.describe('The instant for which it is answered.'),
  supplierId: z.string(),
  systemId: z.string(),
  cleared: z.boolean().describe('May the system be used? Only `standing` valid means yes; no outcome means no.'),
  standing: z.enum(clearanceStandings),
  until: Instant.nullable().describe('Until when it stays cleared if nobody does anything; null where it is not cleared.'),
  conditions: z.strictObject({
    open: z.array(z.string()).describe('Ids of the conditions that are not met, the next due first.'),
    overdue: z.array(z.string()).describe('Those of them that are overdue.'),
  }),
  record: Clearance.nullable().describe('What it follows from; null: the system was never decided on, or is not known.'),
});
export type ClearanceV1 = z.infer<typeof ClearanceV1>;

/** The answer for one system at an instant; pure. */
export function clearanceDocument(
  { supplierId, systemId }: { supplierId: string; systemId: string },
  record: Clearance | undefined,
  at: string,
): ClearanceV1 {
  const { cleared, standing, until, open, overdue } = clearanceAt(record, at);
  const ids = (some: typeof open) => some.map(({ id }) => id);
  const conditions = { open: ids(open), overdue: ids(overdue) };
  return { version: 1, at, supplierId, systemId, cleared, standing, until, conditions, record: record ?? null };
}
