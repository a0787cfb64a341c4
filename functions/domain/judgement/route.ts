import type { Assessment } from '../assessment.ts';
import type { Policy, RoutingRule } from '../catalog/policy.ts';
import { namedError } from '../named-error.ts';
import { type OwningRole, owningRoles, riskLevels, type Severity, severities, type Tier } from '../vocabulary.ts';
import { higher, isAbove } from './scale.ts';
import type { Finding, Route, Scorecard } from './scorecard.ts';

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

/** What of an assessment says who owns its findings. */
export type Routed = Pick<Assessment, 'tier'> & { facts: Pick<Assessment['facts'], 'aiActClass'> };
/** What of a policy says who is asked for how many approvals. */
export type RoutingPolicy = Pick<Policy, 'clearing' | 'quorum' | 'approval'>;

/**
 * The roles that own a finding: by the policy's first rule that fits, else by the criterion, and whoever is named besides.
 */
export function ownersOf(finding: Finding, { approval }: Pick<Policy, 'approval'>, subject: Routed): OwningRole[] {
  const rules = approval.routing.filter((rule) => fits(rule, finding, subject));
  const owner = rules.find(({ effect }) => effect === 'owns')?.role ?? finding.owner;
  return [...new Set([owner, ...rules.filter(({ effect }) => effect === 'also').map(({ role }) => role)])];
}

function fits(rule: RoutingRule, { domain, severity }: Finding, { tier, facts }: Routed): boolean {
  return (
    (rule.domains?.includes(domain) ?? true) &&
    (!rule.atLeast || !isAbove(severities, rule.atLeast, severity)) &&
    (rule.tiers?.includes(tier) ?? true) &&
    (rule.aiActClasses?.includes(facts.aiActClass) ?? true)
  );
}

/**
 * Where a scorecard goes: clear, or one request per owning role with all its findings, worst first (then by id); roles in
 * the order of the vocabulary. Quorum and mode by the request's worst finding. Scoring guarantees a finding wherever nothing clears.
 */
export function route(scorecard: Scorecard, policy: RoutingPolicy, subject: Routed): Route {
  if (clears(scorecard, policy, subject.tier)) return { kind: 'clear' };
  const requests = owningRoles.flatMap((role) => {
    const findings = scorecard.findings.filter((one) => ownersOf(one, policy, subject).includes(role)).sort(worstFirst);
    if (findings.length === 0) return [];
    const severity = findings.map((finding) => finding.severity).reduce<Severity>((a, b) => higher(severities, a, b), 'low');
    const [quorum, mode] = [policy.quorum[severity], policy.approval.mode[severity]];
    return [{ role, severity, findingIds: findings.map((finding) => finding.id), quorum, mode }];
  });
  if (requests.length > 0) return { kind: 'exceptions', requests };
  throw namedError('NothingToDecide', `assessment ${scorecard.assessmentId} does not clear and has no finding to decide on`);
}

function worstFirst(a: Finding, b: Finding): number {
  return severities.indexOf(b.severity) - severities.indexOf(a.severity) || (a.id < b.id ? -1 : 1);
}
