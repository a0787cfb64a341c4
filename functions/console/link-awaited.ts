import type { Status } from '../domain/assessment.ts';
import { isOver } from '../domain/conditions/report-condition.ts';
import type { TrackedCondition } from '../domain/conditions/tracked-condition.ts';
import type { LinkPurpose } from '../domain/links/access-grant.ts';
import type { AssessmentFile } from '../domain/ports.ts';

type Asked = Pick<AssessmentFile, 'assessment' | 'conditions' | 'grants'>;

/** The conditions that the supplier must still meet and was told of: where the policy keeps them to itself, no link was ever sent. */
export const conditionsAwaited = ({ assessment, conditions, grants }: Asked, now: string): TrackedCondition[] =>
  grants.some(({ purpose }) => purpose === 'conditions')
    ? conditions.filter((one) => one.owner.kind === 'vendor' && one.status === 'open' && !isOver({ assessment }, one, now))
    : [];

/** What somebody at the supplier is awaited for, and a new link would open; undefined: nobody is. */
export function linkAwaited(file: Asked, now: string): LinkPurpose | undefined {
  if (file.assessment.status === 'awaiting-response') return 'respond';
  return conditionsAwaited(file, now).length > 0 ? 'conditions' : undefined;
}

/** Links that still open something can be revoked as long as they do, also once it is decided: they show what was asked and answered. */
export const canRevoke = ({ status }: Pick<AssessmentFile['assessment'], 'status'>): boolean => opening.has(status);

const opening = new Set<Status>(['awaiting-response', 'submitted', 'scored', 'awaiting-decision', 'decided']);
