import { beforeEach, describe, expect, test } from 'vitest';
import { ClearanceV1 } from '../../../functions/domain/outcome/clearance-document.ts';
import type { Clearances } from '../../../functions/domain/ports.ts';
import { clearanceApiRoutes } from '../../../functions/outcome/clearance/api-routes.ts';
import { pages } from '../../../functions/platform/page-chain.ts';
import { clearancesIn } from '../../../functions/platform/table/clearances.ts';
import { toItem } from '../../../functions/platform/table/records.ts';
import { ID } from '../../support/in-memory/assessment-in-progress.ts';
import type { InMemory } from '../../support/in-memory/in-memory.ts';
import { decided } from '../../support/in-memory/recorded-story.ts';
import { claimsOf, staff } from '../../support/staff-desk.ts';

const PATH = '/api/clearance/sup_1/sys_1';
let world: InMemory;
beforeEach(async () => {
  world = await decided();
});

interface Ask {
  claims?: Record<string, unknown>;
  headers?: Record<string, string>;
  method?: string;
  clearances?: Clearances;
}

async function ask(path = PATH, { claims = claimsOf(staff.paula), headers = {}, method = 'GET', clearances }: Ask = {}) {
  const ports = { clearances: clearances ?? world.ports.clearances, clock: world.clock };
  const handler = pages(clearanceApiRoutes(ports), { api: true }) as never as (
    event: unknown,
    context: unknown,
  ) => Promise<{ statusCode: number; headers: Record<string, string>; body: string; isBase64Encoded: boolean }>;
  const event = {
    ...{ version: '2.0', routeKey: '$default', rawPath: path, rawQueryString: '', headers },
    requestContext: { http: { method, path }, domainName: 'x', authorizer: { jwt: { claims } } },
  };
  const answer = await handler(event, {});
  return { status: answer.statusCode, headers: answer.headers, body: answer.body ? JSON.parse(answer.body) : undefined };
}

describe('the answer', () => {
  test('is the published document, with the record that it follows from', async () => {
    const { status, body } = await ask();
    expect(status).toBe(200);
    expect(ClearanceV1.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      ...{ version: 1, at: world.clock.now().toISOString(), cleared: true, standing: 'valid', until: '2026-05-31T23:59:59.999Z' },
      record: { assessmentId: ID, result: 'approved-with-conditions' },
    });
    expect(body.conditions.open).toHaveLength(6);
  });

  test('turns at the very second, whatever anybody has done', async () => {
    world.clock.travel({ days: 90, hours: 14, minutes: 59, seconds: 59 });
    expect((await ask()).body).toMatchObject({ at: '2026-05-31T23:59:59.000Z', cleared: true });
    world.clock.travel({ seconds: 1 });
    expect((await ask()).body).toMatchObject({
      at: '2026-06-01T00:00:00.000Z',
      cleared: false,
      standing: 'withdrawn',
      until: null,
    });
  });

  test.each(['/api/clearance/sup_1/sys_x', '/api/clearance/sup_x/sys_1', `/api/clearance/sup_1/${'x'.repeat(5000)}`])(
    'of a system that is not known (%#) is no, not an error',
    async (path) => {
      const before = world.breaking.clearances.calls.length;
      const { status, body } = await ask(path);
      expect(status).toBe(200);
      expect(ClearanceV1.parse(body)).toMatchObject({ cleared: false, standing: 'none', until: null, record: null });
      // What DynamoDB would refuse as a key is not asked for.
      expect(world.breaking.clearances.calls.length - before).toBe(path.length > 1000 ? 0 : 1);
    },
  );

  test('costs one read of the table', async () => {
    const clearance = world.table.clearances.get('sup_1/sys_1');
    const sent: unknown[] = [];
    const client = {
      send: async (command: { input: unknown }) => {
        sent.push(command.input);
        return clearance ? { Item: toItem.clearance(clearance) } : {};
      },
    };
    const { body } = await ask(PATH, { clearances: clearancesIn({ name: 'records', client: client as never }) });
    expect(body.cleared).toBe(true);
    expect(sent).toEqual([{ TableName: 'records', Key: { pk: 'SUPPLIER#sup_1', sk: '2#CLEARANCE#sys_1' }, ConsistentRead: true }]);
  });
});

describe('caching', () => {
  test('whoever knows the answer is told that it still holds, until it changes', async () => {
    const first = await ask();
    const { etag = '' } = first.headers;
    expect([first.headers['cache-control'], etag]).toEqual(['private, no-cache', expect.stringMatching(/^W\/"[0-9a-f]{64}"$/)]);
    world.clock.travel({ days: 1 });
    const known = await ask(PATH, { headers: { 'if-none-match': `"x", ${etag}` } });
    expect([known.status, known.body]).toEqual([304, undefined]);
    world.clock.travel({ days: 100 });
    expect(await ask(PATH, { headers: { 'if-none-match': etag } })).toMatchObject({ status: 200, body: { cleared: false } });
  });
});

describe('who may ask', () => {
  test.each(['paula', 'dora', 'audrey', 'ada'] as const)('%s', async (name) => {
    expect((await ask(PATH, { claims: claimsOf(staff[name]) })).status).toBe(200);
  });

  test('nobody without a group, and no token without a person', async () => {
    expect((await ask(PATH, { claims: claimsOf(staff.nobody) })).status).toBe(403);
    expect((await ask(PATH, { claims: { sub: 'x' } })).status).toBe(401);
    expect((await ask('/api/clearance/sup_1')).status).toBe(404);
    expect((await ask(PATH, { method: 'POST' })).status).toBe(404);
  });
});
