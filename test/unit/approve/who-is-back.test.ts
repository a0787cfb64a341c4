import { expect, test } from 'vitest';
import { whoIsBack } from '../../../functions/approve/deciding/who-is-back.ts';
import { type Absence, type Directory, emptyDirectory } from '../../../functions/domain/deciding/directory.ts';

const deputy = { name: 'Sam Safe', email: 'Sam@Buyer.example' };
const member = (n: number) => ({ name: `Member ${n}`, email: `m${n}@buyer.example` });
const directory = (...absences: Absence[][]): Directory => ({
  ...emptyDirectory,
  roles: { ...emptyDirectory.roles, legal: absences.map((_, n) => member(n)) },
  standIns: absences.map((own, n) => ({ email: member(n).email.toUpperCase(), deputy, absences: own })),
});
const back = (known: Directory, today = '2026-03-10') => whoIsBack(known, 'legal', 'sam@buyer.example', today);
const away = (from: string, until: string) => ({ from, until });

test('since the day after their last absence', () => {
  expect(back(directory([away('2026-02-01', '2026-02-28')]))).toEqual({ of: member(0), since: '2026-03-01' });
  expect(back(directory([away('2026-02-20', '2026-03-09'), away('2026-01-01', '2026-01-05')]))?.since).toBe('2026-03-10');
});
test('not while they are away, again or still; nor who never was', () => {
  expect(back(directory([away('2026-02-01', '2026-02-28'), away('2026-03-10', '2026-03-12')]))).toBeUndefined();
  expect(back(directory([away('2026-03-11', '2026-03-12')]))).toBeUndefined();
  expect(back(directory([]))).toBeUndefined();
});
test('whoever came back last, among several; the head too', () => {
  const known = directory([away('2026-02-01', '2026-02-28')], [away('2026-02-01', '2026-03-08')]);
  expect(back(known)).toEqual({ of: member(1), since: '2026-03-09' });
  const head = { ...known, roles: emptyDirectory.roles, heads: { legal: member(0) } };
  expect(back(head)?.of).toEqual(member(0));
});
test('of this role, and for this deputy', () => {
  const known = directory([away('2026-02-01', '2026-02-28')]);
  expect(whoIsBack(known, 'security', 'sam@buyer.example', '2026-03-10')).toBeUndefined();
  expect(whoIsBack(known, 'legal', 'dora@buyer.example', '2026-03-10')).toBeUndefined();
});
