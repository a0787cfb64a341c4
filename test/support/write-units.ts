import { indexes } from '../../functions/platform/table/keys.ts';

/** An item of the table as the document client takes it. */
export type Item = Record<string, unknown>;

/**
 * What one item of a transaction costs on AWS, in write request units: the rules of bin/local/capacity.py, for items before
 * they are sent. Two per started KB of the larger of before and after, and the writes of the indexes, which project everything.
 */
export function transactionUnits(before: Item | undefined, after: Item | undefined): { table: number; indexes: number } {
  const table = 2 * units(Math.max(itemSize(before), itemSize(after)));
  return { table, indexes: Object.values(indexes).reduce((sum, index) => sum + indexUnits(index, before, after), 0) };
}

function indexUnits({ pk, sk }: { pk: string; sk: string }, before: Item | undefined, after: Item | undefined): number {
  const entry = (item: Item | undefined) => (item?.[pk] !== undefined && item[sk] !== undefined ? item : undefined);
  const [old, now] = [entry(before), entry(after)];
  if (JSON.stringify(old) === JSON.stringify(now)) return 0;
  if (old && now && old[pk] === now[pk] && old[sk] === now[sk]) return units(Math.max(itemSize(old), itemSize(now)));
  return [old, now].reduce((sum, one) => sum + (one ? units(itemSize(one)) : 0), 0);
}

const units = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024));

export const itemSize = (item: Item | undefined): number =>
  Object.entries(item ?? {}).reduce((sum, [name, value]) => sum + (value === undefined ? 0 : bytes(name) + valueSize(value)), 0);

function valueSize(value: unknown): number {
  if (typeof value === 'string') return bytes(value);
  if (typeof value === 'number') return numberSize(String(value));
  if (Array.isArray(value)) return 3 + value.reduce((sum: number, one) => sum + 1 + valueSize(one), 0);
  if (typeof value !== 'object' || value === null) return 1;
  const held = Object.entries(value).filter(([, one]) => one !== undefined);
  return 3 + held.length + itemSize(Object.fromEntries(held));
}

/** One byte for every two significant digits, and one more; another for the sign. */
function numberSize(text: string): number {
  const digits = text
    .replace('-', '')
    .replace('.', '')
    .replace(/^0+|0+$/g, '');
  return 1 + Math.ceil(digits.length / 2) + (text.startsWith('-') ? 1 : 0);
}

const bytes = (text: string): number => Buffer.byteLength(text);
