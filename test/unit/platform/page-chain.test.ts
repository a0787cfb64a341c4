import { describe, expect, test } from 'vitest';
import { pages } from '../../../functions/platform/page-chain.ts';
import { json } from '../../../functions/web/reply.ts';

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
