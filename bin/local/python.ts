import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PlainError } from './plain-error.ts';

const run = promisify(execFile);
const NAMES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];
const OLDEST = [3, 10] as const;
const ASK = 'import sys, venv, ensurepip; print(sys.version_info[0], sys.version_info[1])';

export type Python = { found: true; command: string; version: string } | { found: false; reason: string };

/** Looks for Python 3.10 or newer that can make a virtual environment. `names` are commands looked up on the PATH, in order. */
export async function findPython(names: readonly string[] = NAMES): Promise<Python> {
  let reason =
    'Python 3.10 or newer is needed for the local AWS engine, and no python3 is on the PATH. Install it (Debian: apt-get install python3 python3-venv) and start again.';
  for (const command of names) {
    try {
      const { stdout } = await run(command, ['-c', ASK]);
      const [major = 0, minor = 0] = stdout.trim().split(' ').map(Number);
      if (major === OLDEST[0] && minor >= OLDEST[1]) return { found: true, command, version: `${major}.${minor}` };
      reason = `Python 3.10 or newer is needed for the local AWS engine; ${command} is ${major}.${minor}. Install a newer one and start again.`;
    } catch (error) {
      const text = String((error as { stderr?: string }).stderr ?? '');
      if (/No module named/.test(text)) {
        reason = `${command} is here but cannot make a virtual environment. Install its venv package (Debian: apt-get install python3-venv) and start again.`;
      }
    }
  }
  return { found: false, reason };
}

/**
 * Makes sure that the pinned engine is installed in `<home>/venv` and returns the path of that environment's Python. Does nothing
 * when the same requirements are already there. Throws PlainError without Python, or with pip's last words when it fails.
 */
export async function installEngine(home: string, remark: (text: string) => void = () => {}): Promise<string> {
  const requirements = join(import.meta.dirname, 'requirements.txt');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const venv = join(home, 'venv');
  const stamp = join(venv, 'installed');
  const executable = join(venv, 'bin', 'python');
  if (existsSync(executable) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    remark('already there');
    return executable;
  }
  const python = await findPython();
  if (!python.found) throw new PlainError(python.reason);
  rmSync(venv, { recursive: true, force: true });
  remark(`with Python ${python.version}`);
  try {
    await run(python.command, ['-m', 'venv', venv]);
    await run(executable, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', requirements]);
  } catch (error) {
    const said = String((error as { stderr?: string }).stderr ?? error)
      .trim()
      .split('\n')
      .slice(-4)
      .join('\n  ');
    throw new PlainError(`The local AWS engine could not be installed in ${venv}:\n  ${said}`);
  }
  writeFileSync(stamp, wanted);
  return executable;
}
