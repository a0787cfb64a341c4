import { namedError } from './named-error.ts';
import type { Policy } from './policy.ts';
import { higher, isAbove } from './scale.ts';
import type { Finding, Route, Scorecard } from './scorecard.ts';
import { owningRoles, riskLevels, type Severity, severities, type Tier } from './vocabulary.ts';

/**
 * Whether nobody has to look (design section 5, clearing): the policy allows this tier, there is a score, no knock-out failed,
 * no finding is worse than allowed, and residual risk is within appetite.
 */
export function clears(scorecard: Scorecard, policy: Pick<Policy, 'clearing'>, tier: Tier): boolean {
  const { tiers, worstFinding, appetite } = policy.clearing;
  return (
    tiers.includes(tier) &&
    scorecard.overall !== null &&
    scorecard.knockOutsFailed.length === 0 &&
    scorecard.findings.every((finding) => !isAbove(severities, finding.severity, worstFinding)) &&
    !isAbove(riskLevels, scorecard.residualRisk, appetite)
  );
}

/**
 * Where a scorecard goes: clear, or one request per owning role with all its findings, worst first (then by id); roles in
 * the order of the vocabulary. Quorum by the request's worst finding. Scoring guarantees a finding wherever nothing clears.
 */
export function route(scorecard: Scorecard, policy: Pick<Policy, 'clearing' | 'quorum'>, tier: Tier): Route {
  if (clears(scorecard, policy, tier)) return { kind: 'clear' };
  const requests = owningRoles.flatMap((role) => {
    const findings = scorecard.findings.filter((finding) => finding.owner === role).sort(worstFirst);
    if (findings.length === 0) return [];
    const severity = findings.map((finding) => finding.severity).reduce<Severity>((a, b) => higher(severities, a, b), 'low');
    return [{ role, severity, findingIds: findings.map((finding) => finding.id), quorum: policy.quorum[severity] }];
  });
  if (requests.length > 0) return { kind: 'exceptions', requests };
  throw namedError('NothingToDecide', `assessment ${scorecard.assessmentId} does not clear and has no finding to decide on`);
}

function worstFirst(a: Finding, b: Finding): number {
  return severities.indexOf(b.severity) - severities.indexOf(a.severity) || (a.id < b.id ? -1 : 1);
}
