import { type Trusted, verifyAssessment } from '../../functions/domain/proof/verify-assessment.ts';
import { verifyDirectory } from '../../functions/domain/proof/verify-directory.ts';
import { verifySupplier } from '../../functions/domain/proof/verify-supplier.ts';
import { assessmentsIn } from '../../functions/platform/table/assessments.ts';
import { catalogsIn } from '../../functions/platform/table/catalogs.ts';
import { clearancesIn } from '../../functions/platform/table/clearances.ts';
import { directoriesIn } from '../../functions/platform/table/directories.ts';
import { suppliersIn } from '../../functions/platform/table/suppliers.ts';
import type { Table } from '../../functions/platform/table/table.ts';
import { PlainError } from '../local/plain-error.ts';

export interface Verified {
  reference: string;
  status: string;
  ok: boolean;
  checks: { name: string; ok: boolean; detail: string }[];
}

/** Recomputes score, decisions, outcome, clearance and chain of one assessment, and the trails of who may decide and of its supplier, from what is stored. Throws PlainError when there is no such assessment. */
export async function verify(table: Table, assessmentId: string, trusted: Trusted = {}): Promise<Verified> {
  const file = await assessmentsIn(table).file(assessmentId);
  if (!file) throw new PlainError(`There is no assessment ${assessmentId}. Its id is in the address of its page (asm_…).`);
  const catalog = await catalogsIn(table).get(file.assessment.catalogHash);
  const history = await directoriesIn(table).history();
  const { reference, status, supplierId, systemId } = file.assessment;
  const clearance = { stored: await clearancesIn(table).get(supplierId, systemId) };
  const around = [...verifyDirectory(history), verifySupplier(await suppliersIn(table).withTrail(supplierId), systemId)];
  const { ok, checks } = verifyAssessment(file, catalog, { directories: history.versions, clearance, ...trusted });
  return { reference, status, ok: ok && around.every((check) => check.ok), checks: [...checks, ...around] };
}

/** One line a check, and a last line that says it all. */
export function verifiedLines({ reference, status, ok, checks }: Verified): string[] {
  const width = Math.max(...checks.map(({ name }) => name.length));
  return [
    `${reference} (${status})`,
    ...checks.map((check) => `  ${check.ok ? 'ok    ' : 'FAILED'}  ${check.name.padEnd(width)}  ${check.detail}`),
    ok ? 'Everything matches what is stored.' : 'What is stored does NOT match. See the checks marked FAILED.',
  ];
}
