import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildSync, type Metafile } from 'esbuild';
import { compileBrowserScript } from './browser-script.ts';
import { compileCatalogs } from './catalog/compile-catalogs.ts';

/** One function's code, ready for Lambda. */
export interface Bundle {
  /** Directory that holds `index.mjs` and nothing else. */
  directory: string;
  /** Path of that file. */
  file: string;
  /** Bytes that each source file contributes, by its path from the repository's root; only files that contribute. */
  inputs: Record<string, number>;
}

const root = join(import.meta.dirname, '..');
const output = join(root, '.build');
const COMPILED_CATALOGS = join(root, 'functions', 'intake', 'generated', 'catalogs.json');
const memory = new Map<string, Bundle>();

/**
 * What `hono/jsx` is to the pages: contexts. Its index also carries a renderer for browsers, and says nothing of its modules having no
 * side effects: 6 KB gzipped. A page that imports anything else from it does not build.
 */
const HONO_JSX = join(root, 'node_modules', 'hono', 'dist', 'jsx');
const CONTEXTS_ONLY = { 'hono/jsx/jsx-runtime': join(HONO_JSX, 'jsx-runtime.js'), 'hono/jsx': join(HONO_JSX, 'context.js') };

/** CommonJS packages ask for Node's own modules through `require`, which an ES module lacks. */
const REQUIRE = "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);\n";
const NEEDS_REQUIRE = 'Dynamic require of';

/**
 * Credential sources of a developer's machine or another service. Inside Lambda the credentials are in the environment, which the
 * SDK looks at first, so these are never imported there and would only make the cold start slower.
 */
const NEVER_REACHED = [
  ...['ini', 'sso', 'process', 'web-identity', 'login', 'http', 'cognito-identity'].map(
    (source) => `@aws-sdk/credential-provider-${source}`,
  ),
  '@smithy/credential-provider-imds',
];

/**
 * Bundles an entry (path from the repository's root, as `functions/web/handler.ts`) with everything it uses. Nothing is built again
 * while no source of it has changed, so a deployment that changes nothing has nothing to upload. What has changed is built in one
 * go, for all entries: they share most of what they import.
 */
export function bundle(entry: string): Bundle {
  if (memory.size === 0) {
    compileCatalogsOnce();
    compileBrowserScript();
    const entries = globSync('functions/*/handler*.ts', { cwd: root });
    const stale = entries.filter((one) => !unchanged(one));
    if (stale.length > 0) build(stale);
    // Once more for what somebody edited meanwhile.
    const edited = entries.filter((one) => !unchanged(one));
    if (edited.length > 0) build(edited, Number.POSITIVE_INFINITY);
    for (const one of entries) memory.set(one, unchanged(one) as Bundle);
  }
  const made = memory.get(entry);
  if (made) return made;
  const error = new Error(`${entry} is not the entry of a function: functions/<room>/handler*.ts`);
  error.name = 'UnknownEntry';
  throw error;
}

/** Reading the catalog's YAML takes seconds: only when it has changed. */
function compileCatalogsOnce(): void {
  const note = join(output, 'catalogs.hash');
  const hash = hashOf(globSync(['catalog/**/*.yaml', 'lib/catalog/*.ts'], { cwd: root }).sort());
  if (existsSync(COMPILED_CATALOGS) && existsSync(note) && readFileSync(note, 'utf8') === hash) return;
  compileCatalogs();
  mkdirSync(output, { recursive: true });
  writeWhole(note, note, hash);
}

function build(entries: string[], began = Date.now()): void {
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: 'out',
    outbase: '.',
    write: false,
    bundle: true,
    minify: true,
    metafile: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    loader: { '.css': 'text' },
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    external: NEVER_REACHED,
    alias: CONTEXTS_ONLY,
    legalComments: 'none',
    logLevel: 'error',
  });
  for (const { path, text } of outputFiles) {
    const made = metafile.outputs[relative(root, path)];
    if (!made?.entryPoint) continue;
    const { directory, file, note } = places(made.entryPoint);
    mkdirSync(directory, { recursive: true });
    writeWhole(file, `${directory}.mjs`, text.includes(NEEDS_REQUIRE) ? REQUIRE + text : text);
    const sources = reachable(made.entryPoint, metafile).filter((source) => !source.startsWith('node_modules/'));
    // Nobody knows whether an edit during the build is in it: its hash must fit no source.
    const edited = sources.some((source) => (statSync(join(root, source), { throwIfNoEntry: false })?.mtimeMs ?? began) >= began);
    const hash = edited ? 'edited while it was built' : hashOf(sources);
    writeWhole(note, note, JSON.stringify({ hash, sources, inputs: contributions(made.inputs) }));
  }
}

function places(entry: string) {
  const directory = join(output, entry.replace(/\.ts$/, '').replaceAll('/', '-'));
  return { directory, file: join(directory, 'index.mjs'), note: `${directory}.json` };
}

/** Every file that an entry imports, directly or not. */
function reachable(entry: string, metafile: Metafile): string[] {
  const found = new Set([entry]);
  for (const file of found)
    for (const { path } of metafile.inputs[file]?.imports ?? []) if (path in metafile.inputs) found.add(path);
  return [...found];
}

/** By renaming, so that a second process that bundles at the same time never reads half a file. */
function writeWhole(file: string, near: string, text: string): void {
  const unfinished = `${near}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
}

function contributions(inputs: Metafile['outputs'][string]['inputs']): Record<string, number> {
  const all = Object.entries(inputs).map(([path, { bytesInOutput }]) => [path, bytesInOutput] as const);
  return Object.fromEntries(all.filter(([, size]) => size > 0));
}

/** What was built last time, when its sources, the installed packages and this file are still the same. */
function unchanged(entry: string): Bundle | undefined {
  const { directory, file, note } = places(entry);
  if (!existsSync(note) || !existsSync(file)) return undefined;
  const { hash, sources, inputs } = JSON.parse(readFileSync(note, 'utf8'));
  return hash === hashOf(sources) ? { directory, file, inputs } : undefined;
}

function hashOf(sources: string[]): string {
  const hash = createHash('sha256');
  for (const source of ['lib/bundle.ts', 'package-lock.json', ...sources]) {
    const path = join(root, source);
    hash.update(`${source}\n`).update(existsSync(path) ? readFileSync(path) : 'gone');
  }
  return hash.digest('hex');
}
