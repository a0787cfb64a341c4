import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';

const root = join(import.meta.dirname, '..');
const WRITTEN = join(root, 'functions', 'web', 'generated', 'portal.js.txt');

/** Bundles the portal's script into the text that functions/web/handler.ts serves. Takes milliseconds; an unchanged one is left alone. */
export function compileBrowserScript(): string {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: ['functions/web/browser/portal.ts'],
    write: false,
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
  });
  const script = outputFiles[0]?.text ?? '';
  if (existsSync(WRITTEN) && readFileSync(WRITTEN, 'utf8') === script) return script;
  mkdirSync(dirname(WRITTEN), { recursive: true });
  // By renaming, as all that is built: somebody else may be reading it.
  writeFileSync(`${WRITTEN}.${process.pid}`, script);
  renameSync(`${WRITTEN}.${process.pid}`, WRITTEN);
  return script;
}
