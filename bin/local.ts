import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deploy } from './local/deploy.ts';
import type { LocalDeployment } from './local/deployment.ts';
import { busy, startEngine, useEngine } from './local/engine.ts';
import { openFrontDoor } from './local/front-door.ts';
import { PlainError } from './local/plain-error.ts';
import { freePorts, isBusy } from './local/ports.ts';
import { type Progress, progressOn, silent } from './local/progress.ts';
import { installEngine } from './local/python.ts';
import { type Seeded, seed } from './local/seed.ts';

const HOME = join(import.meta.dirname, '..', '.local');

export interface LocalOptions {
  /** Port of the front door; a free one when left out. */
  port?: number;
  /** Port of the engine; a free one when left out. */
  enginePort?: number;
  /** An engine that runs already, used instead of starting one. */
  engineUrl?: string;
  progress?: Progress;
  /** The CDK app's command, for trying the machinery itself. */
  app?: string;
}

/**
 * Runs the product on this machine: the engine, the deployment, the front door. `stop` ends all that it started; so does the end of
 * this process, however it comes. Throws PlainError for whatever the person at the keyboard can put right.
 */
export async function startLocal(options: LocalOptions = {}): Promise<LocalDeployment & { stop(): Promise<void> }> {
  const { progress = silent } = options;
  const [anyPort = 0, anyEnginePort = 0] = await freePorts(2);
  const { port = anyPort, enginePort = anyEnginePort } = options;
  // Before the long work, not after it.
  if (await isBusy(port)) throw new PlainError(await busy(port, 'web address', '--port'));
  const engine = await (options.engineUrl ? useEngine(options.engineUrl) : ownEngine(enginePort, progress));
  try {
    const baseUrl = `http://localhost:${port}`;
    const outputs = await deploy({ url: engine.url, baseUrl, home: HOME, progress, app: options.app });
    const door = await openFrontDoor({ port, engineUrl: engine.url, apiUrl: outputs.ApiUrl ?? '' });
    const stop = async () => {
      await door.stop();
      await engine.stop();
    };
    return { baseUrl, engineUrl: engine.url, outputs, fresh: engine.ours, stop };
  } catch (error) {
    await engine.stop();
    throw error;
  }
}

async function ownEngine(port: number, progress: Progress) {
  const python = await progress.step('Install the local AWS engine', (step) => installEngine(HOME, step.update));
  return progress.step('Start the local AWS engine', () => startEngine({ python, home: HOME, port }));
}

const USAGE = `npm start runs Assay on this machine, on a local AWS engine. Ctrl-C stops everything.

  npm start -- --port 4600          the web address
  npm start -- --engine-port 4566   the local AWS engine
  AWS_ENDPOINT_URL=… npm start      use an engine that runs already`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, 'engine-port': { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return console.log(USAGE);
  const port = portNumber(values.port ?? '4600', '--port');
  const enginePort = portNumber(values['engine-port'] ?? '4566', '--engine-port');
  const progress = progressOn(process.stdout);
  let ending = false;
  let running: Awaited<ReturnType<typeof startLocal>> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, async () => {
      // A second Ctrl-C does not wait; whatever was started ends with the process.
      if (ending) process.exit(1);
      ending = true;
      progress.say('\nStopping …');
      await running?.stop();
      process.exit(signal === 'SIGINT' ? 0 : 1);
    });
  }
  running = await startLocal({ port, enginePort, engineUrl: process.env.AWS_ENDPOINT_URL || undefined, progress });
  const deployment = running;
  const seeded = await progress.step('Seed the demo organisation', (step) => seed(deployment, step.update));
  for (const line of addresses(deployment, seeded)) progress.say(line);
}

function addresses({ baseUrl, engineUrl }: LocalDeployment, { signIns, links }: Seeded): string[] {
  const rows = [
    ['Assay', baseUrl],
    ['Inbox', `${baseUrl}/inbox`],
    ...links.map(({ title, url }) => [title, url]),
    ['AWS engine', engineUrl],
    ...signIns.map(({ who, email, password }) => [who, `${email}  ${password}`]),
  ];
  const width = Math.max(...rows.map(([title = '']) => title.length));
  return ['', ...rows.map(([title = '', value = '']) => `  ${title.padEnd(width)}  ${value}`), '', '  Ctrl-C stops everything.'];
}

function portNumber(text: string, option: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new PlainError(`${option} is a number from 1 to 65535, not "${text}".`);
  return port;
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    console.error(error instanceof PlainError ? `\n${error.message}` : error);
    process.exit(1);
  });
}
