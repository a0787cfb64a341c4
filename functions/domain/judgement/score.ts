import type { Submission } from '../answers/submission.ts';
import { submissionFacts } from '../answers/submission-facts.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { compiledPath } from '../catalog/compiled-catalog.ts';
import { namedError } from '../named-error.ts';
import type { RiskLevel } from '../vocabulary.ts';
import { criterionLine } from './criterion-line.ts';
import { criterionFinding } from './findings.ts';
import { generalFindings } from './general-findings.ts';
import { controlStrength, residualRisk } from './residual-risk.ts';
import { addTo, type ScoreSum, scoreOf } from './score-sum.ts';
import type { CriterionLine, Finding, Scorecard } from './scorecard.ts';

/**
 * The judgement of one submission (design section 5): a pure function in whole numbers, so the same input gives the same
 * bytes. Lines, domains and findings stand in the catalog's order; general findings come last.
 * Throws `CatalogMismatch` when the submission is pinned to another catalog version.
 */
export function scoreSubmission(input: {
  submission: Submission;
  submissionHash: string;
  catalog: Catalog;
  inherentRisk: RiskLevel;
}): Scorecard {
  const { submission, submissionHash, catalog, inherentRisk } = input;
  const { policy } = catalog;
  const path = compiledPath(catalog, submission.tier, submission.supplierRole);
  if (path.catalogHash !== submission.catalogHash) throw catalogMismatch(submission.catalogHash, path.catalogHash);
  const facts = submissionFacts(path, submission);

  const lines: CriterionLine[] = [];
  const findings: Finding[] = [];
  const knockOutsFailed: string[] = [];
  const domains = catalog.criteria.domains.map(({ id }) => ({ domain: id, available: 0, earned: 0, score: null as number | null }));
  const total: ScoreSum = { available: 0, earned: 0 };
  for (const compiled of path.criteria) {
    const line = criterionLine(compiled, facts, policy);
    lines.push(line);
    addTo(total, line);
    const domain = domains[compiled.domainAt];
    if (domain) addTo(domain, line);
    if (line.knockedOut) knockOutsFailed.push(line.criterionId);
    const finding = criterionFinding(compiled.criterion, line, inherentRisk, policy);
    if (finding) findings.push(finding);
  }
  for (const domain of domains) domain.score = scoreOf(domain);
  const overall = scoreOf(total);
  const strength = controlStrength(overall, policy);
  const residual = residualRisk(inherentRisk, strength, policy);
  findings.push(...generalFindings({ overall, inherentRisk, residualRisk: residual }, submission.tier, policy, findings.length));
  return {
    assessmentId: submission.assessmentId,
    revision: submission.revision,
    submissionHash,
    catalogHash: submission.catalogHash,
    inherentRisk,
    lines,
    domains,
    available: total.available,
    earned: total.earned,
    overall,
    controlStrength: strength,
    residualRisk: residual,
    knockOutsFailed,
    notApplicable: facts.notApplicable,
    findings,
  };
}

function catalogMismatch(pinned: string, given: string): Error {
  return namedError('CatalogMismatch', `the submission is pinned to catalog ${pinned}, not ${given}`);
}
