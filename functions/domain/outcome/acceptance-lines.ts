import type { Catalog } from '../catalog/catalog.ts';
import type { ApprovalRequest } from '../deciding/approval.ts';
import { generalFindingTitles } from '../judgement/general-findings.ts';
import type { Scorecard } from '../judgement/scorecard.ts';
import { namedError } from '../named-error.ts';
import { hashOf } from '../proof/canonical.ts';
import type { Acceptance } from './acceptance.ts';
import type { Outcome } from './outcome-record.ts';

/**
 * The register's lines of an outcome, one for each risk that it accepts: pure, so that they can be recomputed. Throws `AcceptanceUnknown`
 * when the outcome accepts what nobody was asked.
 */
export function acceptanceLines(
  outcome: Outcome,
  { requests, scorecard, criteria }: { requests: readonly ApprovalRequest[]; scorecard: Scorecard } & Pick<Catalog, 'criteria'>,
): Acceptance[] {
  const titleOf = (criterionId: string) =>
    criteria.criteria.find(({ id }) => id === criterionId)?.title ?? generalFindingTitles[criterionId] ?? criterionId;
  const outcomeHash = hashOf(outcome);
  return outcome.acceptances.map(({ requestId, role, severity, findingIds, basis, until }) => {
    const request = requests.find(({ id }) => id === requestId);
    if (!request) throw namedError('AcceptanceUnknown', `there is no request ${requestId}`);
    return {
      requestId,
      assessmentId: outcome.assessmentId,
      reference: outcome.reference,
      supplierId: outcome.supplierId,
      supplierName: outcome.supplierName,
      systemId: outcome.systemId,
      systemName: outcome.systemName,
      role,
      severity,
      inherentRisk: outcome.inherentRisk,
      residualRisk: outcome.residualRisk,
      findings: scorecard.findings
        .filter(({ id }) => findingIds.includes(id))
        .map((finding) => ({ id: finding.id, title: titleOf(finding.criterionId), severity: finding.severity })),
      by: request.decisions
        .filter(({ choice }) => choice !== 'reject')
        .map(({ by: actor, capacity, reasons, at }) => ({ actor, capacity, reasons, at })),
      conditions: outcome.conditions.filter((condition) => condition.requestId === requestId).length,
      basis,
      outcomeHash,
      from: outcome.decidedAt,
      until,
    };
  });
}
