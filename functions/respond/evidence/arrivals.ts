import type { EvidenceBucket, StoredEvidence } from '../../domain/answers/evidence-ports.ts';
import type { Evidence } from '../../domain/answers/submission.ts';
import type { PortalPorts } from '../ports.ts';

/**
 * Files that were announced and lie in the bucket by now, shown as arrived. Looks only, so a page may do it: the arrival is
 * recorded by the scan or by submitting, whichever comes first.
 */
export async function noticeArrivals(bucket: Pick<EvidenceBucket, 'look'>, evidence: Evidence[]): Promise<Evidence[]> {
  return Promise.all(
    evidence.map(async (file) => {
      const found = file.status === 'pending' ? await bucket.look(file.objectKey) : undefined;
      return found ? arrived(file, found) : file;
    }),
  );
}

/**
 * Records arrivals, and the hash of each file that has none yet: what is submitted freezes the hashes (design 6.2). Returns
 * the records as they are now; a file that never came stays `pending`.
 */
export async function recordArrivals(
  ports: Pick<PortalPorts, 'evidence'> & { bucket: StoredEvidence },
  assessmentId: string,
  evidence: Evidence[],
): Promise<Evidence[]> {
  const now: Evidence[] = [];
  // One after the other: each may stream 25 MB through a small function.
  for (const file of evidence) now.push(await recordArrival(ports, assessmentId, file));
  return now;
}

async function recordArrival(
  ports: Pick<PortalPorts, 'evidence'> & { bucket: StoredEvidence },
  assessmentId: string,
  file: Evidence,
): Promise<Evidence> {
  if (file.sha256 || file.status === 'infected') return file;
  const found = await ports.bucket.look(file.objectKey, file.objectVersion);
  if (!found) return file;
  const next = { ...arrived(file, found), sha256: await ports.bucket.digest(file.objectKey, found.version) };
  if ((await ports.evidence.update(assessmentId, next, file)) === 'saved') return next;
  const current = await ports.evidence.get(assessmentId, file.id);
  return current ? recordArrival(ports, assessmentId, current) : file;
}

const arrived = (file: Evidence, found: { version?: string; sizeBytes: number }): Evidence => ({
  ...file,
  status: file.status === 'pending' ? 'quarantined' : file.status,
  sizeBytes: found.sizeBytes,
  ...(found.version && { objectVersion: found.version }),
});
