import { system } from '../domain/actor.ts';
import type { ApprovalRequest } from '../domain/deciding/approval.ts';
import { isLive } from '../domain/deciding/request-plan.ts';
import type { AssessmentFile, Write } from '../domain/ports.ts';
import { waitingFor } from '../domain/waiting-for.ts';
import { type Asking, askingMails, openingWrites } from './ask-owners.ts';
import { turnsOf } from './plan-asking.ts';
import type { ScorePorts } from './ports.ts';

/** The live requests that nobody decided yet, and the others. */
export function pendingAndDecided({ requests }: AssessmentFile) {
  const live = requests.filter(isLive);
  const isPending = ({ status }: ApprovalRequest) => status === 'open' || status === 'queued';
  return { pending: live.filter(isPending), decided: live.filter((request) => !isPending(request)) };
}

/**
 * After a decision: asks the next role where the policy lets them decide one after the other, or lets the others go where one rejection
 * ended it for all. One transaction; false when there was nothing to do.
 */
export async function takeTurns(ports: ScorePorts, file: AssessmentFile): Promise<boolean> {
  const { assessment: head, timers } = file;
  const { pending, decided } = pendingAndDecided(file);
  if (pending.length === 0) return false;
  const { policy } = await ports.catalogs.get(head.catalogHash);
  const at = ports.clock.now().toISOString();
  const asking: Asking = { head, policy, at, directory: await ports.directories.get() };
  const { open, dropped } = turnsOf(pending, decided, asking);
  const opened = open.filter(({ id }) => pending.some((before) => before.id === id && before.status === 'queued'));
  const changed = dropped.length > 0 ? dropped : opened;
  if (changed.length === 0) return false;
  const ids = changed.map(({ id }) => id);
  const isDropped = dropped.length > 0;
  await ports.ledger.commit({
    head,
    operationId: `${isDropped ? 'drop' : 'open'}-${ids.join('-')}`,
    at,
    set: { waiting: head.parked ? head.waiting : waitingFor(head, open, at) },
    event: { type: isDropped ? 'requests-dropped' : 'request-opened', actor: system('workflow'), data: { requests: ids } },
    writes: [
      ...opened.flatMap((request) => openingWrites(request, asking)),
      ...dropped.map((value): Write => ({ put: 'request', value })),
      ...timers
        .filter(({ requestId }) => dropped.some(({ id }) => id === requestId))
        .map(({ id }): Write => ({ delete: 'timer', id })),
    ],
    outbox: opened.flatMap((request) => askingMails(request, asking)),
  });
  return true;
}
