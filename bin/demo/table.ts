import type { Row } from './result.ts';
import { p95 } from './wakes.ts';

const WAKE_LIMIT_MS = 3000;

const columns: [string, (row: Row) => string][] = [
  ['supplier', (row) => row.supplier],
  ['tier', (row) => row.tier],
  ['score', (row) => (row.score === null ? '–' : row.score.toFixed(2))],
  ['findings', (row) => severities(row.findings)],
  ['decisions', (row) => String(row.decisions.length)],
  ['outcome', (row) => row.outcome ?? row.status],
  ['valid until', (row) => row.validUntil?.slice(0, 16).replace('T', ' ') ?? '–'],
  ['mails', (row) => String(Object.values(row.mails).reduce((sum, n) => sum + n, 0))],
  ['transitions', (row) => String(row.stateTransitions)],
  ['read units', (row) => row.readUnits.toFixed(1)],
  ['write units', (row) => row.writeUnits.toFixed(0)],
];

const severities = (findings: Record<string, number>) =>
  Object.entries(findings)
    .filter(([, n]) => n > 0)
    .map(([severity, n]) => `${n} ${severity}`)
    .join(', ') || '–';

/** What deciding cost in all stories together, against the limits. */
export function decidingLines(rows: Pick<Row, 'wakes' | 'decisionUnits'>[]): string[] {
  const wakes = rows.flatMap((row) => row.wakes);
  const units = rows.flatMap((row) => row.decisionUnits);
  if (wakes.length === 0 || units.length === 0) return ['Nobody decided.'];
  const slow = p95(wakes) ?? 0;
  const most = (of: (one: (typeof units)[number]) => number) =>
    `${p95(units.map(of))} (p95), ${Math.max(...units.map(of))} at most`;
  return [
    `Waking the workflow after a decision: p95 ${(slow / 1000).toFixed(2)} s of ${wakes.length} (limit ${WAKE_LIMIT_MS / 1000} s)${slow > WAKE_LIMIT_MS ? ': too slow, or this machine is busy' : ''}.`,
    `Write units of a decision, one transaction: ${most(({ table }) => table)}; entries in indexes ${most(({ indexes }) => indexes)}; ${units.length} decisions.`,
  ];
}

/** The rows as a plain text table. */
export function tableLines(rows: Row[]): string[] {
  const cells = rows.map((row) => columns.map(([, value]) => value(row)));
  const widths = columns.map(([title], n) => Math.max(title.length, ...cells.map((row) => row[n]?.length ?? 0)));
  const line = (values: string[]) => `  ${values.map((value, n) => value.padEnd(widths[n] ?? 0)).join('  ')}`.trimEnd();
  return [line(columns.map(([title]) => title)), line(widths.map((width) => '─'.repeat(width))), ...cells.map(line)];
}
