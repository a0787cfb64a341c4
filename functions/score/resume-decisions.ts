import { system } from '../domain/actor.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { waitingFor } from '../domain/waiting-for.ts';
import { askingMails, openingWrites, withTimeFrom } from './ask-owners.ts';
import type { ScorePorts } from './ports.ts';

/**
 * Nobody answered the follow-up questions, and the answers that are there were scored before: the owners who had not decided
 * are asked again, with their full time. One transaction; a repeat changes nothing.
 */
export async function resumeDecisions(ports: ScorePorts, file: AssessmentFile): Promise<void> {
  const { assessment: head, followUps } = file;
  const { policy } = await ports.catalogs.get(head.catalogHash);
  const at = ports.clock.now().toISOString();
  const round = followUps.length;
  const open = file.requests.filter(({ status }) => status === 'open').map((request) => withTimeFrom(request, policy, at));
  const directory = await ports.directories.get();
  await ports.ledger.commit({
    head,
    operationId: `decisions-resumed-${round}`,
    at,
    transition: 'score-with-exceptions',
    set: { waiting: head.parked ? head.waiting : waitingFor({ ...head, status: 'awaiting-decision' }, open, at) },
    event: { type: 'decisions-resumed', actor: system('workflow'), data: { round, requests: open.map(({ id }) => id) } },
    writes: open.flatMap((request) => openingWrites(request, policy, at)),
    outbox: open.flatMap((request) => askingMails(request, head, directory)),
  });
}
