import { gunzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { pages } from '../../../functions/platform/page-chain.ts';
import { json, page } from '../../../functions/web/reply.ts';

type Result = { statusCode: number; headers: Record<string, string> };
const ORIGIN = 'https://assay.buyer.example';

async function ask(method: string, headers: Record<string, string>): Promise<Result> {
  const handler = pages([{ method: method as 'POST', path: '/do', handle: () => json({ done: true }) }], { origin: ORIGIN });
  const requestContext = { http: { method, path: '/do' }, domainName: 'assay.buyer.example' };
  const event = { version: '2.0', routeKey: '$default', rawPath: '/do', rawQueryString: '', headers, requestContext };
  return (await (handler as never as (event: unknown, context: unknown) => Promise<unknown>)(event, {})) as Result;
}

describe('whose forms are accepted', () => {
  test.each([
    ['our own, by Origin', { origin: ORIGIN }, 200],
    ['our own, as browsers send it under no-referrer', { origin: 'null', 'sec-fetch-site': 'same-origin' }, 200],
    ['another site’s', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
    ['another site’s that hides its origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
    ['a sibling host’s', { origin: 'null', 'sec-fetch-site': 'same-site' }, 403],
    ['nobody says whose', {}, 403],
    ['another site’s that claims to be us', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, 403],
  ])('%s', async (_name, headers, status) => {
    expect((await ask('POST', headers)).statusCode).toBe(status);
  });
});

test('the policy allows our forms, styles and scripts and nothing else', async () => {
  const { headers } = await ask('GET', {});
  const policy = headers['content-security-policy']?.split('; ') ?? [];
  expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"]));
  for (const forbidding of ['sandbox', 'upgrade-insecure-requests', 'report-to default']) expect(policy).not.toContain(forbidding);
  expect(policy).toContain("img-src 'self' data:");
  expect(headers['Referrer-Policy']).toBe('no-referrer');
  expect(headers['X-Content-Type-Options']).toBe('nosniff');
});

describe('what is worth it is gzipped for who accepts it', () => {
  const long = `<p>${'Grüße, '.repeat(400)}</p>`;
  async function get(text: string, accepted?: string) {
    const handler = pages([{ method: 'GET', path: '/page', handle: () => page({ toString: () => text }) }]);
    const requestContext = { http: { method: 'GET', path: '/page' }, domainName: 'assay.buyer.example' };
    const headers = accepted === undefined ? {} : { 'accept-encoding': accepted };
    const event = { version: '2.0', routeKey: '$default', rawPath: '/page', rawQueryString: '', headers, requestContext };
    return (await (handler as never as (event: unknown, context: unknown) => Promise<unknown>)(event, {})) as Result & {
      body: string;
      isBase64Encoded: boolean;
    };
  }
  test.each(['gzip', 'gzip, deflate, br, zstd', 'br;q=1.0, gzip;q=0.8'])('accepted: %s', async (accepted) => {
    const { headers, body, isBase64Encoded } = await get(long, accepted);
    expect([headers['content-encoding'], headers.vary, isBase64Encoded]).toEqual(['gzip', 'accept-encoding', true]);
    expect(gunzipSync(Buffer.from(body, 'base64')).toString('utf8')).toBe(`<!DOCTYPE html>${long}`);
    expect(body.length).toBeLessThan(long.length / 4);
  });
  test.each([undefined, '', 'br', 'identity', 'gzip;q=0', 'gzip;q=0.0, br'])('not accepted: %s', async (accepted) => {
    const { headers, body, isBase64Encoded } = await get(long, accepted);
    expect([headers['content-encoding'], headers.vary, isBase64Encoded]).toEqual([undefined, 'accept-encoding', false]);
    expect(body).toBe(`<!DOCTYPE html>${long}`);
  });
  test('a short answer is left alone', async () => {
    const { headers, isBase64Encoded } = await get('<p>Short.</p>', 'gzip');
    expect([headers['content-encoding'], isBase64Encoded]).toEqual([undefined, false]);
  });
});

describe('a fault is answered with an apology', () => {
  const token = 'q3ZcV1bN7mK9xWtLr5yHsDfG2aPoEiUjTnBvCxZlQwA';
  const words = 'Our model was trained on letters of patients.';
  /** What it answers, and all that it writes while it does. */
  async function failing(fault: unknown) {
    const written: string[] = [];
    const note = (text: unknown) => written.push(String(text)) > 0;
    const spies = [process.stdout, process.stderr].map((out) => vi.spyOn(out, 'write').mockImplementation(note));
    try {
      const handle = () => {
        throw fault;
      };
      const handler = pages([{ method: 'GET', path: '/do', handle }], { origin: ORIGIN });
      const requestContext = { http: { method: 'GET', path: '/do' }, domainName: 'assay.buyer.example' };
      const event = { version: '2.0', routeKey: 'GET /do', rawPath: '/do', rawQueryString: '', headers: {}, requestContext };
      const result = await (handler as never as (event: unknown, context: unknown) => Promise<unknown>)(event, {});
      return { result: result as Result, written: written.join('\n') };
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  }

  test('and is counted for the function that it befell, because to Lambda it is no error', async () => {
    vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', 'assay-dev-portal');
    const { result, written } = await failing(new Error('no table'));
    vi.unstubAllEnvs();
    expect(result.statusCode).toBe(500);
    const metric = written.split('\n').find((line) => line.includes('_aws')) ?? '{}';
    expect(JSON.parse(metric)).toMatchObject({
      PageFaults: 1,
      FunctionName: 'assay-dev-portal',
      _aws: { CloudWatchMetrics: [{ Namespace: 'Assay', Dimensions: [['FunctionName']], Metrics: [{ Name: 'PageFaults' }] }] },
    });
  });

  test('and logged by name and place, without what opens doors and without anybody’s words', async () => {
    const quoting = new Error(`the link ${token} is gone`);
    const { written } = await failing(quoting);
    expect(written).toContain('the link [left out] is gone');
    expect(written).toContain('page-chain.test.ts');
    expect(written).not.toContain(token);
    const unreadable = await failing(catchOf(() => JSON.parse(`${words} {`)));
    expect(unreadable.written).toContain('SyntaxError');
    expect(unreadable.written).not.toContain(words.slice(0, 10));
  });

  function catchOf(work: () => unknown): unknown {
    try {
      return work();
    } catch (error) {
      return error;
    }
  }
});
