import { stringify } from 'csv-stringify/sync';
import writeXlsx from 'write-excel-file/node';
import { owningRoleTitles } from '../../domain/vocabulary.ts';
import type { RegisterLine } from './register-line.ts';
import { deciderWords, standingWords } from './register-words.ts';

/** The register as a table: a heading, and from each line the cell below it. Text only, instants in UTC (RFC 3339). */
const columns: { heading: string; width: number; cell: (line: RegisterLine) => string }[] = [
  { heading: 'Assessment', width: 12, cell: ({ acceptance }) => acceptance.reference },
  { heading: 'Supplier', width: 24, cell: ({ acceptance }) => acceptance.supplierName },
  { heading: 'AI system', width: 24, cell: ({ acceptance }) => acceptance.systemName },
  { heading: 'Owning role', width: 18, cell: ({ acceptance }) => owningRoleTitles[acceptance.role] },
  { heading: 'Severity', width: 10, cell: ({ acceptance }) => acceptance.severity },
  { heading: 'Inherent risk', width: 12, cell: ({ acceptance }) => acceptance.inherentRisk },
  { heading: 'Residual risk', width: 12, cell: ({ acceptance }) => acceptance.residualRisk },
  {
    heading: 'What it covers',
    width: 50,
    cell: ({ acceptance }) => acceptance.findings.map(({ title, severity }) => `${title} (${severity})`).join('; '),
  },
  { heading: 'Accepted by', width: 40, cell: ({ acceptance }) => acceptance.by.map(deciderWords).join('; ') },
  { heading: 'Why', width: 60, cell: ({ acceptance }) => acceptance.by.map(({ reasons }) => reasons).join('\n\n') },
  { heading: 'Conditions', width: 10, cell: ({ acceptance }) => String(acceptance.conditions) },
  { heading: 'Accepted from', width: 24, cell: ({ acceptance }) => acceptance.from },
  { heading: 'Accepted until', width: 24, cell: ({ until }) => until },
  { heading: 'By its own approval until', width: 24, cell: ({ acceptance }) => acceptance.until },
  { heading: 'Standing', width: 12, cell: ({ standing }) => standingWords[standing] },
  { heading: 'Bound to (SHA-256)', width: 66, cell: ({ acceptance }) => acceptance.basis },
];

/** The last row of a file that ends before the register does: in the first cell, so that nobody takes the file for all there is. */
const notComplete = (lines: readonly RegisterLine[], complete: boolean): string[][] =>
  complete
    ? []
    : [columns.map((_, n) => (n === 0 ? `NOT COMPLETE: only the first ${lines.length} lines; the register has more` : ''))];

/** UTF-8 with a byte order mark, as spreadsheets read it; cells that would start a formula begin with an apostrophe. */
export function registerCsv(lines: readonly RegisterLine[], complete: boolean): string {
  const rows = lines.map((line) => columns.map(({ cell }) => cell(line)));
  const all = [columns.map(({ heading }) => heading), ...rows, ...notComplete(lines, complete)];
  return stringify(all, { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

/** A workbook whose cells are all text: nothing in it is a formula. Excel holds 32,767 characters in a cell. */
export function registerXlsx(lines: readonly RegisterLine[], complete: boolean): Promise<Buffer> {
  const text = (value: string) => ({ value: value.slice(0, 32_767), type: String, wrap: true, alignVertical: 'top' as const });
  const rows = [
    columns.map(({ heading }) => ({ value: heading, type: String, fontWeight: 'bold' as const })),
    ...lines.map((line) => columns.map(({ cell }) => text(cell(line)))),
    ...notComplete(lines, complete).map((row) => row.map(text)),
  ];
  const layout = { columns: columns.map(({ width }) => ({ width })), sheet: 'Accepted risks', stickyRowsCount: 1 };
  return writeXlsx(rows, layout).toBuffer();
}
