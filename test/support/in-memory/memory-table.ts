import type { Catalog } from '../../../functions/domain/catalog/catalog.ts';
import { type Directory, emptyDirectory } from '../../../functions/domain/deciding/directory.ts';
import type { LoginCode } from '../../../functions/domain/links/login-code.ts';
import type { Suppression } from '../../../functions/domain/links/suppression.ts';
import type { OutboxItem, OutboxWork } from '../../../functions/domain/outbox.ts';
import type { Clearance } from '../../../functions/domain/outcome/clearance.ts';
import type { AssessmentFile } from '../../../functions/domain/ports.ts';
import type { AuditEvent } from '../../../functions/domain/proof/audit-event.ts';

/** What the one table holds, for tests of use cases: the stores beside this file read and write it under the real table's conditions. */
export interface MemoryTable {
  files: Map<string, AssessmentFile>;
  outbox: Map<string, OutboxItem>;
  links: Map<string, { assessmentId: string }>;
  waits: Map<string, string[]>;
  codes: Map<string, LoginCode>;
  rates: Map<string, number>;
  suppressions: Map<string, Suppression>;
  catalogs: Map<string, Catalog>;
  directory: Directory;
  /** All versions of the directory, and their trail. */
  directories: { versions: Directory[]; events: AuditEvent[] };
  /** By `<supplier>/<system>`. */
  clearances: Map<string, Clearance>;
}

export const emptyTable = (): MemoryTable => ({
  files: new Map(),
  outbox: new Map(),
  links: new Map(),
  waits: new Map(),
  codes: new Map(),
  rates: new Map(),
  suppressions: new Map(),
  catalogs: new Map(),
  directory: structuredClone(emptyDirectory),
  directories: { versions: [], events: [] },
  clearances: new Map(),
});

/** Outbox items get their first retry after this, as in the real table. */
const FIRST_RETRY_AFTER_MS = 120_000;

export function putOutbox(table: MemoryTable, id: string, work: OutboxWork, at: string): void {
  const nextAttemptAt = new Date(Date.parse(at) + FIRST_RETRY_AFTER_MS).toISOString();
  table.outbox.set(id, { id, work: structuredClone(work), status: 'pending', attempts: 0, createdAt: at, nextAttemptAt });
}
