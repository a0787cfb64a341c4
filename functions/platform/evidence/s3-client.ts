import { setTimeout as pause } from 'node:timers/promises';
import { StandardRetryStrategy } from '@smithy/core/retry';
import { namedError } from '../../domain/named-error.ts';
import { type S3Access, type S3Ask, s3AccessFromEnv, s3Request, s3Signer, s3Url } from './s3-access.ts';

const TRIES = 3;

/**
 * Requests to one bucket: signed, sent with fetch, tried up to three times by the SDK's own rule of when and how long to wait (which
 * the DynamoDB client brings along). Four small requests do not need the S3 client, which is 60 KB of each function.
 * Throws an error by S3's code (`NoSuchKey`), or by its status (`S3Status503`) where there is none, with `status`; what fetch throws otherwise.
 */
export function s3Client(bucket: string, access: () => S3Access = s3AccessFromEnv) {
  const retries = new StandardRetryStrategy(TRIES);

  async function once(ask: S3Ask): Promise<Response> {
    const now = access();
    const signed = await s3Signer(now, { hashBody: true }).sign(s3Request(bucket, now, ask));
    // fetch itself says which host it asks.
    const { host: _, ...headers } = signed.headers;
    const response = await fetch(s3Url(s3Request(bucket, now, ask)), {
      method: signed.method,
      headers,
      body: ask.body,
      redirect: 'manual',
    });
    if (!response.ok) throw await refused(response, ask);
    return response;
  }

  return {
    async send(ask: S3Ask): Promise<Response> {
      let token = await retries.acquireInitialRetryToken('s3');
      for (;;) {
        try {
          const response = await once(ask);
          retries.recordSuccess(token);
          return response;
        } catch (error) {
          token = await retries.refreshRetryTokenForRetry(token, { errorType: typeOf(error) }).catch(() => {
            throw error;
          });
          await pause(token.getRetryDelay());
        }
      }
    },
  };
}

async function refused(response: Response, { operation, key }: S3Ask): Promise<Error> {
  const { status } = response;
  const code = /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1] ?? `S3Status${status}`;
  return Object.assign(namedError(code, `S3 answered ${operation} of ${key} with ${status}`), { status });
}

/** What fetch itself throws has no status: the network failed. */
function typeOf(error: unknown): 'THROTTLING' | 'TRANSIENT' | 'CLIENT_ERROR' {
  const { name, status = 500 } = error as Error & { status?: number };
  if (name === 'SlowDown' || status === 429) return 'THROTTLING';
  return status >= 500 ? 'TRANSIENT' : 'CLIENT_ERROR';
}
