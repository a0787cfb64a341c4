import { createScope, getSigningKey } from '@smithy/signature-v4';
import { bucketUrl, type S3Access, Sha256, s3AccessFromEnv } from './s3-access.ts';

interface UploadAsk {
  key: string;
  contentType: string;
  maxBytes: number;
  seconds: number;
  redirectTo: string;
}

/**
 * Forms that put one file into the bucket of evidence. Apart from reading it, because only the portal may. The store itself holds a
 * browser to every field and to the size (Amazon S3 user guide, "Browser-based uploads using POST (AWS Signature Version 4)").
 */
export function evidenceUploads(bucket: string, access: () => S3Access = s3AccessFromEnv, now: () => Date = () => new Date()) {
  return {
    async uploadForm(ask: UploadAsk) {
      const at = now();
      const { region, credentials, ...where } = access();
      const day = basicDate(at).slice(0, 8);
      const fields: Record<string, string> = {
        'Content-Type': ask.contentType,
        success_action_redirect: ask.redirectTo,
        bucket,
        'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
        'X-Amz-Credential': `${credentials.accessKeyId}/${createScope(day, region, 's3')}`,
        'X-Amz-Date': basicDate(at),
        ...(credentials.sessionToken && { 'X-Amz-Security-Token': credentials.sessionToken }),
        key: ask.key,
      };
      const conditions = [
        ['content-length-range', 1, ask.maxBytes],
        ...Object.entries(fields).map(([name, value]) => ({ [name]: value })),
      ];
      const expiration = new Date(at.getTime() + ask.seconds * 1000).toISOString();
      const policy = Buffer.from(JSON.stringify({ expiration, conditions })).toString('base64');
      const signature = await signedPolicy(policy, { region, credentials }, day);
      return {
        url: bucketUrl(bucket, { region, ...where }).href,
        fields: { ...fields, Policy: policy, 'X-Amz-Signature': signature },
      };
    },
  };
}

/** The signature of a POST policy: what is signed is the policy in base64. `day`: YYYYMMDD. */
export async function signedPolicy(policy: string, { region, credentials }: S3Access, day: string): Promise<string> {
  const hash = new Sha256(await getSigningKey(Sha256, credentials, day, region, 's3'));
  hash.update(policy);
  return Buffer.from(await hash.digest()).toString('hex');
}

/** `20260301T100000Z` */
const basicDate = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '');

/** Where upload forms post to, as a Content-Security-Policy source. */
export const uploadSource = (bucket: string, access: () => S3Access = s3AccessFromEnv): string =>
  bucketUrl(bucket, access()).origin;
