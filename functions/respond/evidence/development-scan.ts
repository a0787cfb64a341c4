/** Who the local stage's stand-in says it is: nobody may publish as `aws.guardduty`, and nobody should take it for that. */
export const DEVELOPMENT_SCANNER = 'assay.development-scanner';

/**
 * The EICAR test file (eicar.org): a harmless string that every scanner reports. In two halves, so that no scanner reports us.
 */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** Stands for what no scanner can open, for example because of a password. In two halves, so that no file of ours holds it. */
const UNREADABLE = ['ASSAY-DEVELOPMENT-SCANNER', 'CANNOT-READ-THIS-FILE'].join('-');

const FINDINGS = [
  [EICAR, 'THREATS_FOUND'],
  [UNREADABLE, 'UNSUPPORTED'],
] as const;

/** What GuardDuty would say of a file, as far as these two strings go. `chunks` of bytes, as streamed. */
export async function developmentScan(
  chunks: AsyncIterable<Uint8Array>,
): Promise<'NO_THREATS_FOUND' | (typeof FINDINGS)[number][1]> {
  let tail = '';
  for await (const chunk of chunks) {
    const text = tail + Buffer.from(chunk).toString('latin1');
    for (const [marker, finding] of FINDINGS) if (text.includes(marker)) return finding;
    tail = text.slice(-(EICAR.length - 1));
  }
  return 'NO_THREATS_FOUND';
}

/** The `detail` of GuardDuty's event for one version of an object. */
export function scanDetail(object: { bucket: string; key: string; version?: string; etag?: string }, result: string) {
  return {
    schemaVersion: '1.0',
    scanStatus: 'COMPLETED',
    resourceType: 'S3_OBJECT',
    s3ObjectDetails: {
      bucketName: object.bucket,
      objectKey: object.key,
      eTag: object.etag?.replaceAll('"', ''),
      versionId: object.version,
      s3Throttled: false,
    },
    scanResultDetails: { scanResultStatus: result, threats: result === 'THREATS_FOUND' ? [{ name: 'EICAR-Test-File' }] : null },
  };
}
