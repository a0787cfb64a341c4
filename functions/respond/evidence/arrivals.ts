import type { EvidenceBucket } from '../../domain/answers/evidence-ports.ts';
import type { Evidence } from '../../domain/answers/submission.ts';

/**
 * Files that were announced and lie in the bucket by now, shown as arrived. Looks only, so a page may do it: the arrival is
 * recorded by the scan.
 */
export async function noticeArrivals(bucket: Pick<EvidenceBucket, 'look'>, evidence: Evidence[]): Promise<Evidence[]> {
  return Promise.all(
    evidence.map(async (file) => {
      const found = file.status === 'pending' ? await bucket.look(file.objectKey) : undefined;
      return found ? arrived(file, found) : file;
    }),
  );
}

const arrived = (file: Evidence, found: { version?: string; sizeBytes: number; at?: string }): Evidence => ({
  ...file,
  status: 'quarantined',
  sizeBytes: found.sizeBytes,
  ...(found.version && { objectVersion: found.version }),
  ...(found.at && { arrivedAt: found.at }),
});
