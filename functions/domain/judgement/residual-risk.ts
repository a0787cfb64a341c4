import type { Policy } from '../catalog/policy.ts';
import { type ControlStrength, controlStrengths, type RiskLevel } from '../vocabulary.ts';
import { reached } from './scale.ts';

/** How strong the controls are, from the overall score in basis points. No score counts as very weak. */
export function controlStrength(overall: number | null, policy: Pick<Policy, 'controlStrength'>): ControlStrength {
  return overall === null ? controlStrengths[0] : reached(controlStrengths, policy.controlStrength, overall);
}

/** The policy's matrix: inherent risk × control strength (design section 5). */
export function residualRisk(inherent: RiskLevel, strength: ControlStrength, policy: Pick<Policy, 'residualRisk'>): RiskLevel {
  return policy.residualRisk[inherent][strength];
}
