import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { bundle } from '../../lib/bundle.ts';
import { type Resource, synthesized } from '../support/synthesized.ts';

const local = synthesized('local');

/** A plausible value for each setting, as only its name is of interest. */
const plausible = (name: string): string =>
  /URL|ISSUER|DOMAIN/.test(name)
    ? 'https://assay.example'
    : ({ MAIL_FROM: 'assay@buyer.example', MOST_APPROVERS: '2', TIME_ZONE: 'Europe/Berlin' }[name] ?? 'standard');

test.each(local.functions)(
  '$name starts with nothing beside it but the settings that the stack gives it',
  async ({ entry, id }) => {
    const { Variables } = (local.application.Resources[id] as Resource).Properties.Environment as {
      Variables: Record<string, unknown>;
    };
    const settings = Object.fromEntries(
      Object.entries(Variables).map(([name, value]) => [name, name.startsWith('POWERTOOLS') ? String(value) : plausible(name)]),
    );
    const alone = mkdtempSync(join(tmpdir(), 'assay-start-'));
    cpSync(bundle(entry).directory, alone, { recursive: true });
    const check = "import('./index.mjs').then(({ handler }) => console.log(typeof handler))";
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', check], {
      cwd: alone,
      env: { AWS_REGION: 'eu-central-1', ...settings },
    });
    expect(stdout.trim()).toBe('function');
  },
);
