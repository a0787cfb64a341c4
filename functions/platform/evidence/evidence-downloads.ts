import type { EvidenceDownloads } from '../../web/evidence-downloads.ts';
import { percentEncoded, type S3Access, s3AccessFromEnv, s3Request, s3Signer, s3Url } from './s3-access.ts';

const SECONDS = 60;

/**
 * Links to one version of one object, always as a download: what a vendor uploaded never opens inside our pages. Signed in the query
 * (AWS Signature Version 4).
 */
export function evidenceDownloadsFrom(bucket: string, access: () => S3Access = s3AccessFromEnv): EvidenceDownloads {
  return {
    async url({ objectKey, objectVersion, fileName }) {
      const request = s3Request(bucket, access(), {
        operation: 'GetObject',
        key: objectKey,
        headers: { 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' },
        query: {
          'response-content-disposition': `attachment; filename*=UTF-8''${percentEncoded(fileName)}`,
          'response-content-type': 'application/octet-stream',
          versionId: objectVersion,
        },
      });
      const { query } = await s3Signer(access(), { hashBody: false }).presign(request, { expiresIn: SECONDS });
      return s3Url({ ...request, query });
    },
  };
}
