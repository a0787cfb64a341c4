import type { Policy } from '../catalog/policy.ts';
import { type RiskLevel, riskLevels, type Tier } from '../vocabulary.ts';
import { type IntakeFactName, type IntakeFacts, intakeFactNames } from './intake-facts.ts';
import { isAbove, reached } from './scale.ts';

export interface InherentRisk {
  /** Σ of the lines' points, exactly. */
  points: number;
  lines: { fact: IntakeFactName; choice: string; points: number }[];
  level: RiskLevel;
  /** The fact whose floor lifted the level above what the points say; the first of them where several tie. */
  liftedBy?: IntakeFactName;
  tier: Tier;
}

/**
 * Inherent risk by the policy's published table (design section 5): each fact's choice has its points, their sum reaches
 * a level, a floor may lift it, and the level sets the tier. Whole points, no rounding.
 */
export function inherentRisk(facts: IntakeFacts, policy: Pick<Policy, 'inherentRisk'>): InherentRisk {
  const table = policy.inherentRisk;
  const lines = intakeFactNames.map((fact) => {
    const choice: string = facts[fact];
    return { fact, choice, points: (table.points[fact] as Record<string, number>)[choice] ?? 0 };
  });
  const points = lines.reduce((sum, line) => sum + line.points, 0);
  let level = reached(riskLevels, table.levels, points);
  let liftedBy: IntakeFactName | undefined;
  for (const floor of table.floors) {
    if (facts[floor.fact] !== floor.choice || !isAbove(riskLevels, floor.level, level)) continue;
    level = floor.level;
    liftedBy = floor.fact;
  }
  return { points, lines, level, ...(liftedBy && { liftedBy }), tier: table.tier[level] };
}
