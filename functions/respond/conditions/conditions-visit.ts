import { standingAt } from '../../domain/conditions/report-condition.ts';
import type { TrackedCondition } from '../../domain/conditions/tracked-condition.ts';
import type { Language } from '../../domain/language.ts';
import type { AccessGrant, VendorSession } from '../../domain/links/access-grant.ts';
import type { ClearanceStanding } from '../../domain/outcome/clearance.ts';
import type { AssessmentFile } from '../../domain/ports.ts';
import { sha256 } from '../../domain/proof/canonical.ts';
import { isLive, opensConditions } from '../way-in/find-link.ts';
import { languageOf } from '../way-in/language-of.ts';
import { participantOf } from '../way-in/rights.ts';
import type { ConditionPagePorts } from './ports.ts';

/** Somebody of the supplier at a page of conditions. Of what is stored only `conditions` is theirs to see. */
export interface ConditionsVisit {
  session: VendorSession;
  work: AssessmentFile;
  language: Language;
  /** The supplier's, in the order of the outcome. */
  conditions: TrackedCondition[];
  /** What holds of the outcome. */
  standing: ClearanceStanding;
  /** Who approved it, as its suppliers know it. */
  org: string;
  /** When the page was asked for. */
  at: string;
}

/** The visit that a session cookie stands for; `undefined` when the session or its link is over, or was for something else. */
export async function findConditionsVisit(
  ports: Pick<ConditionPagePorts, 'sessions' | 'assessments' | 'clock' | 'house'>,
  cookie: string | undefined,
): Promise<ConditionsVisit | undefined> {
  if (!cookie) return undefined;
  const now = ports.clock.now();
  const session = await ports.sessions.vendor(sha256(cookie));
  if (!session || Date.parse(session.expiresAt) <= now.getTime()) return undefined;
  const work = await ports.assessments.file(session.assessmentId);
  const grant = work?.grants.find(({ tokenHash }) => tokenHash === session.grantHash);
  if (!work || !grant || !isTheirs(work, grant, now)) return undefined;
  const at = now.toISOString();
  const { orgName } = ports.house;
  return { session, work, language: languageOf(work, grant), at, ...whatIsTheirs(work, orgName, at) };
}

/** Whether this link opens the conditions: for the recipient only, as long as the outcome holds or held. */
export const isTheirs = (work: AssessmentFile, grant: AccessGrant, now: Date): boolean =>
  opensConditions(grant) && isLive(grant, now) && work.outcome !== undefined && participantOf(work, grant)?.isRecipient === true;

/** What the supplier sees of an outcome. */
export function whatIsTheirs(work: AssessmentFile, orgName: string | undefined, at: string) {
  const order = work.outcome?.conditions.map(({ id }) => id) ?? [];
  const theirs = work.conditions.filter(({ owner }) => owner.kind === 'vendor');
  return {
    conditions: theirs.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)),
    standing: standingAt(work, at),
    org: orgName ?? work.assessment.requestedBy.name,
  };
}
