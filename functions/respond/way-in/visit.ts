import type { Submission } from '../../domain/answers/submission.ts';
import { visibleSectionsOfAnswers } from '../../domain/answers/visible-questions.ts';
import type { Assessment } from '../../domain/assessment.ts';
import type { Catalog } from '../../domain/catalog/catalog.ts';
import { questionnaireIn } from '../../domain/catalog/questionnaire-in.ts';
import { openFollowUp } from '../../domain/follow-up/follow-up.ts';
import type { Language } from '../../domain/language.ts';
import type { AccessGrant, VendorSession } from '../../domain/links/access-grant.ts';
import { namedError } from '../../domain/named-error.ts';
import type { AssessmentWork } from '../../domain/ports.ts';
import { sha256 } from '../../domain/proof/canonical.ts';
import { unsentAnswers } from '../answers/unsent.ts';
import type { PortalPorts } from '../ports.ts';
import { isLive, opensQuestionnaire } from './find-link.ts';
import { languageOf } from './language-of.ts';
import { type Participant, participantOf } from './rights.ts';
import { standing } from './standing.ts';

/** What was submitted before a round of follow-up questions, and the ids of the questions that it showed. */
export interface Former {
  submission: Submission;
  shown: ReadonlySet<string>;
  /** Changed in a round that lapsed (unsent.ts); question ids. */
  unsent: ReadonlySet<string>;
}

/** A vendor at a page: who, and all they have worked on. Two DynamoDB requests; what never changes is cached: the
 * catalog, and in a round of follow-up questions what was submitted before it, which a cold function reads once. */
export interface Visit {
  session: VendorSession;
  work: AssessmentWork;
  /** With the questionnaire in the visit's language; ids, values and conditions are those of the catalog that is judged by. */
  catalog: Catalog;
  language: Language;
  participant: Participant;
  /** While follow-up questions are open: the answers that they are about, as they were submitted. */
  former?: Former;
  /** When the page was asked for. */
  at: string;
}

/**
 * The visit that a session cookie stands for; `undefined` when the session or its link is over. Where the whole assessment is over,
 * whoever was in the middle of it hears that, rather than being sent back to a link that is dead.
 */
export async function findVisit(
  ports: Pick<PortalPorts, 'sessions' | 'assessments' | 'catalogs' | 'clock' | 'submissions'>,
  cookie: string | undefined,
): Promise<Visit | undefined> {
  if (!cookie) return undefined;
  const now = ports.clock.now();
  const session = await ports.sessions.vendor(sha256(cookie));
  if (!session || Date.parse(session.expiresAt) <= now.getTime()) return undefined;
  const work = await ports.assessments.work(session.assessmentId);
  if (!work) return undefined;
  const catalog = await ports.catalogs.get(work.assessment.catalogHash);
  const former = await formerOf(ports, work, catalog);
  const visit = visitOf(session, work, catalog, now);
  return visit && former ? { ...visit, former } : visit;
}

/** The same visit once the assessment was read again: somebody may have ended it meanwhile. */
export async function visitAgain(ports: Pick<PortalPorts, 'assessments' | 'clock'>, visit: Visit): Promise<Visit | undefined> {
  const work = await ports.assessments.work(visit.work.assessment.id);
  const again = work && visitOf(visit.session, work, visit.catalog, ports.clock.now());
  // The page speaks one language to its end.
  return again && { ...again, language: visit.language, catalog: visit.catalog, ...(visit.former && { former: visit.former }) };
}

/** Read in a round of follow-up questions only, and kept by the function that read it. */
async function formerOf(
  ports: Pick<PortalPorts, 'submissions'>,
  work: AssessmentWork,
  catalog: Catalog,
): Promise<Former | undefined> {
  const { assessment, followUps } = work;
  if (!assessment.submission || !openFollowUp(followUps)) return undefined;
  const submission = await ports.submissions.get(assessment.id, assessment.submission.revision);
  if (!submission) throw namedError('SubmissionMissing', `assessment ${assessment.id} has lost what was submitted`);
  const { tier, supplierRole, answers } = submission;
  const sections = visibleSectionsOfAnswers(catalog.questionnaire, tier, supplierRole, answers);
  const shown = new Set(sections.flatMap(({ questions }) => questions.map(({ id }) => id)));
  const former = { submission, shown, unsent: new Set<string>() };
  return { ...former, unsent: unsentAnswers({ work, catalog, former }) };
}

function visitOf(session: VendorSession, work: AssessmentWork, catalog: Catalog, now: Date): Visit | undefined {
  const grant = work.grants.find((candidate) => candidate.tokenHash === session.grantHash && opensQuestionnaire(candidate));
  const participant = grant && participantOf(work, grant);
  if (!grant || !participant) return undefined;
  if (!isLive(grant, now) && !endedWith(work.assessment, grant)) return undefined;
  const language = languageOf(work, grant);
  const translated = { ...catalog, questionnaire: questionnaireIn(catalog, language) };
  return { session, work, catalog: translated, language, participant, at: now.toISOString() };
}

/** Whether the link was revoked by the very end of the assessment. Whoever was shut out before hears nothing of it. */
const endedWith = (assessment: Assessment, { revokedAt }: AccessGrant): boolean =>
  standing(assessment) === 'closed' && revokedAt !== undefined && revokedAt >= assessment.waiting.since;
