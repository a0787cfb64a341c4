import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SESClient, SendRawEmailCommand, VerifyDomainIdentityCommand } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientConfig } from '../../bin/local/aws-environment.ts';
import { startEngine } from '../../bin/local/engine.ts';
import { readMails } from '../../bin/local/mails.ts';
import { freePorts, isBusy } from '../../bin/local/ports.ts';
import { installEngine } from '../../bin/local/python.ts';
import { RAW_MAIL } from '../support/mail.ts';

const root = join(import.meta.dirname, '..', '..');
const home = mkdtempSync(join(tmpdir(), 'assay-engine-'));
let python = '';
beforeAll(async () => {
  python = await installEngine(join(root, '.local'));
});
afterAll(() => rmSync(home, { recursive: true, force: true, maxRetries: 3 }));

const free = async (port: number) => {
  while (await isBusy(port)) await pause(50);
};

test('keeps each accepted mail as it was sent, and refuses a sender that nobody verified', async () => {
  const [port = 0] = await freePorts(1);
  const engine = await startEngine({ python, home, port });
  try {
    const ses = new SESClient(clientConfig(engine.url));
    const send = () =>
      ses.send(new SendRawEmailCommand({ Destinations: ['vendor@example.org'], RawMessage: { Data: Buffer.from(RAW_MAIL) } }));
    await expect(send()).rejects.toMatchObject({ name: 'MessageRejected' });
    await ses.send(new VerifyDomainIdentityCommand({ Domain: 'assay.example' }));
    const { MessageId } = await send();
    await send();
    const mails = await readMails(engine.url);
    expect(mails.map(({ number, raw }) => [number, raw])).toEqual([
      [1, RAW_MAIL],
      [2, RAW_MAIL],
    ]);
    expect(mails[0]?.messageId).toBe(MessageId);
    expect((await readMails(engine.url, 1)).map(({ number }) => number)).toEqual([2]);
  } finally {
    await engine.stop();
  }
  expect(await isBusy(port)).toBe(false);
});

test('a second engine on the same port is refused with who is there and what to do', async () => {
  const [port = 0] = await freePorts(1);
  const engine = await startEngine({ python, home, port });
  try {
    await expect(startEngine({ python, home, port })).rejects.toMatchObject({
      name: 'PlainError',
      message: expect.stringMatching(/is taken by another local AWS engine .* npm start -- --engine-port \d+$/),
    });
  } finally {
    await engine.stop();
  }
});

test.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('ends when the program that started it ends by %s', async (signal) => {
  const [port = 0] = await freePorts(1);
  const starter: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', join(root, 'test', 'support', 'starts-engine.ts'), python, home, String(port)],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(starter.stdout as NonNullable<typeof starter.stdout>, 'data');
  expect(await isBusy(port)).toBe(true);
  starter.kill(signal);
  await free(port);
});
