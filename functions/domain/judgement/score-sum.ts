/** Points of one or many criteria: weight·10000 available, weight·score earned, each summed exactly. */
export interface ScoreSum {
  available: number;
  earned: number;
}

/** What a criterion of this weight adds, by its score in basis points; nothing where it does not apply (null). */
export function pointsOf(weight: number, score: number | null): ScoreSum {
  return score === null ? { available: 0, earned: 0 } : { available: weight * 10_000, earned: weight * score };
}

export function addTo(sum: ScoreSum, points: ScoreSum): void {
  sum.available += points.available;
  sum.earned += points.earned;
}

/** ⌊10000 · earned / available⌋ in basis points; null when nothing applies, never 100. */
export function scoreOf(sum: ScoreSum): number | null {
  return sum.available === 0 ? null : Math.floor((10_000 * sum.earned) / sum.available);
}
