import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ClearanceV1 } from '../functions/domain/outcome/clearance-document.ts';
import { AssessmentDecidedV1, ClearanceChangedV1 } from '../functions/domain/outcome/decided-event.ts';
import { Outcome } from '../functions/domain/outcome/outcome-record.ts';

const FOLDER = join(import.meta.dirname, '../docs/schemas');

const published: Record<string, { of: z.ZodType; title: string }> = {
  'assessment.decided.v1': { of: AssessmentDecidedV1, title: 'Event assessment.decided: a new outcome' },
  'clearance.changed.v1': {
    of: ClearanceChangedV1,
    title: 'Event clearance.changed: what may be used changed without a new outcome',
  },
  'clearance.v1': { of: ClearanceV1, title: 'May we use this AI system? The answer of GET /api/clearance/{supplier}/{system}' },
  'outcome.v1': { of: Outcome, title: 'The outcome of an assessment, as it is signed' },
};

/** Each published schema by the name of its file: JSON Schema 2020-12, made of the code's own schemas, as text. */
export function publishedSchemas(): Record<string, string> {
  const text = ([name, { of, title }]: [string, { of: z.ZodType; title: string }]) => {
    const { $schema, ...schema } = z.toJSONSchema(of, { io: 'output' });
    return [`${name}.json`, `${JSON.stringify({ $schema, $id: `urn:assay:schema:${name}`, title, ...schema }, null, 2)}\n`];
  };
  return Object.fromEntries(Object.entries(published).map(text));
}

/** Writes them to docs/schemas; a test fails when they differ from what is there. */
if (import.meta.main) {
  mkdirSync(FOLDER, { recursive: true });
  for (const [file, text] of Object.entries(publishedSchemas())) writeFileSync(join(FOLDER, file), text);
}
