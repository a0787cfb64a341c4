import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand, PutObjectTaggingCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';

/** An engine of one's own (the SDK's AWS_ENDPOINT_URL) has no host name per bucket. */
const pathStyle = process.env.AWS_ENDPOINT_URL !== undefined || process.env.AWS_ENDPOINT_URL_S3 !== undefined;

/** The bucket of what vendors attach. Keys and versions as S3 names them. */
export function evidenceBucket(Bucket: string) {
  const client = new S3Client({ forcePathStyle: pathStyle });
  return {
    async look(Key: string, VersionId?: string): Promise<{ version?: string; sizeBytes: number } | undefined> {
      try {
        const head = await client.send(new HeadObjectCommand({ Bucket, Key, VersionId }));
        return { version: head.VersionId, sizeBytes: head.ContentLength ?? 0 };
      } catch (error) {
        // Without the right to list, S3 answers 403 for what is not there.
        const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
        if (status === 404 || status === 403) return undefined;
        throw error;
      }
    },
    async open(Key: string, VersionId?: string): Promise<{ body: Readable; version?: string; etag?: string }> {
      const got = await client.send(new GetObjectCommand({ Bucket, Key, VersionId }));
      return { body: got.Body as Readable, version: got.VersionId, etag: got.ETag };
    },
    async digest(Key: string, VersionId?: string): Promise<string> {
      const hash = createHash('sha256');
      for await (const chunk of (await this.open(Key, VersionId)).body) hash.update(chunk);
      return hash.digest('hex');
    },
    async tag(Key: string, VersionId: string | undefined, name: string, value: string): Promise<void> {
      await client.send(
        new PutObjectTaggingCommand({ Bucket, Key, VersionId, Tagging: { TagSet: [{ Key: name, Value: value }] } }),
      );
    },
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
