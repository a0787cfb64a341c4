import type { Catalog } from '../../functions/domain/catalog/catalog.ts';
import { scoreSubmission } from '../../functions/domain/judgement/score.ts';
import { hashOf } from '../../functions/domain/proof/canonical.ts';
import { fullResponse } from '../support/full-response.ts';
import { bareLoop } from './bare-loop.ts';
import type { Measurement } from './measurement.ts';

const ROUNDS = 200;
const CALLS = 100;

/**
 * Scoring a full high-tier response against a bare loop over the same answers, taking turns in the same process; the
 * best of `ROUNDS` rounds of each, since whatever else the machine does only adds. Goal: at most 5 times the bare loop (`score.ratio`).
 */
export function benchScore(catalog: Catalog): Measurement[] {
  const submission = fullResponse(catalog, 'high', 'developer');
  const submissionHash = hashOf(submission);
  const bare = bareLoop(catalog);
  let sink = 0;
  const scoring = () => {
    sink += scoreSubmission({ submission, submissionHash, catalog, inherentRisk: 'high' }).overall ?? 0;
  };
  const looping = () => {
    sink += bare(submission);
  };
  for (let warm = 0; warm < 100 * CALLS; warm++) {
    scoring();
    looping();
  }
  const [scores, loops]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    scores.push(microseconds(scoring));
    loops.push(microseconds(looping));
  }
  if (sink === 0) throw new Error('nothing was scored');
  const [score, loop] = [Math.min(...scores), Math.min(...loops)];
  return [
    { name: 'score.questions', unit: 'answers', value: Object.keys(submission.answers).length },
    { name: 'score.full-high-tier', unit: 'µs', value: rounded(score) },
    { name: 'score.bare-loop', unit: 'µs', value: rounded(loop) },
    { name: 'score.ratio', unit: '×', value: rounded(score / loop), goal: 5 },
  ];
}

function microseconds(work: () => void): number {
  const start = process.hrtime.bigint();
  for (let call = 0; call < CALLS; call++) work();
  return Number(process.hrtime.bigint() - start) / 1000 / CALLS;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
