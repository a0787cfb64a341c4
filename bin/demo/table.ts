import type { Row } from './result.ts';

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

/** The rows as a plain text table. */
export function tableLines(rows: Row[]): string[] {
  const cells = rows.map((row) => columns.map(([, value]) => value(row)));
  const widths = columns.map(([title], n) => Math.max(title.length, ...cells.map((row) => row[n]?.length ?? 0)));
  const line = (values: string[]) => `  ${values.map((value, n) => value.padEnd(widths[n] ?? 0)).join('  ')}`.trimEnd();
  return [line(columns.map(([title]) => title)), line(widths.map((width) => '─'.repeat(width))), ...cells.map(line)];
}
