import type { AccessGrant, VendorSession } from '../domain/access-grant.ts';
import { sha256 } from '../domain/canonical.ts';
import type { PortalPorts } from './ports.ts';

/** A session ends 12 hours after Start, used or not, and never outlives its link. The link opens the next one. */
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
  const until = Math.min(now.getTime() + SESSION_HOURS * 3_600_000, Date.parse(grant.expiresAt));
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
  return { cookie, seconds: Math.max(1, Math.floor((until - now.getTime()) / 1000)) };
}
