import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { s3Client } from './s3-client.ts';

/** Forms that put one file into the bucket of evidence. Apart from reading it, because only the portal may. */
export function evidenceUploads(Bucket: string) {
  const client = s3Client();
  return {
    async uploadForm(ask: { key: string; contentType: string; maxBytes: number; seconds: number; redirectTo: string }) {
      return createPresignedPost(client, {
        Bucket,
        Key: ask.key,
        Expires: ask.seconds,
        Fields: { 'Content-Type': ask.contentType, success_action_redirect: ask.redirectTo },
        Conditions: [
          ['content-length-range', 1, ask.maxBytes],
          ['eq', '$Content-Type', ask.contentType],
          ['eq', '$success_action_redirect', ask.redirectTo],
        ],
      });
    },
  };
}

/** Where upload forms post to, as a Content-Security-Policy source. */
export function uploadSource(bucket: string): string {
  const endpoint = process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL;
  return endpoint ? new URL(endpoint).origin : `https://${bucket}.s3.${process.env.AWS_REGION}.amazonaws.com`;
}
