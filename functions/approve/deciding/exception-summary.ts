import type { Assessment } from '../../domain/assessment.ts';
import type { Catalog } from '../../domain/catalog/catalog.ts';
import type { ApprovalRequest } from '../../domain/deciding/approval.ts';
import type { Finding, Scorecard } from '../../domain/judgement/scorecard.ts';
import { owningRoleTitles } from '../../domain/vocabulary.ts';
import { findingTitle } from '../../web/finding-words.ts';
import { percent, riskLevelWords, strengthWords } from '../../web/risk-words.tsx';

/** Why the exception arose, in one paragraph that a busy person can act on. */
export function whyItArose(shown: {
  assessment: Assessment;
  request: ApprovalRequest;
  scorecard: Scorecard;
  findings: Finding[];
  catalog: Catalog;
}): string {
  const { assessment, request, scorecard, findings, catalog } = shown;
  const titles = findings.map((finding) => `“${findingTitle(catalog, finding.criterionId)}”`);
  const knockOuts = findings.filter((finding) => finding.knockOut).length;
  const level = (of: Assessment['inherentRisk']) => riskLevelWords[of].toLowerCase();
  return [
    `${assessment.supplierName} answered our questions about ${assessment.systemName}.`,
    `${titles.length === 1 ? 'One point that' : `${titles.length} points that`} ${owningRoleTitles[request.role]} owns fell short: ${listed(titles)}.`,
    knockOuts > 0 &&
      `${knockOutWords(knockOuts, titles.length)}: whatever the score, the system cannot be cleared without a decision.`,
    scorecard.overall === null
      ? 'Nothing could be scored.'
      : `Overall the answers score ${percent(scorecard.overall)}, which means ${strengthWords[scorecard.controlStrength].toLowerCase()} controls.`,
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
