import { spawn } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { findChromium } from './local/chromium.ts';
import { findPython } from './local/python.ts';

const root = join(import.meta.dirname, '..');
const report = join(root, '.local', 'test-report.json');
const PROJECTS = ['unit', 'simulation', 'infra', 'engine', 'browser'] as const;
type Project = (typeof PROJECTS)[number];

const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** Which projects cannot run on this machine, and why, in one line each. */
async function missing(): Promise<Map<Project, string>> {
  const reasons = new Map<Project, string>();
  const python = await findPython();
  if (!findChromium()) reasons.set('browser', 'no Chromium or Chrome is installed (Debian: apt-get install chromium)');
  if (!python.found) for (const project of ['engine', 'browser'] as const) reasons.set(project, python.reason);
  return reasons;
}

/** Runs Vitest on these projects and reads its report. A test file that did not load counts as one failure. */
async function run(projects: readonly Project[], given: readonly string[]): Promise<Tally> {
  mkdirSync(join(root, '.local'), { recursive: true });
  rmSync(report, { force: true });
  const chosen = given.includes('--project') ? [] : projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...chosen, ...given], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  const tally = count();
  // Something outside of any test went wrong, such as the global setup.
  if (code !== 0 && tally.failed === 0) tally.failed = 1;
  return tally;
}

function count(): Tally {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = Report.parse(
      JSON.parse(readFileSync(report, 'utf8')),
    );
    const unloaded = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    ).length;
    return { passed: numPassedTests, failed: numFailedTests + unloaded, skipped: numPendingTests + numTodoTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const reasons = await missing();
const given = process.argv.slice(2);
const tally = await run(
  PROJECTS.filter((project) => !reasons.has(project)),
  given,
);
for (const [project, reason] of reasons) {
  const files = globSync(`test/${project}/**/*.test.{ts,tsx}`, { cwd: root }).length;
  if (files === 0) continue;
  // A machine that checks for others must be able to check everything.
  if (process.env.CI === 'true') tally.failed += files;
  else tally.skipped += files;
  console.log(`${process.env.CI === 'true' ? 'Cannot run' : 'Skipped'} the ${project} tests: ${reason}`);
}
if (tally.passed + tally.failed === 0) tally.failed = 1;
console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
process.exit(tally.failed === 0 ? 0 : 1);
