import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { canonicalJson, hashOf } from '../../functions/domain/canonical.ts';
import { Catalog } from '../../functions/domain/catalog.ts';
import { scoreSubmission } from '../../functions/domain/score.ts';
import { Submission } from '../../functions/domain/submission.ts';

/**
 * Bytes that every later engine must still read and produce (design section 5: "in this year's engine and next year's").
 * Never change a file or hash here to make this pass: stored outcomes could no longer be proved. A schema that adds a default,
 * or a rule that changes a number, must be versioned instead.
 */
const stored = (name: string) => JSON.parse(readFileSync(new URL(`golden/${name}.json`, import.meta.url), 'utf8'));
const { catalog, submission, inherentRisk } = stored('response');

test('what was stored keeps its hashes when it is read by today’s schemas', () => {
  expect(hashOf(Catalog.parse(catalog))).toBe('6784cd4ec1412166d3c59aaf1cded0536d8afbc74b3bf1883c9743063a14f53b');
  expect(hashOf(Submission.parse(submission))).toBe('08ca402debc7a0c6e2c760333dfbfe5b05aee33c14914bd84d8a5ba06731089f');
});

test('scoring it gives the bytes it gave then', () => {
  const read = { catalog: Catalog.parse(catalog), submission: Submission.parse(submission) };
  const scorecard = scoreSubmission({ ...read, submissionHash: hashOf(submission), inherentRisk });
  expect(canonicalJson(scorecard)).toBe(canonicalJson(stored('scorecard')));
  expect(hashOf(scorecard)).toBe('707b939b849443d241d4e82f9ecbc13bfd607f38e07b385e25d01621285e96ba');
});
