import type { Assessment } from '../../domain/assessment.ts';
import type { Catalog } from '../../domain/catalog/catalog.ts';
import type { ApprovalRequest } from '../../domain/deciding/approval.ts';
import { isGeneral } from '../../domain/judgement/general-findings.ts';
import type { Finding, Scorecard } from '../../domain/judgement/scorecard.ts';
import { owningRoleTitles } from '../../domain/vocabulary.ts';
import { findingTitle } from '../../web/finding-words.ts';
import { percent, riskLevelWords, strengthWords } from '../../web/risk-words.tsx';

/** What a general finding asks of the role: nothing of its own fell short. */
function wholeWords(name: string, role: string, { tier }: Pick<Assessment, 'tier'>): string {
  if (name === 'no-score') return `Nothing could be scored, so ${role} decides on the answers as they are.`;
  if (name === 'residual-risk')
    return `${role} decides on the risk that remains as a whole, because it is above what the policy accepts.`;
  return `Nothing fell short. The policy has a person of ${role} look at every system of the ${tier} tier before it is used.`;
}

/** Why the exception arose, in one paragraph that a busy person can act on. */
export function whyItArose(shown: {
  assessment: Assessment;
  request: ApprovalRequest;
  scorecard: Scorecard;
  findings: Finding[];
  catalog: Catalog;
}): string {
  const { assessment, request, scorecard, findings, catalog } = shown;
  const points = findings.filter((finding) => !isGeneral(finding));
  const titles = points.map((finding) => `“${findingTitle(catalog, finding.criterionId)}”`);
  const role = owningRoleTitles[request.role];
  const knockOuts = findings.filter((finding) => finding.knockOut).length;
  const level = (of: Assessment['inherentRisk']) => riskLevelWords[of].toLowerCase();
  return [
    `${assessment.supplierName} answered our questions about ${assessment.systemName}.`,
    titles.length > 0 &&
      `${titles.length === 1 ? 'One point that' : `${titles.length} points that`} ${role} owns fell short: ${listed(titles)}.`,
    knockOuts > 0 &&
      `${knockOutWords(knockOuts, titles.length)}: whatever the score, the system cannot be cleared without a decision.`,
    ...findings.filter(isGeneral).map(({ criterionId }) => wholeWords(criterionId, role, assessment)),
    scorecard.overall !== null &&
      `Overall the answers score ${percent(scorecard.overall)}, which means ${strengthWords[scorecard.controlStrength].toLowerCase()} controls.`,
    `With ${level(scorecard.inherentRisk)} inherent risk that leaves ${level(scorecard.residualRisk)} residual risk.`,
    `The policy accepts up to ${level(catalog.policy.clearing.appetite)} without asking anybody.`,
  ]
    .filter(Boolean)
    .join(' ');
}

const knockOutWords = (knockOuts: number, of: number): string => {
  if (of === 1) return 'It is a knock-out';
  return knockOuts === 1 ? 'One is a knock-out' : `${knockOuts} are knock-outs`;
};

const listed = (titles: string[]): string =>
  titles.length < 2 ? titles.join('') : `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}`;
