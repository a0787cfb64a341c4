import type { Judged } from '../../domain/judgement/after-treatment.ts';
import type { Scorecard } from '../../domain/judgement/scorecard.ts';
import { RiskTag, tierWords } from '../../web/risk-words.tsx';
import { onDate } from '../../web/when.ts';
import type { ExceptionShown } from './exception-shown.ts';
import { rightWords } from './right-words.ts';

interface EssentialsProps {
  shown: ExceptionShown;
  scorecard: Scorecard;
  /** The judgement if the proposed treatment succeeds. */
  after: Judged;
}

/** What a decision turns on, in a few lines. */
export function Essentials({ shown, scorecard, after }: EssentialsProps) {
  const { file, request, directory, standing, standstill, approving, today } = shown;
  const isAsked = request.status === 'open' && (!standstill || standstill.kind === 'supplier-asked');
  const { assessment } = file;
  const approvals = request.needed - approving.missing;
  return (
    <dl class="facts">
      {standing.kind === 'may-decide' && (
        <>
          <dt>Your right</dt>
          <dd>{rightWords(standing.right, { request, assessment, directory, today })}</dd>
        </>
      )}
      <dt>Inherent risk</dt>
      <dd>
        <RiskTag level={scorecard.inherentRisk} /> {tierWords[assessment.tier]} tier
      </dd>
      <dt>Residual risk</dt>
      <dd>
        <RiskTag level={scorecard.residualRisk} /> now, <RiskTag level={after.residualRisk} /> after the proposed treatment
      </dd>
      <dt>Approvals</dt>
      <dd>
        {approvals} of {request.needed} {request.needed > 1 ? 'approvals by different people' : 'approval'}
        {isAsked && `; one rejection ends it${approving.rejectionEndsAll ? ' for everybody' : ''}`}.
      </dd>
      {isAsked && (
        <>
          <dt>If approved</dt>
          <dd>Accepted until {onDate(approving.lastDay)} at the latest.</dd>
        </>
      )}
    </dl>
  );
}
