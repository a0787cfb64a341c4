import * as z from 'zod';

/** Request units of DynamoDB as AWS would count them from item sizes (capacity.py says by which rules); index writes included. */
const Line = z.object({ read: z.number(), write: z.number(), requests: z.int() });
/** One transaction that added an event to an assessment's trail: write units of the table's items, and of its indexes' entries. */
const Change = z.object({ assessment: z.string(), event: z.string(), table: z.number(), indexes: z.number() });
const Report = z.object({ assessments: z.record(z.string(), Line), unattributed: Line, changes: z.array(Change) });

/**
 * What the requests so far cost, by assessment; those that concern several or none are in `unattributed`. An engine that
 * `npm start` did not start does not count: then the error NoUnits is thrown.
 */
export async function readUnits(engineUrl: string): Promise<z.infer<typeof Report>> {
  const response = await fetch(`${engineUrl}/_assay/units`);
  if (response.ok) return Report.parse(await response.json());
  const error = new Error('This engine was not started by npm start, so it does not count read and write units.');
  error.name = 'NoUnits';
  throw error;
}
