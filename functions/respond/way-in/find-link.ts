import type { Assessment } from '../../domain/assessment.ts';
import type { Catalog } from '../../domain/catalog/catalog.ts';
import type { Language } from '../../domain/language.ts';
import type { AccessGrant } from '../../domain/links/access-grant.ts';
import type { AssessmentWork } from '../../domain/ports.ts';
import { sha256 } from '../../domain/proof/canonical.ts';
import type { PortalPorts } from '../ports.ts';
import { languageOf } from './language-of.ts';
import { type Participant, participantOf } from './rights.ts';
import { standing } from './standing.ts';

/** A link that opens, or one that does not; why it does not is nobody's business but ours. */
export type FoundLink =
  | { kind: 'unusable' }
  | {
      kind: 'usable';
      assessment: Assessment;
      grant: AccessGrant;
      participant: Participant;
      catalog: Catalog;
      language: Language;
      work: AssessmentWork;
    };

export const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Looks a link up by the hash of its token, and changes nothing. After submitting it still leads to the receipt. */
export async function findLink(
  ports: Pick<PortalPorts, 'links' | 'assessments' | 'catalogs' | 'clock'>,
  token: string,
): Promise<FoundLink> {
  if (!TOKEN.test(token)) return { kind: 'unusable' };
  const tokenHash = sha256(token);
  const link = await ports.links.find(tokenHash);
  const work = link && (await ports.assessments.work(link.assessmentId));
  const grant = work?.grants.find((candidate) => candidate.tokenHash === tokenHash && opensQuestionnaire(candidate));
  const participant = work && grant && participantOf(work, grant);
  if (!participant || !isLive(grant, ports.clock.now())) return { kind: 'unusable' };
  if (standing(work.assessment) === 'closed') return { kind: 'unusable' };
  const { assessment } = work;
  const catalog = await ports.catalogs.get(assessment.catalogHash);
  return { kind: 'usable', assessment, grant, participant, work, catalog, language: languageOf(work, grant) };
}

/** A link opens what it was sent for and nothing else (design 6.9): one for conditions opens no questionnaire. */
export const opensQuestionnaire = ({ purpose }: Pick<AccessGrant, 'purpose'>): boolean => purpose === 'respond';

/** The other way round: one to answer opens no conditions. */
export const opensConditions = ({ purpose }: Pick<AccessGrant, 'purpose'>): boolean => purpose === 'conditions';

/** Revoking is immediate, and expiry is checked here: TTL only tidies up. */
export const isLive = (grant: AccessGrant, now: Date): boolean =>
  grant.revokedAt === undefined && Date.parse(grant.expiresAt) > now.getTime();
