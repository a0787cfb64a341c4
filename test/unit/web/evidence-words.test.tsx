import * as cheerio from 'cheerio';
import { expect, test } from 'vitest';
import { evidenceStanding } from '../../../functions/domain/answers/evidence.ts';
import { LineExplained } from '../../../functions/web/criterion-line.tsx';
import { EvidenceList } from '../../../functions/web/evidence-list.tsx';
import { proofFacts, proofWords, standingWords } from '../../../functions/web/evidence-words.ts';
import { smallCatalog } from '../../support/small-catalog.ts';
import { file, frozen, scored, submissionTo } from '../../support/small-submission.ts';

const certificate = { kind: 'certificate', scheme: 'iso-42001', issuedOn: '2023-05-03' } as const;
const read = async (node: { toString(): string | Promise<string> }) =>
  cheerio
    .load(await (await node).toString())
    .text()
    .replace(/\s+/g, ' ');

test.each([
  ['2023-06-01', 'counts as independent proof'],
  [
    '2024-10-01',
    "last audit more than 15 months before the answers were submitted (in time until 3 August 2024), so it counts as supplier's document",
  ],
  ['2026-05-04', 'its three years ended on 3 May 2026, so it counts as claim only'],
])('what a certificate counts as on %s, and why', (at, words) => {
  expect(`${proofWords(certificate)}; ${standingWords(evidenceStanding(certificate, at))}`).toBe(
    `ISO/IEC 42001 certificate of 3 May 2023; ${words}`,
  );
});

test('what is not known is not said', () => {
  expect(proofWords({ kind: 'policy' })).toBe('Policy');
  expect(proofFacts({ issuer: '', surveillanceOn: '2025-01-02' })).toEqual(['last surveillance audit 2 January 2025']);
  expect(standingWords(evidenceStanding({ ...certificate, issuedOn: undefined }, '2026-01-01'))).toContain(
    'no audit of the last 15 months is known',
  );
});

test('a criterion’s line names each file with what it counts, as of the day of submission', async () => {
  const catalog = smallCatalog();
  const old = { kind: 'audit-report', expiresOn: '2026-02-28' } as const;
  const submission = submissionTo(catalog, { evidence: [frozen('e1', ['data.checks'], old), frozen('e2', ['data.personal'])] });
  const line = scored(catalog, submission).lines.find(({ criterionId }) => criterionId === 'data-checks');
  if (!line) throw new Error('the small catalog changed');
  const text = await read(<LineExplained line={line} catalog={catalog} submission={submission} />);
  expect(text).toContain('e1.pdf: Audit report; valid until 28 February 2026, so it counts as claim only.');
  expect(text).not.toContain('e2.pdf');
});

test('a file that was replaced stays on the list, and says so', async () => {
  const [old, next] = [file('e1', ['data.checks']), file('e2', ['data.checks'], { replaces: 'e1' })];
  const text = await read(<EvidenceList evidence={[old, next]} catalog={smallCatalog()} path="/e" />);
  expect(text.split('Replaced by a newer file')).toHaveLength(2);
  expect(text).toMatch(/e1\.pdf.*Replaced by a newer file.*e2\.pdf/);
});

test('the list of files says when nothing but the test string was looked for', async () => {
  const catalog = smallCatalog();
  const list = (scanner?: 'development') =>
    read(<EvidenceList evidence={[file('e1', ['data.checks'], { ...certificate, scanner })]} catalog={catalog} path="/e" />);
  expect(await list('development')).toMatch(/ISO\/IEC 42001 certificate of 3 May 2023.*Clean.*development scanner/);
  expect(await list()).not.toContain('development');
});
