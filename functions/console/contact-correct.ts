import * as z from 'zod';
import { type StaffActor, sameEmail } from '../domain/actor.ts';
import { RECIPIENT } from '../domain/answers/colleague.ts';
import { type Assessment, isTerminal, type Status } from '../domain/assessment.ts';
import { isSamePerson } from '../domain/deciding/decide.ts';
import { ownersAgain } from '../domain/deciding/owners-again.ts';
import { preparedBy } from '../domain/deciding/who-decides.ts';
import { languages } from '../domain/language.ts';
import type { Suppressions } from '../domain/links/access-ports.ts';
import { withoutTrouble } from '../domain/links/mail-trouble.ts';
import type { Suppression } from '../domain/links/suppression.ts';
import { namedError } from '../domain/named-error.ts';
import type { AssessmentFile, Assessments, Catalogs, Clock, Directories, Ledger } from '../domain/ports.ts';
import { hashOf } from '../domain/proof/canonical.ts';
import { stillWaiting, waitingFor } from '../domain/waiting-for.ts';
import { emailAddress, name } from '../web/typed-form.ts';
import { isLive, linksOf, newestOf } from './links.ts';
import { linkMail, revokedAt, vendorsTurn } from './links-send.ts';

export const ContactForm = z.object({
  name: name('The name of the person we ask', 200),
  email: emailAddress('The email address of the person we ask'),
  language: z.enum(languages, 'Choose a language'),
  /** The address that somebody made sure of, although it refused mail before; empty: none. */
  assured: z.string(),
});
export type ContactForm = z.infer<typeof ContactForm>;

export type CorrectResult =
  | { kind: 'corrected' }
  /** That address gets no mail, until somebody says that it works. */
  | { kind: 'suppressed'; suppression: Suppression }
  /** Whoever decided on an exception of it has no hand in its intake any more (design 6.7): somebody else must. */
  | { kind: 'has-decided' }
  | { kind: 'over'; status: Status }
  | { kind: 'unknown' };

interface Ports {
  assessments: Assessments;
  ledger: Ledger;
  suppressions: Pick<Suppressions, 'get' | 'lift'>;
  catalogs: Pick<Catalogs, 'get'>;
  directories: Pick<Directories, 'get'>;
  clock: Clock;
}

/**
 * Another person, address or language for the recipient. Another address ends the links of the one before (and one
 * that was just being mailed there opens nothing: the portal looks whose address the contact's is). While a response is
 * awaited, the mail with a new link goes out in the same step; before the invitation, the invitation finds the new contact by itself.
 * Whoever corrects it decides no more: where exceptions are open, it is looked again who can, as after a mail that came back.
 */
export async function correctContact(
  ports: Ports,
  input: { assessmentId: string; contact: Assessment['contact']; assured: string; operationId: string; by: StaffActor },
): Promise<CorrectResult> {
  const { assessmentId, contact, assured, by } = input;
  // The same form sent anew for another person or address is another correction, not a repeat.
  const asked = `${input.operationId}-${hashOf(contact).slice(0, 16)}`;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const file = await ports.assessments.file(assessmentId);
    if (!file) return { kind: 'unknown' };
    const head = file.assessment;
    const before = file.events.some((event) => event.operationId === asked);
    if (before && hashOf(head.contact) === hashOf(contact)) return { kind: 'corrected' };
    if (isTerminal(head.status)) return { kind: 'over', status: head.status };
    const decisions = file.requests.flatMap((request) => request.decisions);
    if (decisions.some((decision) => isSamePerson(decision.by, by))) return { kind: 'has-decided' };
    const suppression = await ports.suppressions.get(contact.email);
    if (suppression && !sameEmail(assured, contact.email)) return { kind: 'suppressed', suppression };
    // Before the mail is ordered: relay asks just before it sends.
    if (suppression) await ports.suppressions.lift(contact.email);
    const at = ports.clock.now().toISOString();
    const awaited = head.status === 'awaiting-response';
    const others = linksOf(file, RECIPIENT).filter((grant) => isLive(at)(grant) && !sameEmail(grant.email, contact.email));
    // That they are marked is for whoever reads the list; their address alone ends them.
    const former = newestOf(others);
    // Whoever chooses who answers has a hand in the intake, and does not decide on it.
    const isKnown = preparedBy(head).some((actor) => isSamePerson(actor, by));
    const after: Assessment = {
      ...{ ...head, contact },
      ...(!isKnown && { intakeBy: [...(head.intakeBy ?? []), by] }),
      undeliverable: withoutTrouble(head.undeliverable, head.contact.email, contact.email),
    };
    const owners = await ownersAgain(ports, file, after, at);
    const result = await ports.ledger.commit({
      head,
      operationId: before ? `${asked}-${head.seq}` : asked,
      at,
      set: {
        contact,
        ...(!isKnown && { intakeBy: after.intakeBy }),
        undeliverable: after.undeliverable,
        waiting: waitingAfter({ before: head, after, requests: owners?.requests, at }),
      },
      event: {
        type: 'contact-changed',
        actor: by,
        data: { ...changes(head.contact, contact, former.length, suppression), ...owners?.facts },
      },
      writes: [...former.map(revokedAt(at)), ...(owners?.writes ?? [])],
      outbox: [...(awaited ? [linkMail({ ...file, assessment: after })] : []), ...(owners?.mails ?? [])],
    });
    if (result.kind === 'committed') return { kind: 'corrected' };
  }
  throw namedError('AssessmentBusy', `assessment ${assessmentId} kept changing`);
}

function waitingAfter({
  before,
  after,
  requests,
  at,
}: {
  before: Assessment;
  after: Assessment;
  requests?: AssessmentFile['requests'];
  at: string;
}) {
  if (before.parked) return before.waiting;
  if (after.status === 'awaiting-response') return vendorsTurn(after, at);
  return requests ? stillWaiting(before.waiting, waitingFor(after, requests, at)) : before.waiting;
}

function changes(before: Assessment['contact'], after: Assessment['contact'], revoked: number, lifted?: Suppression) {
  return {
    oldAddress: before.email,
    newAddress: after.email,
    oldName: before.name,
    newName: after.name,
    language: after.language ?? null,
    revoked,
    ...(lifted && { saidToWork: true, was: lifted.reason }),
  };
}
