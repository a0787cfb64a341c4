import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { readEnv, settings } from '../platform/env.ts';
import { evidenceBucket } from '../platform/evidence/evidence-bucket.ts';
import { evidenceRecordsIn } from '../platform/table/evidence-records.ts';
import { openTable } from '../platform/table/table.ts';
import { recordScan, ScanEvent } from './evidence/record-scan.ts';

const env = readEnv({ [settings.tableName]: z.string().min(1), [settings.evidenceBucket]: z.string().min(1) });
const logger = new Logger();
const ports = { bucket: evidenceBucket(env.EVIDENCE_BUCKET), evidence: evidenceRecordsIn(openTable(env.TABLE_NAME)) };

/** A file was scanned: EventBridge, `GuardDuty Malware Protection Object Scan Result`. Throws on faults, and is then called again. */
export async function handler(event: unknown): Promise<void> {
  const recorded = await recordScan(ports, ScanEvent.parse(event));
  logger.info('scan recorded', { ...recorded });
}
