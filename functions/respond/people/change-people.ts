import type { Status } from '../../domain/assessment.ts';
import { namedError } from '../../domain/named-error.ts';
import type { Change } from '../../domain/ports.ts';
import type { PortalPorts } from '../ports.ts';
import { standing } from '../way-in/standing.ts';
import { vendorActor } from '../way-in/vendor-actor.ts';
import { type Visit, visitAgain } from '../way-in/visit.ts';

/** What is to be written, and what is then answered; or an answer without a change. */
export type Decision<T> = {
  answer: T;
  change?: Pick<Change, 'operationId' | 'writes' | 'outbox'> & Pick<Change['event'], 'type' | 'data'>;
};

export type Refused =
  /** Only the recipient changes who works on it, and only while their link is good. */
  { kind: 'refused' } | { kind: 'closed'; status: Status };

/** A reminder, a scan or a colleague's link may come in between; that many in a row are a fault. */
const MOST_ATTEMPTS = 5;

/**
 * One change of who works on a questionnaire, in one transaction with its audit event and mails. `decide` is asked again with
 * what is stored then, when somebody else changed the assessment first. Throws `PeopleContended`.
 */
export async function changePeople<T>(
  ports: Pick<PortalPorts, 'assessments' | 'ledger' | 'clock'>,
  visit: Visit,
  decide: (now: Visit) => Decision<T>,
): Promise<T | Refused> {
  let now: Visit | undefined = visit;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    if (!now?.participant.isRecipient) return { kind: 'refused' };
    const { assessment } = now.work;
    if (standing(assessment) !== 'open') return { kind: 'closed', status: assessment.status };
    const { answer, change } = decide(now);
    if (!change) return answer;
    const { operationId, writes, outbox, type, data } = change;
    const event = { type, data, actor: vendorActor(now.session) };
    const result = await ports.ledger.commit({ head: assessment, operationId, at: now.at, event, writes, outbox });
    if (result.kind === 'committed') return answer;
    now = await visitAgain(ports, now);
  }
  throw namedError('PeopleContended', `who works on ${visit.work.assessment.id} kept changing`);
}
