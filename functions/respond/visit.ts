import type { VendorSession } from '../domain/access-grant.ts';
import { sha256 } from '../domain/canonical.ts';
import type { Catalog } from '../domain/catalog.ts';
import type { Language } from '../domain/language.ts';
import type { AssessmentWork } from '../domain/ports.ts';
import { questionnaireIn } from '../domain/questionnaire-in.ts';
import { isLive } from './find-link.ts';
import { languageOf } from './language-of.ts';
import type { PortalPorts } from './ports.ts';
import { type Participant, participantOf } from './rights.ts';
import { standing } from './standing.ts';

/** A vendor at a page: who, and all they have worked on. Two DynamoDB requests; the catalog is cached. */
export interface Visit {
  session: VendorSession;
  work: AssessmentWork;
  /** With the questionnaire in the visit's language; ids, values and conditions are those of the catalog that is judged by. */
  catalog: Catalog;
  language: Language;
  participant: Participant;
  /** When the page was asked for. */
  at: string;
}

/**
 * The visit that a session cookie stands for; `undefined` when the session or its link is over. Where the whole assessment is over,
 * whoever was in the middle of it hears that, rather than being sent back to a link that is dead.
 */
export async function findVisit(
  ports: Pick<PortalPorts, 'sessions' | 'assessments' | 'catalogs' | 'clock'>,
  cookie: string | undefined,
): Promise<Visit | undefined> {
  if (!cookie) return undefined;
  const now = ports.clock.now();
  const session = await ports.sessions.vendor(sha256(cookie));
  if (!session || Date.parse(session.expiresAt) <= now.getTime()) return undefined;
  const work = await ports.assessments.work(session.assessmentId);
  return work && visitOf(session, work, await ports.catalogs.get(work.assessment.catalogHash), now);
}

/** The same visit once the assessment was read again: somebody may have ended it meanwhile. */
export async function visitAgain(ports: Pick<PortalPorts, 'assessments' | 'clock'>, visit: Visit): Promise<Visit | undefined> {
  const work = await ports.assessments.work(visit.work.assessment.id);
  const again = work && visitOf(visit.session, work, visit.catalog, ports.clock.now());
  // The page speaks one language to its end.
  return again && { ...again, language: visit.language, catalog: visit.catalog };
}

function visitOf(session: VendorSession, work: AssessmentWork, catalog: Catalog, now: Date): Visit | undefined {
  const grant = work.grants.find((candidate) => candidate.tokenHash === session.grantHash);
  const participant = grant && participantOf(work, grant);
  if (!grant || !participant) return undefined;
  if (!isLive(grant, now) && standing(work.assessment) !== 'closed') return undefined;
  const language = languageOf(work, grant);
  const translated = { ...catalog, questionnaire: questionnaireIn(catalog, language) };
  return { session, work, catalog: translated, language, participant, at: now.toISOString() };
}
