import type { AccessGrant, VendorSession } from '../../domain/links/access-grant.ts';
import { sha256 } from '../../domain/proof/canonical.ts';
import type { PortalPorts } from '../ports.ts';
import type { Visit } from './visit.ts';

/** A session ends 12 hours after Start or the last save, and never outlives its link. The link opens the next one. */
export const SESSION_HOURS = 12;

/**
 * Opens a session in this browser and ends the one it had. Returns the cookie's value, of which only the SHA-256 is stored,
 * and its life in seconds.
 */
export async function startSession(
  ports: Pick<PortalPorts, 'sessions' | 'ids' | 'clock'>,
  grant: AccessGrant,
  formerCookie: string | undefined,
): Promise<{ cookie: string; seconds: number }> {
  const now = ports.clock.now();
  const until = endOf(now, grant);
  const session: VendorSession = {
    kind: 'vendor',
    assessmentId: grant.assessmentId,
    grantHash: grant.tokenHash,
    name: grant.name,
    email: grant.email,
    csrf: ports.ids.token(),
    startedAt: now.toISOString(),
    expiresAt: new Date(until).toISOString(),
  };
  const cookie = ports.ids.token();
  await ports.sessions.startVendor(sha256(cookie), session);
  if (formerCookie) await ports.sessions.end(sha256(formerCookie));
  return { cookie, seconds: secondsUntil(until, now) };
}

/** Prolonged by less than this, a session is left alone: at most one more write in that time. */
const WORTH_PROLONGING = 3_600_000;

/** What is sent in a session starts its 12 hours anew. Returns the cookie's new life in seconds; undefined: it is long enough. */
export async function prolongSession(
  ports: Pick<PortalPorts, 'sessions' | 'clock'>,
  { session, work }: Pick<Visit, 'session' | 'work'>,
  cookie: string,
): Promise<number | undefined> {
  const now = ports.clock.now();
  const grant = work.grants.find(({ tokenHash }) => tokenHash === session.grantHash);
  const until = grant && endOf(now, grant);
  if (!until || until - Date.parse(session.expiresAt) < WORTH_PROLONGING) return undefined;
  await ports.sessions.prolongVendor(sha256(cookie), new Date(until).toISOString());
  return secondsUntil(until, now);
}

const endOf = (now: Date, grant: AccessGrant): number =>
  Math.min(now.getTime() + SESSION_HOURS * 3_600_000, Date.parse(grant.expiresAt));

const secondsUntil = (until: number, now: Date): number => Math.max(1, Math.floor((until - now.getTime()) / 1000));
