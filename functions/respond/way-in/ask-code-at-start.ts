import type { AccessGrant } from '../../domain/links/access-grant.ts';
import { CODE_TRIES } from '../../domain/links/login-code.ts';
import { isTooMany, secondsToNext } from '../../domain/links/rate-limit.ts';
import { sha256 } from '../../domain/proof/canonical.ts';
import type { PortalPorts } from '../ports.ts';
import { askCode } from './ask-code.ts';

export type CodeAtStart =
  /** This browser waits for a code of this link already, and it is good still. */
  | { kind: 'waits-already' }
  /** Another browser was sent one within this minute. */
  | { kind: 'moment-ago'; seconds: number }
  | Awaited<ReturnType<typeof askCode>>;

/**
 * A code for a browser in which Start was pressed. At most one a minute is mailed so for each link: a machine that presses the button
 * again and again fills nobody's mailbox, and leaves the codes of the hour to the person who comes after it.
 */
export async function askCodeAtStart(
  ports: Pick<PortalPorts, 'rates' | 'clock' | 'ids'> & { codes: Pick<PortalPorts['codes'], 'ask' | 'get'> },
  grant: AccessGrant,
  cookie: string | undefined,
): Promise<CodeAtStart> {
  const now = ports.clock.now();
  const code = cookie ? await ports.codes.get(sha256(cookie)) : undefined;
  const isGood = code?.grantHash === grant.tokenHash && Date.parse(code.expiresAt) > now.getTime() && code.tries < CODE_TRIES;
  if (isGood) return { kind: 'waits-already' };
  if (await isTooMany(ports, 'codeAtStart', grant.tokenHash))
    return { kind: 'moment-ago', seconds: secondsToNext('codeAtStart', now) };
  return askCode(ports, grant);
}
