import type { Policy } from '../catalog/policy.ts';
import { controlStrengths, type RiskLevel, riskLevels, type Severity, type Tier } from '../vocabulary.ts';
import { isAbove } from './scale.ts';
import type { Finding, Scorecard } from './scorecard.ts';

/** Findings about the response as a whole carry this domain, and their own name in place of a criterion's. */
export const GENERAL_DOMAIN = 'general';
export const generalFindingNames = ['no-score', 'residual-risk', 'tier-review'] as const;

/** Whether it judges the response as a whole: then every answer and every file is behind it. */
export const isGeneral = ({ domain }: Pick<Finding, 'domain'>): boolean => domain === GENERAL_DOMAIN;

/** What they are called on pages, in mails and in the register of accepted risks, where they are stored: one name everywhere. */
export const generalFindingTitles: Record<string, string> = {
  'no-score': 'Nothing could be scored',
  'residual-risk': 'Residual risk above appetite',
  'tier-review': 'Review by a person',
};

/** What they were called before: lines of the register that were stored then stay as they are. */
export const formerGeneralTitles: Record<string, readonly string[]> = {
  'tier-review': ['Review of a high-tier system'],
};

/**
 * What people must look at although no single criterion says so; AI governance owns it:
 * `F-no-score` nothing could be scored; `F-residual-risk` the residual risk is above appetite; `F-tier-review` nothing fell
 * short, but the policy lets no response of this tier clear by itself (so that there is something to decide on).
 * These words are bytes of stored scorecards: rewording them would break the proof of every outcome that holds them.
 */
export function generalFindings(
  judged: Pick<Scorecard, 'overall' | 'inherentRisk' | 'residualRisk'>,
  tier: Tier,
  policy: Policy,
  otherFindings: number,
): Finding[] {
  const { overall, inherentRisk, residualRisk } = judged;
  if (overall === null)
    return [
      general('no-score', 'high', null, 0, {
        risk: 'No answer could be scored, so nothing is known about how the supplier controls the risks of this AI system.',
        treatment: 'Go through the answers with the supplier, then assess again or decide without a score.',
      }),
    ];
  if (isAbove(riskLevels, residualRisk, policy.clearing.appetite))
    return [
      general('residual-risk', severityOfRisk[residualRisk], overall, scoreWithinAppetite(inherentRisk, policy), {
        risk: "The risk that remains after the supplier's controls is above what the policy accepts without a decision.",
        treatment:
          'Accept the remaining risk with reasons and conditions, reduce it in how the system is used, or do not use the system.',
      }),
    ];
  if (otherFindings === 0 && !policy.clearing.tiers.includes(tier))
    return [
      general('tier-review', severityOfRisk[residualRisk], overall, 0, {
        risk: 'The inherent risk of this AI system is high enough that the policy asks a person to confirm its use.',
        treatment: 'Read the answers and confirm that the system may be used as intended.',
      }),
    ];
  return [];
}

/** Accepting a risk is as severe as the risk that remains. */
const severityOfRisk: Record<RiskLevel, Severity> = {
  'very-low': 'low',
  low: 'low',
  medium: 'medium',
  high: 'high',
  'very-high': 'critical',
};

/** The overall score (basis points) from which the residual risk would be within appetite; 10000 where none is enough. */
function scoreWithinAppetite(inherent: RiskLevel, policy: Policy): number {
  const { appetite } = policy.clearing;
  const enough = controlStrengths.find((strength) => !isAbove(riskLevels, policy.residualRisk[inherent][strength], appetite));
  return enough === undefined ? 10_000 : policy.controlStrength[enough];
}

function general(
  name: (typeof generalFindingNames)[number],
  severity: Severity,
  score: number | null,
  threshold: number,
  words: Pick<Finding, 'risk' | 'treatment'>,
): Finding {
  return {
    id: `F-${name}`,
    criterionId: name,
    domain: GENERAL_DOMAIN,
    severity,
    knockOut: false,
    score,
    threshold,
    ...words,
    owner: 'ai-governance',
    questionIds: [],
  };
}
