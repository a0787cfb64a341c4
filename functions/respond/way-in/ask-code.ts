import type { AccessGrant } from '../../domain/links/access-grant.ts';
import { isTooMany } from '../../domain/links/rate-limit.ts';
import { sha256 } from '../../domain/proof/canonical.ts';
import type { PortalPorts } from '../ports.ts';

/** The mail with the code may be late; the code itself lives ten minutes from when it is written. */
export const WAIT_MINUTES = 60;

/**
 * Orders a code for a browser that waits outside. Nothing is opened yet. `cookie`: the waiting browser's token, of which only the
 * hash is stored; relay draws the code when it writes the mail.
 */
export async function askCode(
  ports: Pick<PortalPorts, 'rates' | 'clock' | 'ids'> & { codes: Pick<PortalPorts['codes'], 'ask'> },
  grant: AccessGrant,
  cookie: string = ports.ids.token(),
): Promise<{ kind: 'asked'; cookie: string; seconds: number } | { kind: 'too-many' }> {
  if (await isTooMany(ports, 'code', grant.tokenHash)) return { kind: 'too-many' };
  const now = ports.clock.now();
  const id = sha256(cookie);
  const { assessmentId, tokenHash: grantHash, name, email } = grant;
  const expiresAt = new Date(now.getTime() + WAIT_MINUTES * 60_000).toISOString();
  await ports.codes.ask(
    { id, assessmentId, grantHash, name, email, askedAt: now.toISOString(), expiresAt, tries: 0 },
    { kind: 'mail', mail: 'login-code', assessmentId, to: { name, email }, codeId: id },
  );
  return { kind: 'asked', cookie, seconds: WAIT_MINUTES * 60 };
}
