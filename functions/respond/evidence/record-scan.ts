import * as z from 'zod';
import type { StoredEvidence } from '../../domain/answers/evidence-ports.ts';
import type { Evidence } from '../../domain/answers/submission.ts';
import type { EvidenceRecords } from '../ports.ts';
import { DEVELOPMENT_SCANNER } from './development-scan.ts';

/** GuardDuty's result for one version of one object (user guide, "Malware Protection for S3: EventBridge notifications"). */
export const ScanEvent = z.object({
  source: z.string().optional(),
  detail: z.object({
    s3ObjectDetails: z.object({ objectKey: z.string(), versionId: z.string().nullish() }),
    scanResultDetails: z.object({ scanResultStatus: z.string() }),
  }),
});

export type ScanRecorded =
  | { kind: 'recorded'; status: Evidence['status'] }
  /** Not a file of ours, or one the vendor removed. */
  | { kind: 'unknown' }
  /** Another version than the one on record: the first that arrived is the one that counts. */
  | { kind: 'other-version' };

const KEY = /^quarantine\/([^/]+)\/([^/]+)\/[^/]+$/;

/**
 * Records a scan with the evidence at exactly the scanned version, with its size and SHA-256. Anything but a clear "clean"
 * leaves the file in quarantine: what the scanner could not read, or may not, is `unscannable` until a later scan says more. "infected"
 * is final for its version. Repeats change nothing.
 */
export async function recordScan(
  ports: { bucket: StoredEvidence; evidence: EvidenceRecords },
  event: z.infer<typeof ScanEvent>,
): Promise<ScanRecorded> {
  const { objectKey, versionId } = event.detail.s3ObjectDetails;
  const [, assessmentId, evidenceId] = KEY.exec(objectKey) ?? [];
  if (!assessmentId || !evidenceId) return { kind: 'unknown' };
  let digest: string | undefined;
  for (;;) {
    const file = await ports.evidence.get(assessmentId, evidenceId);
    if (!file || file.objectKey !== objectKey) return { kind: 'unknown' };
    const version = versionId ?? undefined;
    if (file.objectVersion !== undefined && file.objectVersion !== version) return { kind: 'other-version' };
    const status = statusAfter(event.detail.scanResultDetails.scanResultStatus, file.status);
    if (status === file.status && file.sha256) return { kind: 'recorded', status };
    const found = await ports.bucket.look(objectKey, version);
    if (!found) return { kind: 'unknown' };
    // Read once: a record that moves meanwhile does not change the bytes of this version.
    digest ??= file.sha256 ?? (await ports.bucket.digest(objectKey, version));
    const next: Evidence = {
      ...file,
      status,
      // People must see that nothing but the test string was looked for.
      ...(event.source === DEVELOPMENT_SCANNER && { scanner: 'development' }),
      sizeBytes: found.sizeBytes,
      sha256: digest,
      ...(found.at && { arrivedAt: found.at }),
      ...(version && { objectVersion: version }),
    };
    if ((await ports.evidence.update(assessmentId, next, file)) === 'saved') return { kind: 'recorded', status };
  }
}

function statusAfter(result: string, before: Evidence['status']): Evidence['status'] {
  if (result === 'THREATS_FOUND' || before === 'infected') return 'infected';
  if (result === 'NO_THREATS_FOUND' || before === 'clean') return 'clean';
  return 'unscannable';
}
