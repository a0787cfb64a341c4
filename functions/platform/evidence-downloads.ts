import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { EvidenceDownloads } from '../web/evidence-downloads.ts';

const SECONDS = 60;

interface S3Access {
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

/**
 * Links to one version of one object, always as a download: what a vendor uploaded never opens inside our pages. Signed by hand
 * (AWS Signature Version 4, query parameters), because the S3 client would double these functions' size for this one address.
 */
export function evidenceDownloadsFrom(bucket: string, access: () => S3Access = s3AccessFromEnv): EvidenceDownloads {
  return {
    async url({ objectKey, objectVersion, fileName }) {
      const { region, endpoint, credentials } = access();
      const base = new URL(endpoint ?? `https://s3.${region}.amazonaws.com`);
      const signer = new SignatureV4({
        service: 's3',
        region,
        credentials,
        sha256: Sha256,
        uriEscapePath: false,
        applyChecksum: false,
      });
      const path = `/${bucket}/${objectKey.split('/').map(percentEncoded).join('/')}`;
      const signed = await signer.presign(
        {
          method: 'GET',
          protocol: base.protocol,
          hostname: base.hostname,
          port: base.port ? Number(base.port) : undefined,
          path,
          headers: { host: base.host, 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' },
          query: {
            'response-content-disposition': `attachment; filename*=UTF-8''${percentEncoded(fileName)}`,
            'response-content-type': 'application/octet-stream',
            ...(objectVersion && { versionId: objectVersion }),
          },
        },
        { expiresIn: SECONDS },
      );
      const query = Object.entries(signed.query ?? {}).map(
        ([name, value]) => `${percentEncoded(name)}=${percentEncoded(String(value))}`,
      );
      return `${base.origin}${path}?${query.join('&')}`;
    },
  };
}

/** RFC 3986, stricter than encodeURIComponent, as the signature and RFC 8187 ask. */
const percentEncoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** SHA-256 and HMAC as the signer wants them. */
class Sha256 {
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
