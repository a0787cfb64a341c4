import type { TrackedCondition } from '../domain/conditions/tracked-condition.ts';
import type { Acceptance } from '../domain/outcome/acceptance.ts';
import type { Outcome, OutcomeCondition } from '../domain/outcome/outcome-record.ts';
import { owningRoleTitles } from '../domain/vocabulary.ts';
import { ConditionTag, dueOnDay, overdueWords } from '../web/clearance-words.tsx';
import { SeverityTag, Tag } from '../web/risk-words.tsx';
import { onDay } from '../web/when.ts';
import { whoActed } from './timeline.tsx';

interface Conditions {
  outcome: Outcome;
  tracked: readonly TrackedCondition[];
  /** Whether its report waits for an answer that nobody may give. */
  lacksPeople: (condition: TrackedCondition) => boolean;
  assessmentId: string;
  now: string;
}

/** Each condition: where it stands, who must meet it by when, what proves it, and what being late means. */
export function OutcomeConditions({ outcome, tracked, lacksPeople, assessmentId, now }: Conditions) {
  if (outcome.conditions.length === 0) return null;
  return (
    <>
      <h3>Conditions</h3>
      <ul>
        {outcome.conditions.map((condition) => {
          const followed = tracked.find(({ id }) => id === condition.id);
          const lacks = followed !== undefined && lacksPeople(followed);
          return <Condition condition={condition} now={now} assessmentId={assessmentId} tracked={followed} lacks={lacks} />;
        })}
      </ul>
    </>
  );
}

interface OneCondition {
  condition: OutcomeCondition;
  tracked: TrackedCondition | undefined;
  lacks: boolean;
  assessmentId: string;
  now: string;
}

function Condition({ condition, tracked, lacks, assessmentId, now }: OneCondition) {
  const { id, text, proof, owner, dueOn, dueAt, ifOverdue, role } = condition;
  const { status, metAt } = tracked ?? { status: 'open' as const };
  return (
    <li class="answer">
      <ConditionTag condition={{ status, dueAt }} now={now} /> <a href={`/exceptions/${assessmentId}/conditions/${id}`}>{text}</a>
      <small class="hint">
        {owner.kind === 'vendor' ? 'The supplier' : owner.name} by {dueOnDay(dueOn)} · set by {owningRoleTitles[role]} ·{' '}
        {overdueWords[ifOverdue]}
        {metAt && ` · accepted as met on ${onDay(metAt)}`}
      </small>
      <small class="hint">Proof: {proof}</small>
      {lacks && (
        <p class="notice bad">
          Nobody in {owningRoleTitles[role]} may answer the report: an administrator must name somebody in the{' '}
          <a href={`/directory#${role}`}>directory</a>.
        </p>
      )}
    </li>
  );
}

/** What was accepted: by whom and until when at the longest. */
export function AcceptedRisks({ acceptances, now }: { acceptances: readonly Acceptance[]; now: string }) {
  if (acceptances.length === 0) return null;
  return (
    <>
      <h3>Accepted risks</h3>
      <ul>
        {acceptances.map(({ role, severity, findings, by, until, endedAt }) => (
          <li>
            <SeverityTag severity={severity} /> {owningRoleTitles[role]}: {findings.map(({ title }) => title).join(', ')}
            <small class="hint">
              accepted by {by.map(({ actor }) => whoActed(actor)).join(' and ')}{' '}
              {endedAt ? (
                <>
                  <Tag tone="plain" text="Ended" /> on {onDay(endedAt)}
                </>
              ) : (
                `${until <= now ? 'until' : 'until at most'} ${onDay(until)}`
              )}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
