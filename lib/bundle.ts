import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync, type Metafile } from 'esbuild';
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
const memory = new Map<string, Bundle>();
let catalogsCompiled = false;

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

/** One copy of the S3 client: the package that signs upload forms may bring an older one of its own. */
const ONE_COPY = { '@aws-sdk/client-s3': join(root, 'node_modules', '@aws-sdk', 'client-s3') };

/**
 * Bundles an entry (path from the repository's root, as `functions/web/handler.ts`) with everything it uses. Nothing is built again
 * while no source of it has changed, so a deployment that changes nothing has nothing to upload.
 */
export function bundle(entry: string): Bundle {
  if (!catalogsCompiled) compileCatalogs();
  catalogsCompiled = true;
  const name = entry.replace(/\.tsx?$/, '').replaceAll('/', '-');
  const directory = join(output, name);
  const made = { directory, file: join(directory, 'index.mjs') };
  const note = join(output, `${name}.json`);
  const known = memory.get(entry) ?? unchanged(note);
  if (known && existsSync(made.file)) return remember(entry, { ...known, ...made });

  const built = buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: 'index.mjs',
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
    alias: ONE_COPY,
    legalComments: 'none',
    logLevel: 'error',
  });
  const code = built.outputFiles[0]?.text ?? '';
  mkdirSync(directory, { recursive: true });
  writeWhole(made.file, `${directory}.mjs`, code.includes(NEEDS_REQUIRE) ? REQUIRE + code : code);
  const inputs = contributions(built.metafile);
  const sources = Object.keys(built.metafile.inputs).filter((path) => !path.startsWith('node_modules/'));
  writeWhole(note, note, JSON.stringify({ hash: hashOf(sources), sources, inputs }));
  return remember(entry, { ...made, inputs });
}

/** By renaming, so that a second process that bundles at the same time never reads half a file. */
function writeWhole(file: string, near: string, text: string): void {
  const unfinished = `${near}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
}

function remember(entry: string, result: Bundle): Bundle {
  memory.set(entry, result);
  return result;
}

function contributions(metafile: Metafile): Record<string, number> {
  const [file] = Object.values(metafile.outputs);
  const all = Object.entries(file?.inputs ?? {}).map(([path, { bytesInOutput }]) => [path, bytesInOutput] as const);
  return Object.fromEntries(all.filter(([, size]) => size > 0));
}

/** What was built last time, when its sources, the installed packages and this file are still the same. */
function unchanged(note: string): Pick<Bundle, 'inputs'> | undefined {
  if (!existsSync(note)) return undefined;
  const { hash, sources, inputs } = JSON.parse(readFileSync(note, 'utf8'));
  return hash === hashOf(sources) ? { inputs } : undefined;
}

function hashOf(sources: string[]): string {
  const hash = createHash('sha256');
  for (const source of ['lib/bundle.ts', 'package-lock.json', ...sources]) {
    const path = join(root, source);
    hash.update(`${source}\n`).update(existsSync(path) ? readFileSync(path) : 'gone');
  }
  return hash.digest('hex');
}
