import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { clientEnvironment } from './aws-environment.ts';
import { PlainError } from './plain-error.ts';

const root = join(import.meta.dirname, '..', '..');
const executable = join(root, 'node_modules', '.bin', 'cdk');
const TELLING = /❌|failed|error|invalid|cannot|unable|«/i;
const SHOWN = 8;

export interface CdkRun {
  args: string[];
  /** The engine's address. */
  url: string;
  home: string;
  /** Where everything that it prints goes. */
  log: string;
  /** Directory it starts in: with a cdk.json it reads the app, without it does not. */
  cwd?: string;
  timeoutMs?: number;
  onLine?: (line: string) => void;
}

/** Runs the CDK's command line against the engine. Throws PlainError with the lines that tell why, and the log's path, when it fails. */
export async function cdk({ args, url, home, log, cwd = root, timeoutMs = 240_000, onLine }: CdkRun): Promise<void> {
  mkdirSync(dirname(log), { recursive: true });
  const file = createWriteStream(log);
  const child = spawn(executable, [...args, '--no-color', '--no-notices', '--no-version-reporting'], {
    cwd,
    env: { ...clientEnvironment(url, home), CDK_DISABLE_CLI_TELEMETRY: 'true', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const killAll = () => {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
  };
  process.once('exit', killAll);
  let late = false;
  const clock = setTimeout(() => {
    late = true;
    killAll();
  }, timeoutMs);
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      file.write(`${line}\n`);
      onLine?.(line);
    });
  }
  const code = await new Promise<number | null>((ended, failed) => child.once('error', failed).once('close', ended));
  clearTimeout(clock);
  process.off('exit', killAll);
  file.end();
  if (code === 0) return;
  const telling = lines.filter((line) => TELLING.test(line) && line.length < 600);
  const shown = (telling.length > 0 ? telling : lines).slice(-SHOWN).map((line) => `  ${line.trim()}`);
  const how = late ? `did not end within ${timeoutMs / 1000} s` : 'failed';
  throw new PlainError(`\`cdk ${args[0]}\` ${how} (all it said: ${log}):\n${shown.join('\n')}`);
}
