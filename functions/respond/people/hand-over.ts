import { sameEmail } from '../../domain/actor.ts';
import type { Colleague } from '../../domain/answers/colleague.ts';
import { hashOf } from '../../domain/proof/canonical.ts';
import type { PortalPorts } from '../ports.ts';
import { vendorActor } from '../way-in/vendor-actor.ts';
import type { Visit } from '../way-in/visit.ts';
import { changePeople, type Refused } from './change-people.ts';
import { activeColleagues, delegationMail, findColleague, isUnreachable, MOST_COLLEAGUES } from './people.ts';
import type { HandedOver, Person } from './people-form.ts';

type Ports = Pick<PortalPorts, 'assessments' | 'ledger' | 'clock' | 'ids'>;

export type HandOverResult =
  | { kind: 'handed-over'; colleague: Colleague }
  /** The address has a record already: what it should have now is for the recipient to say, not for us to guess. */
  | { kind: 'works-already'; colleague: Colleague }
  | { kind: 'own-address' | 'unreachable' | 'too-many' }
  | Refused;

/**
 * Hands sections to somebody new: their record, the event and the order for their mail. `formId`: the record's, carried by the
 * form, so that sending it twice hands over once; a form sent anew for somebody else, even before the first arrived, gets another.
 */
export function handOver(ports: Ports, visit: Visit, formId: string, given: Person & HandedOver): Promise<HandOverResult> {
  const spare = ports.ids.id('clg');
  return changePeople<HandOverResult>(ports, visit, (now) => {
    const { work } = now;
    const known = activeColleagues(work).find(({ email }) => sameEmail(email, given.email));
    if (known) return { answer: { kind: isRepeat(known, formId, given) ? 'handed-over' : 'works-already', colleague: known } };
    if (sameEmail(given.email, work.assessment.contact.email)) return { answer: { kind: 'own-address' } };
    if (isUnreachable(work, given.email)) return { answer: { kind: 'unreachable' } };
    if (activeColleagues(work).length >= MOST_COLLEAGUES) return { answer: { kind: 'too-many' } };
    const id = work.colleagues.some((colleague) => colleague.id === formId) ? spare : formId;
    const colleague: Colleague = { ...given, id, askedBy: vendorActor(now.session), askedAt: now.at };
    const operationId = `delegate-${id}-${hashOf(given).slice(0, 16)}`;
    return delegated(now, colleague, operationId, { kind: 'handed-over', colleague });
  });
}

/** The same form with the same words; with others, there is something to say. */
function isRepeat({ id, askedBy: _by, askedAt: _at, ...has }: Colleague, formId: string, given: Person & HandedOver): boolean {
  return id === formId && hashOf(has) === hashOf(given);
}

/** `told`: a mail about it is ordered. */
export type ChangeResult = { kind: 'changed'; colleague: Colleague; told: boolean } | { kind: 'gone' } | Refused;

/** Changes what somebody has; they are told by mail, where mail reaches them. Sections that they have and that are not asked at present stay. */
export async function changeRights(ports: Ports, visit: Visit, id: string, given: HandedOver): Promise<ChangeResult> {
  const operationId = `delegate-${id}-${ports.ids.id('op')}`;
  return changePeople<ChangeResult>(ports, visit, (now) => {
    const before = findColleague(now.work, id);
    if (!before) return { answer: { kind: 'gone' } };
    const { sectionIds: _sections, note: _note, ...kept } = before;
    const colleague: Colleague = { ...kept, ...given };
    const told = !isUnreachable(now.work, colleague.email);
    return delegated(now, colleague, operationId, { kind: 'changed', colleague, told });
  });
}

/** A new mail with a new link, and nothing else. */
export async function sendAgain(ports: Ports, visit: Visit, id: string): Promise<ChangeResult | { kind: 'unreachable' }> {
  const operationId = `send-again-${id}-${ports.ids.id('op')}`;
  return changePeople<ChangeResult | { kind: 'unreachable' }>(ports, visit, ({ work }) => {
    const colleague = findColleague(work, id);
    if (!colleague) return { answer: { kind: 'gone' } };
    if (isUnreachable(work, colleague.email)) return { answer: { kind: 'unreachable' } };
    const outbox = [delegationMail(work.assessment.id, colleague)];
    return {
      answer: { kind: 'changed', colleague, told: true },
      change: { operationId, type: 'link-sent', data: { colleague: id }, outbox },
    };
  });
}

function delegated<T>({ work }: Visit, colleague: Colleague, operationId: string, answer: T) {
  const data = { colleague: colleague.id, sections: colleague.sectionIds ?? null, maySubmit: colleague.maySubmit };
  const mail = isUnreachable(work, colleague.email) ? [] : [delegationMail(work.assessment.id, colleague)];
  return {
    answer,
    change: {
      ...{ operationId, type: 'delegated' as const, data },
      ...{ writes: [{ put: 'colleague' as const, value: colleague }], outbox: mail },
    },
  };
}
