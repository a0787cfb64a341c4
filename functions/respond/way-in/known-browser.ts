import type { Catalog } from '../../domain/catalog/catalog.ts';
import type { AccessGrant } from '../../domain/links/access-grant.ts';
import type { AssessmentWork } from '../../domain/ports.ts';
import { sha256 } from '../../domain/proof/canonical.ts';
import { isLive } from './find-link.ts';

/** A browser is remembered this long after a code was typed into it. */
export const BROWSER_DAYS = 180;
const MOST_BROWSERS = 5;

/** Whether the policy wants an emailed code before this browser may open this link. */
export function needsCode(
  { work, catalog, grant }: { work: AssessmentWork; catalog: Pick<Catalog, 'policy'>; grant: AccessGrant },
  browser: string | undefined,
  now: Date,
): boolean {
  if (!catalog.policy.codeTiers?.includes(work.assessment.tier)) return false;
  return !isKnown(work, grant, browser, now);
}

/**
 * A code was typed into this browser for a link of the same person that still lives. Links that were revoked do not vouch:
 * they may have been revoked because of that very browser.
 */
function isKnown(work: AssessmentWork, grant: AccessGrant, browser: string | undefined, now: Date): boolean {
  if (!browser) return false;
  const hash = sha256(browser);
  const same = work.grants.filter((other) => other.participant === grant.participant && other.email === grant.email);
  return same.some((other) => isLive(other, now) && other.browsers?.includes(hash));
}

/** A link's known browsers with this one, newest last. */
export const withBrowser = (grant: AccessGrant, browser: string): string[] =>
  [...(grant.browsers ?? []).filter((hash) => hash !== sha256(browser)), sha256(browser)].slice(-MOST_BROWSERS);
