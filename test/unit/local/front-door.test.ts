import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { openFrontDoor } from '../../../bin/local/front-door.ts';
import { freePorts } from '../../../bin/local/ports.ts';
import { serve } from '../../support/http-server.ts';

const API = 'http://a55a9000.execute-api.localhost:1';
const open = async (engineUrl: string) => {
  const [port = 0] = await freePorts(1);
  const door = await openFrontDoor({ port, engineUrl, apiUrl: API });
  return { ...door, [Symbol.asyncDispose]: door.stop };
};

test('passes path and query on to the API as they are, with the visitor’s host and origin', async () => {
  const seen: unknown[] = [];
  await using engine = await serve((asked, answer) => {
    seen.push(asked.url, asked.headers.host, asked.headers.origin, asked.headers['x-forwarded-proto']);
    answer.end();
  });
  await using door = await open(engine.url);
  await fetch(`${door.url}/r/a%2Fb?q=%20x&q=2`, { headers: { origin: door.url } });
  expect(seen).toEqual(['/_aws/execute-api/a55a9000/$default/r/a%2Fb?q=%20x&q=2', new URL(door.url).host, door.url, 'http']);
});

test('brings back several cookies, a redirect and its status', async () => {
  await using engine = await serve((_asked, answer) => {
    answer.writeHead(303, { location: '/start', 'set-cookie': ['__Host-a=1; Path=/; Secure', 'b=2; Path=/'] }).end();
  });
  await using door = await open(engine.url);
  const response = await fetch(door.url, { redirect: 'manual' });
  expect([response.status, response.headers.get('location'), response.headers.getSetCookie()]).toEqual([
    303,
    '/start',
    ['__Host-a=1; Path=/; Secure', 'b=2; Path=/'],
  ]);
});

test('carries any bytes both ways, of known and unknown length', async () => {
  await using engine = await serve(async (asked, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk as Buffer);
    answer.writeHead(200, { 'x-length': asked.headers['content-length'] ?? 'unknown' }).end(Buffer.concat(chunks));
  });
  await using door = await open(engine.url);
  const bytes = randomBytes(300_000);
  const hash = (data: ArrayBuffer) => createHash('sha256').update(new Uint8Array(data)).digest('hex');
  const known = await fetch(door.url, { method: 'POST', body: bytes });
  expect([known.headers.get('x-length'), hash(await known.arrayBuffer())]).toEqual(['300000', hash(new Uint8Array(bytes).buffer)]);
  const unknown = await fetch(door.url, { method: 'POST', body: new Blob([bytes]).stream(), duplex: 'half' } as RequestInit);
  expect([unknown.headers.get('x-length'), hash(await unknown.arrayBuffer())]).toEqual([
    'unknown',
    hash(new Uint8Array(bytes).buffer),
  ]);
});

test('a visitor who leaves does not leave the engine at work for nobody', async () => {
  let left: () => void = () => {};
  const gone = new Promise<void>((resolve) => {
    left = resolve;
  });
  let arrived: () => void = () => {};
  const came = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  await using engine = await serve((asked) => {
    asked.socket.once('close', left);
    arrived();
  });
  await using door = await open(engine.url);
  const visit = request(`${door.url}/slow`).on('error', () => {});
  visit.end();
  await came;
  visit.destroy();
  await gone;
});

test('says so when the engine is gone', async () => {
  const [nobody = 0] = await freePorts(1);
  await using door = await open(`http://127.0.0.1:${nobody}`);
  const response = await fetch(door.url);
  expect([response.status, await response.text()]).toEqual([502, 'The local AWS engine does not answer.\n']);
});

test('a busy port is a plain sentence with the way out', async () => {
  await using engine = await serve((_asked, answer) => answer.writeHead(404).end());
  const taken = Number(new URL(engine.url).port);
  await expect(openFrontDoor({ port: taken, engineUrl: engine.url, apiUrl: API })).rejects.toMatchObject({
    name: 'PlainError',
    message: `Port ${taken} is taken by another program, so the web address cannot use it. Stop that program, or choose another port: npm start -- --port ${taken + 100}`,
  });
});
