import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Submission } from '../../functions/domain/answers/submission.ts';
import { Catalog } from '../../functions/domain/catalog/catalog.ts';
import { scoreSubmission } from '../../functions/domain/judgement/score.ts';
import { canonicalJson, hashOf } from '../../functions/domain/proof/canonical.ts';

/**
 * Bytes that every later engine must still read and produce (design section 5: "in this year's engine and next year's").
 * Never change a file or hash here to make this pass: stored outcomes could no longer be proved. A schema that adds a default,
 * or a rule that changes a number, must be versioned instead. Recorded once more before the first release, when policies came to
 * say who decides by when: of the scorecard only the two hashes differed.
 */
const stored = (name: string) => JSON.parse(readFileSync(new URL(`golden/${name}.json`, import.meta.url), 'utf8'));
const { catalog, submission, inherentRisk } = stored('response');

test('what was stored keeps its hashes when it is read by today’s schemas', () => {
  expect(hashOf(Catalog.parse(catalog))).toBe('68b06f4b244547277d523ab785f1b8a9a51213d86e6eb71858a8794d107ac353');
  expect(hashOf(Submission.parse(submission))).toBe('c670dca72dcacd21747a7894a9191b6f28c1138ae32a718a0933677d84caa6ce');
});

test('scoring it gives the bytes it gave then', () => {
  const read = { catalog: Catalog.parse(catalog), submission: Submission.parse(submission) };
  const scorecard = scoreSubmission({ ...read, submissionHash: hashOf(submission), inherentRisk });
  expect(canonicalJson(scorecard)).toBe(canonicalJson(stored('scorecard')));
  expect(hashOf(scorecard)).toBe('4643cffc90c08a8877d09c7f99f057704e8eb3df33d31b289549c3598b47d0ba');
});
