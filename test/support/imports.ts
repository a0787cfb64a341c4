import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export interface Import {
  from: string;
  /** Path from the repository's root, or a package: `zod`, `node:crypto`, `@aws-sdk/client-s3`. */
  to: string;
  /** Only types: nothing of it is left when the code runs. */
  typeOnly: boolean;
}

const root = join(import.meta.dirname, '../..');
/** The formatter makes all imports look alike: single quotes, from the start of a line. */
const STATEMENT = /^(?:import|export)(?<type> type)?\b[^'";]*?\bfrom\s+'(?<module>[^']+)'/gm;
const BARE = /^import '(?<module>[^']+)'/gm;
const DYNAMIC = /\bimport\('(?<module>[^']+)'\)/g;

/** Every import of our TypeScript and of the verifier, resolved. */
export function allImports(): Import[] {
  const files = globSync(['{bin,functions,lib,test}/**/*.{ts,tsx}', 'verifier/**/*.mjs'], { cwd: root });
  return files.flatMap((from) => {
    const text = readFileSync(join(root, from), 'utf8');
    return [STATEMENT, BARE, DYNAMIC].flatMap((pattern) =>
      [...text.matchAll(pattern)].map(({ groups }) => ({
        from,
        to: resolve(from, groups?.module ?? ''),
        typeOnly: groups?.type !== undefined,
      })),
    );
  });
}

function resolve(from: string, module: string): string {
  if (module.startsWith('.')) return normalize(join(dirname(from), module));
  return module.startsWith('@') ? module.split('/').slice(0, 2).join('/') : (module.split('/')[0] ?? module);
}

/** Files that import each other in a circle, through imports that are still there when the code runs. Empty: none. */
export function circle(imports: Import[]): string[] {
  const next = Map.groupBy(
    imports.filter(({ typeOnly }) => !typeOnly),
    ({ from }) => from,
  );
  const done = new Set<string>();
  const visit = (file: string, way: string[]): string[] => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const { to } of next.get(file) ?? []) {
      const found = visit(to, [...way, file]);
      if (found.length > 0) return found;
    }
    done.add(file);
    return [];
  };
  for (const file of next.keys()) {
    const found = visit(file, []);
    if (found.length > 0) return found;
  }
  return [];
}
