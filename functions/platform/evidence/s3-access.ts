import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';

/** What it takes to sign for S3. */
export interface S3Access {
  region: string;
  /** The local engine's address; absent on AWS. */
  endpoint?: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
}

/** As Lambda provides it in the environment. */
export function s3AccessFromEnv(env: NodeJS.ProcessEnv = process.env): S3Access {
  const { AWS_REGION = '', AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_SESSION_TOKEN } = env;
  const credentials = {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    sessionToken: AWS_SESSION_TOKEN || undefined,
  };
  return { region: AWS_REGION, endpoint: env.AWS_ENDPOINT_URL_S3 || env.AWS_ENDPOINT_URL || undefined, credentials };
}

/** Where a bucket is, with a trailing slash: a host of its own on AWS; below the address of an engine, which has no host per bucket. */
export const bucketUrl = (bucket: string, { region, endpoint }: Pick<S3Access, 'region' | 'endpoint'>): URL =>
  endpoint ? new URL(`/${bucket}/`, endpoint) : new URL(`https://${bucket}.s3.${region}.amazonaws.com/`);

/**
 * The requests to S3 that this product makes, by the names of S3's own operations. Whoever makes one names it (`operation: '…'`):
 * test/infra/permissions.test.ts reads there what a function's role must allow.
 */
const methods = { GetObject: 'GET', HeadObject: 'HEAD', PutObjectTagging: 'PUT' } as const;

export interface S3Ask {
  operation: keyof typeof methods;
  key: string;
  query?: Record<string, string | undefined>;
  headers?: Record<string, string>;
  body?: string;
}

/** The request as the signer wants it: the path is percent-encoded already, values of the query are not. */
export function s3Request(bucket: string, access: S3Access, ask: S3Ask) {
  const url = bucketUrl(bucket, access);
  const query = Object.entries(ask.query ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    method: methods[ask.operation],
    protocol: url.protocol,
    hostname: url.hostname,
    port: url.port ? Number(url.port) : undefined,
    path: `${url.pathname}${ask.key.split('/').map(percentEncoded).join('/')}`,
    headers: { host: url.host, ...ask.headers },
    query: Object.fromEntries(query),
    body: ask.body,
  };
}

/** The address of a request, with its query. */
export function s3Url(request: Omit<ReturnType<typeof s3Request>, 'query'> & { query?: Record<string, unknown> }): string {
  const query = Object.entries(request.query ?? {}).map(
    ([name, value]) => `${percentEncoded(name)}=${percentEncoded(String(value))}`,
  );
  return `${request.protocol}//${request.headers.host}${request.path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

/** AWS Signature Version 4 for S3, which alone among the services wants its paths escaped once and not normalised. */
export const s3Signer = ({ region, credentials }: S3Access, { hashBody }: { hashBody: boolean }) =>
  new SignatureV4({ service: 's3', region, credentials, sha256: Sha256, uriEscapePath: false, applyChecksum: hashBody });

/** RFC 3986, stricter than encodeURIComponent, as the signature and RFC 8187 ask. */
export const percentEncoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** SHA-256 and HMAC as the signer wants them. */
export class Sha256 {
  private readonly hash: { update(data: Uint8Array | string): unknown; digest(): Buffer };

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }
  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.hash.update(bytesOf(data));
  }
  async digest(): Promise<Uint8Array> {
    return this.hash.digest();
  }
  reset(): void {}
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data);
  return ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);
}
