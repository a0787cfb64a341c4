import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { CatalogFile } from './catalog-files.ts';
import type { Path, Place, Problem } from './problem.ts';

/** A YAML file as plain data that still knows on which line each part stands. */
export interface YamlDocument extends Place {
  value: unknown;
  /** What the YAML itself gets wrong: then `value` means nothing. */
  problems: Problem[];
}

/** Reads one YAML file. Never throws: what cannot be read is a problem with its line. */
export function readYaml({ file, text }: CatalogFile): YamlDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const problems = document.errors.map(({ pos, message }) => ({
    file,
    line: lines.linePos(pos[0]).line || 1,
    message: `This file cannot be read as YAML from here on (${message.trim()}). Look for a missing quote, colon or indent.`,
  }));

  /** The line of the deepest part of the path that exists: a map entry's key, or a list entry's beginning. */
  function lineOf(path: Path): number {
    let node: unknown = document.contents;
    let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
        if (!pair) break;
        if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
        node = pair.value;
      } else if (isSeq(node) && typeof step === 'number') {
        const item = node.items[step];
        if (!isNode(item)) break;
        offset = item.range?.[0] ?? offset;
        node = item;
      } else break;
    }
    return lines.linePos(offset).line || 1;
  }
  return { file, value: problems.length > 0 ? undefined : document.toJS(), problems, lineOf };
}
