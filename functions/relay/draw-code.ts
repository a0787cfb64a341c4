import { CODE_MINUTES } from '../domain/links/login-code.ts';
import { hashOf } from '../domain/proof/canonical.ts';
import type { MailPorts } from './mail-worker.ts';

/**
 * Draws the code that a browser waits for, when its mail is written: only its hash is stored, and it lives from now. A mail that
 * is tried again carries a new code, which voids the one before. `gone`: the browser asked anew, or waits no more.
 */
export async function drawCode(
  ports: Pick<MailPorts, 'codes' | 'ids' | 'clock'>,
  codeId: string,
  askedAt: string,
): Promise<{ kind: 'drawn'; code: string } | { kind: 'gone' }> {
  const code = ports.ids.code();
  const expiresAt = new Date(ports.clock.now().getTime() + CODE_MINUTES * 60_000).toISOString();
  const drawn = await ports.codes.draw(codeId, askedAt, hashOf({ id: codeId, code }), expiresAt);
  return drawn === 'drawn' ? { kind: 'drawn', code } : { kind: 'gone' };
}
