import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync, type Metafile } from 'esbuild';

/** One function's code, ready for Lambda. */
export interface Bundle {
  /** Directory that holds `index.mjs` and nothing else. */
  directory: string;
  bytes: Uint8Array;
  /** Bytes that each source file contributes, by its path from the repository's root; only files that contribute. */
  inputs: Record<string, number>;
}

const root = join(import.meta.dirname, '..');
const output = join(root, '.build');
const memory = new Map<string, Bundle>();

/** CommonJS packages ask for Node's own modules through `require`, which an ES module lacks. */
const REQUIRE = "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);\n";
const NEEDS_REQUIRE = 'Dynamic require of';

/**
 * Credential sources of a developer's machine. Inside Lambda the credentials are in the environment, which the SDK looks at first,
 * so these are never imported there and would only make the cold start slower.
 */
const NEVER_REACHED = ['ini', 'sso', 'process', 'web-identity', 'login', 'cognito-identity'].map(
  (source) => `@aws-sdk/credential-provider-${source}`,
);

/**
 * Bundles an entry (path from the repository's root, as `functions/web/handler.ts`) with everything it uses. Each entry is bundled
 * once per process; the file is rewritten only when its content changes, so that unchanged code keeps its asset hash.
 */
export function bundle(entry: string): Bundle {
  const known = memory.get(entry);
  if (known) return known;
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
    conditions: ['module'],
    loader: { '.css': 'text' },
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    external: NEVER_REACHED,
    legalComments: 'none',
    logLevel: 'error',
  });
  const code = built.outputFiles[0]?.text ?? '';
  const bytes = Buffer.from(code.includes(NEEDS_REQUIRE) ? REQUIRE + code : code);
  const directory = join(output, entry.replace(/\.tsx?$/, '').replaceAll('/', '-'));
  const file = join(directory, 'index.mjs');
  mkdirSync(directory, { recursive: true });
  if (!existsSync(file) || !readFileSync(file).equals(bytes)) writeFileSync(file, bytes);
  const result = { directory, bytes, inputs: contributions(built.metafile) };
  memory.set(entry, result);
  return result;
}

function contributions(metafile: Metafile): Record<string, number> {
  const [file] = Object.values(metafile.outputs);
  const all = Object.entries(file?.inputs ?? {}).map(([path, { bytesInOutput }]) => [path, bytesInOutput] as const);
  return Object.fromEntries(all.filter(([, size]) => size > 0));
}
