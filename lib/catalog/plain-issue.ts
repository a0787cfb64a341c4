import type * as z from 'zod';
import type { Path } from './problem.ts';

/** What the lists of the catalog hold, for naming an entry: `options` holds options. */
const entryOf: Record<string, string> = {
  questions: 'question',
  options: 'option',
  criteria: 'criterion',
  controls: 'control',
  domains: 'domain',
};

/** What a translation lists by id instead. */
const byId = new Set(['question', 'option']);

/** A schema's complaint in words for someone who edits YAML and does not program. `root` is the document that was checked. */
export function plainIssue(issue: z.core.$ZodIssue, root: unknown): string {
  const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  const key = path.findLast((step) => typeof step === 'string') ?? '';
  const where = owner(path, root);
  if (issue.code === 'invalid_key') return `${quoted(key)} is not an id as the questionnaire writes them.`;
  if (issue.code === 'unrecognized_keys')
    return `${where} has ${issue.keys.map(quoted).join(' and ')}, which means nothing here. Is it misspelt or indented too far?`;
  if (path.includes('when')) return `${where} has a condition that cannot be read. Use all, any, not, eq, in or answered.`;
  if (valueAt(root, path) === undefined)
    return key === 'value'
      ? `${where} has no value. Give it a whole number from 0 to 100.`
      : `${where} has no ${quoted(key)}. It is needed.`;
  if (issue.code === 'invalid_value')
    return `${where}: ${quoted(key)} must be one of ${issue.values.map(String).join(', ')}, not ${said(valueAt(root, path))}.`;
  if (issue.code === 'invalid_union' && 'discriminator' in issue)
    return `${where}: ${said(valueAt(root, path))} is not a type of question. Use single, multiple, yes-no, number, date, text or evidence.`;
  if (issue.code === 'invalid_format')
    return `${where}: ${quoted(key)} is not written as it should be: ${said(valueAt(root, path))}.`;
  if (issue.code === 'too_big')
    return `${where}: ${quoted(key)} is too ${size(issue.origin, 'long', 'large')}; at most ${issue.maximum}.`;
  if (issue.code === 'too_small')
    return `${where}: ${quoted(key)} is too ${size(issue.origin, 'short', 'small')}; at least ${issue.minimum}.`;
  return `${where}: ${quoted(key)} cannot be ${said(valueAt(root, path))}. ${issue.message}.`;
}

/** “The option “own” of the question “about.law””: the entries with an id around a path, innermost first. */
function owner(path: Path, root: unknown): string {
  const names: string[] = [];
  path.forEach((step, at) => {
    const entry = valueAt(root, path.slice(0, at + 1));
    const kind = entryOf[String(path[at - 1])];
    if (!kind || (typeof step === 'string' && !byId.has(kind))) return;
    const named = typeof step === 'string' ? step : isRecord(entry) && typeof entry.id === 'string' ? entry.id : undefined;
    const id = named === undefined ? `number ${Number(step) + 1}` : quoted(named);
    names.unshift(`the ${kind} ${id}`);
  });
  const name = names.length > 0 ? names.join(' of ') : 'this file';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isRecord(value)) value = value[step];
    else return undefined;
  }
  return value;
}

const isRecord = (value: unknown): value is Record<string | number, unknown> => typeof value === 'object' && value !== null;
const quoted = (text: string | number): string => `“${text}”`;
const said = (value: unknown): string => quoted(isRecord(value) ? 'a list or a group' : String(value));
const size = (origin: string, ofText: string, ofNumber: string): string =>
  origin === 'string' || origin === 'array' ? ofText : ofNumber;
