import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { engineEnvironment } from './aws-environment.ts';
import { PlainError } from './plain-error.ts';
import { isBusy } from './ports.ts';

/** A running AWS engine. */
export interface Engine {
  /** Where it answers, without a trailing slash. */
  url: string;
  /** False for an engine that was there before (AWS_ENDPOINT_URL): its state is kept, and `stop` leaves it running. */
  ours: boolean;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 30_000;
const GRACE_MS = 3_000;

/**
 * Starts MiniStack on the loopback address with an empty state and waits until it answers. It runs in a process group of its own,
 * which ends with `stop`, with this process, and when this process is killed. `python` is the environment's interpreter, `home` a
 * directory for its temporary files and log. Throws PlainError when the port is busy or the engine does not come up.
 */
export async function startEngine({ python, home, port }: { python: string; home: string; port: number }): Promise<Engine> {
  const url = `http://127.0.0.1:${port}`;
  if (await isBusy(port)) throw new PlainError(await busy(port, 'AWS engine', '--engine-port'));
  const directory = join(home, `engine-${port}`);
  const temporary = join(directory, 'tmp');
  const log = join(directory, 'engine.log');
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  // Functions run below this directory; without this file Node would read them as this project's own ES modules.
  writeFileSync(join(temporary, 'package.json'), '{}');
  const output = openSync(log, 'w');
  const child = spawn(python, ['-u', join(import.meta.dirname, 'launcher.py')], {
    cwd: temporary,
    detached: true,
    stdio: ['pipe', output, output],
    env: {
      ...engineEnvironment(directory),
      TMPDIR: temporary,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      LAMBDA_EXECUTOR: 'local',
    },
  });
  const kill = () => signalGroup(child, 'SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    await end(child);
    rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
  };
  if (await answers(url, child)) return { url, ours: true, stop };
  await stop();
  const said = readFileSync(log, 'utf8').trim().split('\n').slice(-6).join('\n  ');
  throw new PlainError(`The local AWS engine did not start (its log: ${log}):\n  ${said}`);
}

/** An engine that is already running elsewhere. Throws PlainError when nothing answers there. */
export async function useEngine(address: string): Promise<Engine> {
  const url = address.replace(/\/+$/, '');
  if (!(await healthy(url)))
    throw new PlainError(`AWS_ENDPOINT_URL is ${url}, but no engine answers there. Start it, or unset AWS_ENDPOINT_URL.`);
  return { url, ours: false, stop: async () => {} };
}

/** Says what holds a port and what to do about it. */
export async function busy(port: number, what: string, option: string): Promise<string> {
  const who = (await healthy(`http://127.0.0.1:${port}`))
    ? 'another local AWS engine (an earlier `npm start`?)'
    : 'another program';
  return `Port ${port} is taken by ${who}, so the ${what} cannot use it. Stop that program, or choose another port: npm start -- ${option} ${port + 100}`;
}

async function healthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/_ministack/health`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

async function answers(url: string, child: ChildProcess): Promise<boolean> {
  const until = performance.now() + READY_WITHIN_MS;
  while (child.exitCode === null && child.signalCode === null && performance.now() < until) {
    if (await healthy(url)) return true;
    await pause(50);
  }
  return false;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (!child.pid) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

async function end(child: ChildProcess): Promise<void> {
  const isGone = child.exitCode !== null || child.signalCode !== null;
  const gone = isGone ? undefined : new Promise<void>((resolve) => child.once('exit', () => resolve()));
  if (gone) {
    signalGroup(child, 'SIGTERM');
    await Promise.race([gone, pause(GRACE_MS, undefined, { ref: false })]);
  }
  // An engine that did not end in time, and workers that outlived it.
  signalGroup(child, 'SIGKILL');
  await gone;
}
