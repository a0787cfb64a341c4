import { system } from '../domain/actor.ts';
import type { AssessmentFile, Write } from '../domain/ports.ts';
import { waitingFor } from '../domain/waiting-for.ts';
import { type Asking, askingMails, newlyLacking, openingWrites } from './ask-owners.ts';
import { turnsOf } from './plan-asking.ts';
import type { ScorePorts } from './ports.ts';
import { pendingAndDecided } from './take-turns.ts';

/**
 * Nobody answered the follow-up questions, and the answers that are there were scored before: the owners who had not decided
 * are asked again, with their full time. One transaction; a repeat changes nothing.
 */
export async function resumeDecisions(ports: ScorePorts, file: AssessmentFile): Promise<void> {
  const { assessment: head, followUps } = file;
  const { policy } = await ports.catalogs.get(head.catalogHash);
  const at = ports.clock.now().toISOString();
  const round = followUps.length;
  const asking: Asking = { head, policy, at, directory: await ports.directories.get() };
  const { pending, decided } = pendingAndDecided(file);
  const { open, queued, dropped } = turnsOf(pending, decided, asking);
  await ports.ledger.commit({
    head,
    operationId: `decisions-resumed-${round}`,
    at,
    transition: 'score-with-exceptions',
    set: { waiting: head.parked ? head.waiting : waitingFor({ ...head, status: 'awaiting-decision' }, open, at) },
    event: {
      type: 'decisions-resumed',
      actor: system('workflow'),
      data: {
        round,
        requests: open.map(({ id }) => id),
        ...(dropped.length > 0 && { dropped: dropped.map(({ id }) => id) }),
      },
    },
    writes: [
      ...open.flatMap((request) => openingWrites(request, asking)),
      ...[...queued, ...dropped].map((value): Write => ({ put: 'request', value })),
    ],
    outbox: [...open, ...newlyLacking(queued, file.requests)].flatMap((request) => askingMails(request, asking)),
  });
}
