import type { StaffActor } from '../domain/actor.ts';
import { RECIPIENT } from '../domain/answers/colleague.ts';
import type { Assessment, Status } from '../domain/assessment.ts';
import { namedError } from '../domain/named-error.ts';
import type { Assessments, Clock, Ledger } from '../domain/ports.ts';
import { canRevoke } from './link-awaited.ts';
import { isLive, linksOf, newestOf, peopleOf } from './links.ts';
import { revokedAt } from './links-send.ts';

export type RevokeResult =
  | { kind: 'revoked' }
  /** None of their links was live. */
  | { kind: 'nothing' }
  /** No link of it opens anything in this status. */
  | { kind: 'closed'; status: Status }
  | { kind: 'unknown' };

interface Ports {
  assessments: Assessments;
  ledger: Ledger;
  clock: Clock;
}

/**
 * Revokes all links of one person: nobody who has one gets in any more, open sessions included, and no reminder goes out until a
 * new link is sent on purpose. While a response is awaited nothing goes on without the recipient, so it becomes the requester's turn. Done only when a look
 * afterwards finds no live link: a mail that was just being sent may have brought one meanwhile.
 */
export async function revokeLinks(
  ports: Ports,
  input: { assessmentId: string; person: string; operationId: string; by: StaffActor },
): Promise<RevokeResult> {
  const { assessmentId, person, operationId, by } = input;
  let revoked = 0;
  let named = false;
  for (let lost = 0; lost < 5; ) {
    const file = await ports.assessments.file(assessmentId);
    if (!file) return { kind: 'unknown' };
    const head = file.assessment;
    const at = ports.clock.now().toISOString();
    const to = peopleOf(file, at).find(({ id }) => id === person);
    if (!to) return { kind: 'unknown' };
    // Sent twice: what was sent on purpose since then stays.
    if (!named && file.events.some((event) => event.operationId === operationId)) return { kind: 'revoked' };
    if (!canRevoke(head)) {
      return revoked > 0 ? { kind: 'revoked' } : { kind: 'closed', status: head.status };
    }
    const live = linksOf(file, person).filter(isLive(at));
    if (live.length === 0) return { kind: revoked > 0 ? 'revoked' : 'nothing' };
    const some = newestOf(live);
    // The form's own id stands for all of them: broken off in between, the form sent again goes on.
    const last: boolean = !named && some.length === live.length;
    const result = await ports.ledger.commit({
      head,
      operationId: last ? operationId : `${operationId}-${head.seq}`,
      at,
      set: { waiting: person === RECIPIENT ? requestersTurn(head, at) : head.waiting },
      event: { type: 'link-revoked', actor: by, data: { from: to.email, links: some.length } },
      writes: some.map(revokedAt(at)),
    });
    if (result.kind === 'committed') [revoked, named] = [revoked + some.length, named || last];
    else lost += 1;
  }
  throw namedError('AssessmentBusy', `assessment ${assessmentId} kept changing`);
}

/** Somebody must send a new link; a parked assessment keeps waiting for its operator. */
function requestersTurn({ waiting, requestedBy }: Assessment, since: string): Assessment['waiting'] {
  if (waiting.on !== 'vendor') return waiting;
  return { ...waiting, on: 'procurement', who: requestedBy.name, since };
}
