import * as z from 'zod';
import { defaultBus } from '../platform/default-bus.ts';
import { readEnv, settings } from '../platform/env.ts';
import { evidenceBucket } from '../platform/evidence/evidence-bucket.ts';
import { evidenceMarks } from '../platform/evidence/evidence-marks.ts';
import { DEVELOPMENT_SCANNER, developmentScan, scanDetail } from './evidence/development-scan.ts';

const env = readEnv({ [settings.evidenceBucket]: z.string().min(1) });
const bucket = evidenceBucket(env.EVIDENCE_BUCKET);
const marks = evidenceMarks(env.EVIDENCE_BUCKET);
const bus = defaultBus();

const Uploaded = z.object({ detail: z.object({ object: z.object({ key: z.string(), 'version-id': z.string().optional() }) }) });

/** Local stage only: stands in for GuardDuty. Marks the version as GuardDuty would, then publishes GuardDuty's event. */
export async function handler(event: unknown): Promise<void> {
  const { object } = Uploaded.parse(event).detail;
  const { body, version, etag } = await bucket.open(object.key, object['version-id']);
  const result = await developmentScan(body);
  await marks.tag(object.key, version, 'GuardDutyMalwareScanStatus', result);
  const detail = scanDetail({ bucket: env.EVIDENCE_BUCKET, key: object.key, version, etag }, result);
  // The local stage's rule listens to this source (lib/evidence-scan.ts).
  await bus.publish(DEVELOPMENT_SCANNER, 'GuardDuty Malware Protection Object Scan Result', detail);
}
