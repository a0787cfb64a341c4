import { KMSClient } from '@aws-sdk/client-kms';
import { evidenceBucket } from '../../functions/platform/evidence/evidence-bucket.ts';
import { randomIds } from '../../functions/platform/ids.ts';
import { kmsSigner } from '../../functions/platform/kms-signer.ts';
import { assessmentHeadsIn } from '../../functions/platform/table/assessment-heads.ts';
import { assessmentsIn } from '../../functions/platform/table/assessments.ts';
import { catalogsIn } from '../../functions/platform/table/catalogs.ts';
import { clearancesIn } from '../../functions/platform/table/clearances.ts';
import { directoriesIn } from '../../functions/platform/table/directories.ts';
import { draftsIn } from '../../functions/platform/table/drafts.ts';
import { evidenceRecordsIn } from '../../functions/platform/table/evidence-records.ts';
import { ledgerIn } from '../../functions/platform/table/ledger.ts';
import { outboxIn } from '../../functions/platform/table/outbox.ts';
import { screensIn } from '../../functions/platform/table/screens.ts';
import { suppliersIn } from '../../functions/platform/table/suppliers.ts';
import { suppressionsIn } from '../../functions/platform/table/suppressions.ts';
import { openTable } from '../../functions/platform/table/table.ts';
import { timersIn } from '../../functions/platform/table/timers.ts';
import { loadCatalog } from '../../lib/catalog/load-catalog.ts';
import { clientConfig } from '../local/aws-environment.ts';
import type { LocalDeployment } from '../local/deployment.ts';

/** The ports of every room, over the table of a local deployment. */
export function roomsOf({ engineUrl, outputs }: LocalDeployment) {
  const config = clientConfig(engineUrl);
  const table = openTable(required(outputs, 'TableName'), config);
  const machine = required(outputs, 'StateMachineArn');
  return {
    assessmentHeads: assessmentHeadsIn(table),
    assessments: assessmentsIn(table),
    bucket: evidenceBucket(required(outputs, 'EvidenceBucket')),
    catalogs: catalogsIn(table),
    clearances: clearancesIn(table),
    currentCatalogs: new Map((['standard', 'demo'] as const).map((id) => [id as string, loadCatalog(id).catalog])),
    directories: directoriesIn(table),
    drafts: draftsIn(table),
    evidence: evidenceRecordsIn(table),
    ids: randomIds,
    ledger: ledgerIn(table, randomIds),
    outbox: outboxIn(table),
    // The deployed sweep redrives; a played one only fires timers.
    relay: { mails: { redrive: async () => {} }, signals: { redrive: async () => {} } },
    screens: screensIn(table),
    signer: kmsSigner(required(outputs, 'SigningKeyId'), new KMSClient(config)),
    suppliers: suppliersIn(table),
    suppressions: suppressionsIn(table),
    timers: timersIn(table),
    executionArn: (id: string, attempt: number) => `${machine.replace(':stateMachine:', ':execution:')}:${id}-${attempt}`,
  };
}
export type Rooms = ReturnType<typeof roomsOf>;

function required(outputs: Record<string, string>, name: string): string {
  const value = outputs[name];
  if (!value) throw new Error(`the deployment has no output ${name}`);
  return value;
}
