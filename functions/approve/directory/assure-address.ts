import { type Actor, sameEmail } from '../../domain/actor.ts';
import { type Assessment, isTerminal } from '../../domain/assessment.ts';
import { ownersAgain } from '../../domain/deciding/owners-again.ts';
import { whoIsAsked } from '../../domain/deciding/who-decides.ts';
import type { Suppressions } from '../../domain/links/access-ports.ts';
import { troubleWith, withoutTrouble } from '../../domain/links/mail-trouble.ts';
import { namedError } from '../../domain/named-error.ts';
import type { OutboxWork } from '../../domain/outbox.ts';
import type { AssessmentFile, Directories } from '../../domain/ports.ts';
import { sha256 } from '../../domain/proof/canonical.ts';
import { localDate } from '../../domain/time/business-days.ts';
import { stillWaiting, waitingFor } from '../../domain/waiting-for.ts';
import type { AskAgainPorts, AskAgainResult } from './ask-again.ts';
import { openExceptions } from './open-exceptions.ts';

export interface AssurePorts extends AskAgainPorts {
  suppressions: Pick<Suppressions, 'get' | 'lift'>;
  directories: Pick<Directories, 'get'>;
}

/** What is known against somebody's address: by the list of those that get no mail, or by an assessment with an open exception. */
export interface KnownTrouble {
  reason: 'bounced' | 'complained';
  at: string;
}

export async function troubleWithAddress(ports: AssurePorts, email: string): Promise<KnownTrouble | undefined> {
  const suppression = await ports.suppressions.get(email);
  if (suppression) return suppression;
  const known = (await openExceptions(ports)).flatMap(({ assessment }) => troubleWith(assessment, email) ?? []);
  return known.sort((a, b) => (a.at < b.at ? 1 : -1)).at(0);
}

/**
 * Somebody has made sure that an address works again, which the directory's trail says: mail goes there again, and whoever it belongs to
 * is asked about the open exceptions that are theirs, whose mails they did not get. One commit for each assessment with such a trouble
 * (of the most urgent exceptions of each role). A repeat changes nothing; what fails keeps none of the others back.
 */
export async function assureAddress(ports: AssurePorts, { email, by }: { email: string; by: Actor }): Promise<AskAgainResult> {
  // Before the mails are ordered: relay asks just before it sends.
  await ports.suppressions.lift(email);
  const heads = new Map((await openExceptions(ports)).map(({ assessment }) => [assessment.id, assessment]));
  const result: AskAgainResult = { asked: [], failed: [] };
  for (const { id: assessmentId, ...head } of heads.values()) {
    if (!troubleWith(head, email)) continue;
    try {
      const requestIds = await clear(ports, { assessmentId, email, by });
      result.asked.push(...requestIds.map((requestId) => ({ email, requestId, assessmentId })));
    } catch (error) {
      result.failed.push({ requestId: 'all', assessmentId, fault: error instanceof Error ? error : new Error(String(error)) });
    }
  }
  return result;
}

/** The requests that this person is asked about now. Throws `AssessmentBusy`. */
async function clear(
  ports: AssurePorts,
  { assessmentId, email, by }: { assessmentId: string; email: string; by: Actor },
): Promise<string[]> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const file = await ports.assessments.file(assessmentId);
    const trouble = file && troubleWith(file.assessment, email);
    if (!file || !trouble || isTerminal(file.assessment.status)) return [];
    const head = file.assessment;
    const after: Assessment = { ...head, undeliverable: withoutTrouble(head.undeliverable, email) };
    const at = ports.clock.now().toISOString();
    const owners = await ownersAgain(ports, file, after, at);
    const requests = owners?.requests ?? file.requests;
    const asked = await theirs(ports, { ...file, assessment: after, requests }, email, at);
    const result = await ports.ledger.commit({
      head,
      operationId: `assured-${sha256(`${email.trim().toLowerCase()} ${trouble.at}`).slice(0, 32)}`,
      at,
      set: {
        undeliverable: after.undeliverable,
        ...(owners && !head.parked && { waiting: stillWaiting(head.waiting, waitingFor(after, requests, at)) }),
      },
      event: {
        type: 'address-assured',
        actor: by,
        data: { address: email, was: trouble.reason, asked: asked.map(({ requestId }) => requestId ?? ''), ...owners?.facts },
      },
      writes: owners?.writes ?? [],
      outbox: [...asked, ...(owners?.mails ?? [])],
    });
    if (result.kind === 'committed') return asked.flatMap(({ requestId }) => requestId ?? []);
  }
  throw namedError('AssessmentBusy', `assessment ${assessmentId} kept changing`);
}

type Mail = Extract<OutboxWork, { kind: 'mail' }>;

/** The mails about what they may decide: the ones before did not arrive. */
async function theirs(ports: AssurePorts, { assessment, requests }: AssessmentFile, email: string, at: string): Promise<Mail[]> {
  if (assessment.status !== 'awaiting-decision') return [];
  const [{ policy }, directory] = await Promise.all([ports.catalogs.get(assessment.catalogHash), ports.directories.get()]);
  const today = localDate(policy.calendar, at);
  return requests
    .filter(({ status }) => status === 'open')
    .flatMap((request): Mail[] => {
      const one = whoIsAsked(request, assessment, directory, today).find((person) => sameEmail(person.email, email));
      if (!one) return [];
      const about = { assessmentId: assessment.id, requestId: request.id, role: request.role };
      return [{ kind: 'mail', mail: 'exception', to: { name: one.name, email: one.email }, ...about }];
    });
}
