import { createHash } from 'node:crypto';
import { s3Client } from './s3-client.ts';

type Client = ReturnType<typeof s3Client>;

/** What lies in the bucket of evidence. Keys and versions as S3 names them. */
export function evidenceBucket(bucket: string, s3: Client = s3Client(bucket)) {
  return {
    async look(key: string, versionId?: string): Promise<{ version?: string; sizeBytes: number; at?: string } | undefined> {
      try {
        const { headers } = await s3.send({ operation: 'HeadObject', key, query: { versionId } });
        return { ...versionIn(headers), sizeBytes: Number(headers.get('content-length') ?? 0), ...arrivalIn(headers) };
      } catch (error) {
        // Without the right to list, S3 answers 403 for what is not there.
        const { status } = error as { status?: number };
        if (status === 404 || status === 403) return undefined;
        throw error;
      }
    },
    async open(key: string, versionId?: string): Promise<{ body: AsyncIterable<Uint8Array>; version?: string; etag?: string }> {
      const { headers, body } = await s3.send({ operation: 'GetObject', key, query: { versionId } });
      return { body: body ?? nothing(), ...versionIn(headers), etag: headers.get('etag') ?? undefined };
    },
    async digest(key: string, versionId?: string): Promise<string> {
      const hash = createHash('sha256');
      for await (const chunk of (await this.open(key, versionId)).body) hash.update(chunk);
      return hash.digest('hex');
    },
  };
}

function versionIn(headers: Headers): { version?: string } {
  const version = headers.get('x-amz-version-id');
  return version ? { version } : {};
}

/** S3 says it to the second. */
function arrivalIn(headers: Headers): { at?: string } {
  const at = Date.parse(headers.get('last-modified') ?? '');
  return Number.isNaN(at) ? {} : { at: new Date(at).toISOString() };
}

async function* nothing(): AsyncIterable<Uint8Array> {}
