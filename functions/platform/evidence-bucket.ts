import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { s3Client } from './s3-client.ts';

/** What lies in the bucket of evidence. Keys and versions as S3 names them. */
export function evidenceBucket(Bucket: string) {
  const client = s3Client();
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
  };
}
