import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import type { CatalogFile } from './catalog-files.ts';
import type { Path, Place, Problem } from './problem.ts';

/** A YAML file as plain data that still knows on which line each part stands. */
export interface YamlDocument extends Place {
  value: unknown;
  /** What the YAML itself gets wrong: then `value` means nothing. */
  problems: Problem[];
}

/** Documents by the very file object they were read from: whoever changes one file of many reads only that one again. */
const known = new WeakMap<CatalogFile, YamlDocument>();

/** Reads one YAML file. Never throws: what cannot be read is a problem with its line. Its `value` is shared: do not change it. */
export function readYaml(source: CatalogFile): YamlDocument {
  const document = known.get(source) ?? parse(source);
  known.set(source, document);
  return document;
}

function parse({ file, text }: CatalogFile): YamlDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const problems = document.errors.map((error) => ({
    file,
    line: lines.linePos(beginningOf(error, document)).line || 1,
    message: `This file cannot be read as YAML from here on (${error.message.trim()}). Look for a missing quote, colon or indent.`,
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

/** Where an error begins for the reader: a quote that is never closed is noticed at the end, but began where it was opened. */
function beginningOf(error: YAMLError, document: Document): number {
  let opened: number | undefined;
  if (error.code === 'MISSING_CHAR' && /quote/.test(error.message))
    visit(document, {
      Scalar(_, { type, range }) {
        if (type?.startsWith('QUOTE') && range && range[0] < error.pos[0] && range[1] >= error.pos[0]) opened = range[0];
      },
    });
  return opened ?? error.pos[0];
}
