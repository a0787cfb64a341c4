import { approvedFor } from '../../domain/deciding/who-decides.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import { owningRoleTitles } from '../../domain/vocabulary.ts';
import { findingTitle } from '../../web/finding-words.ts';
import { riskLevelWords } from '../../web/risk-words.tsx';
import { onDate } from '../../web/when.ts';
import type { ExceptionShown } from './exception-shown.ts';
import { overdueWords } from './overdue-words.ts';
import { asWhat } from './right-words.ts';

/** What an approval would mean, concretely: until when, reviewed when, on which conditions, which risk, in whose name, with whom else. */
export function ApprovingSection({ staff, shown }: { staff: StaffSession; shown: ExceptionShown }) {
  const { file, request, catalog, directory, standing, approving } = shown;
  const { score } = file.assessment;
  const others = approving.missing - 1;
  const before = standing.kind === 'may-decide' ? approvedFor(request, standing.right) : undefined;
  const capacity = standing.kind === 'may-decide' ? asWhat(standing.right.capacity, directory) : '';
  const set = request.decisions.flatMap(({ conditions }) => conditions).length;
  const titles = request.findingIds.map((id) => `“${findingTitle(catalog, id.replace(/^F-/, ''))}”`);
  return (
    <section aria-labelledby="approving">
      <h2 id="approving">What approving would mean</h2>
      <dl class="facts">
        <dt>Accepted until</dt>
        <dd>
          {onDate(approving.lastDay)} at the latest{approving.lastDayBy === 'approver' && ', as another approver set'}; you can set
          an earlier end.
          {approving.validUntil < approving.lastDay &&
            ` The outcome as a whole would end on ${onDate(approving.validUntil)} already.`}
        </dd>
        <dt>Reviewed from</dt>
        <dd>{onDate(approving.reviewOn)}</dd>
        <dt>Conditions</dt>
        <dd>
          {set > 0 ? `${set} set by others so far, and yours. ` : 'Those that you set. '}
          {overdueWords[catalog.policy.conditions.overdue[request.severity]]}
        </dd>
        <dt>Risk accepted</dt>
        <dd>
          {score
            ? `${riskLevelWords[score.residualRisk]} residual risk, with these points as they are: `
            : 'These points as they are: '}
          {titles.join(', ')}
        </dd>
        <dt>In whose name</dt>
        <dd>
          {staff.name}, for {owningRoleTitles[request.role]}
          {capacity && ` (${capacity})`}
        </dd>
        <dt>Who else</dt>
        <dd>
          {before
            ? `${approving.missing} more ${approving.missing === 1 ? 'person' : 'people'} must approve: an approval of yours would add nothing to the one above.`
            : others > 0
              ? `${others} more ${others === 1 ? 'person' : 'people'} must approve before it counts.`
              : 'Nobody else must approve for this role: yours is the approval that counts.'}{' '}
          {approving.rejectionEndsAll
            ? 'One rejection ends it for everybody, in all roles: the system would not be cleared.'
            : 'One rejection ends this exception, and the system would not be cleared.'}
        </dd>
      </dl>
    </section>
  );
}
