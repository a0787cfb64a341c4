import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPython } from '../../../bin/local/python.ts';

const python = await findPython();
const PROGRAM = `import capacity, json, sys
print(json.dumps([getattr(capacity, name)(*args) for name, *args in json.load(sys.stdin)]))`;

type Call = [name: string, ...args: unknown[]];

/** Calls functions of capacity.py, all of them in one process. */
function ask(...calls: Call[]): unknown {
  if (!python.found) throw new Error(python.reason);
  const cwd = join(import.meta.dirname, '../../../bin/local');
  return JSON.parse(execFileSync(python.command, ['-B', '-c', PROGRAM], { cwd, input: JSON.stringify(calls), encoding: 'utf8' }));
}
const ofBytes = (bytes: number) => ({ pk: { S: 'x'.repeat(bytes - 2) } });

describe.skipIf(!python.found)('the units that DynamoDB counts', () => {
  it('take an item to be as large as its names and values', () => {
    const item = {
      pk: { S: 'é' },
      count: { N: '-1234.5' },
      whole: { N: '100' },
      yes: { BOOL: true },
      none: { NULL: true },
      bytes: { B: Buffer.from('12345').toString('base64') },
      list: { L: [{ S: 'ab' }, { M: {} }] },
      map: { M: { a: { S: 'b' } } },
      set: { SS: ['abc', 'd'] },
    };
    const names = Object.keys(item).join('').length;
    const values = 2 + 5 + 2 + 1 + 1 + 5 + (3 + 1 + 2 + 1 + 3) + (3 + 1 + 2) + 4;
    expect(ask(['item_size', item], ['item_size', null])).toEqual([names + values, 0]);
  });

  it('are one per started KB written, twice in a transaction, by the larger of before and after', () => {
    const cost = (before: unknown, after: unknown, transactional: boolean): Call => [
      'write_cost',
      before,
      after,
      [],
      transactional,
    ];
    expect(
      ask(
        cost(null, ofBytes(1024), false),
        cost(null, ofBytes(1025), false),
        cost(ofBytes(2049), null, true),
        cost(null, null, true),
      ),
    ).toEqual([1, 2, 6, 2]);
  });

  it("are an index's own writes: none when unchanged or absent, one for an entry, two when its key moves", () => {
    const entry = (due: string, rest = 'a') => ({ pk: { S: '1' }, due: { S: due }, rest: { S: rest } });
    const units = (before: unknown, after: unknown): Call => ['index_units', ['due'], before, after];
    expect(
      ask(
        units(ofBytes(10), ofBytes(20)),
        units(entry('1'), entry('1')),
        units(ofBytes(10), entry('1')),
        units(entry('1'), null),
        units(entry('1'), entry('1', 'b'.repeat(1024))),
        units(entry('1'), entry('2')),
      ),
    ).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('are one per started 4 KB read, half when eventual; a query rounds its whole page, a batch each item', () => {
    const read = (action: string, request: object, response: object): Call => ['read_cost', action, request, response];
    const three = [ofBytes(3000), ofBytes(3000), ofBytes(3000)];
    expect(
      ask(
        read('GetItem', { ConsistentRead: true }, { Item: ofBytes(4096) }),
        read('GetItem', {}, { Item: ofBytes(4097) }),
        read('GetItem', {}, {}),
        read('Query', { ConsistentRead: true }, { Items: three }),
        read('Query', {}, { Items: [] }),
        read('BatchGetItem', { RequestItems: { t: {} } }, { Responses: { t: three } }),
        read('TransactGetItems', {}, { Responses: [{ Item: ofBytes(10) }, {}] }),
      ),
    ).toEqual([1, 1, 0.5, 3, 0.5, 1.5, 4]);
  });
});
