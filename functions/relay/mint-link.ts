import type { AccessGrant } from '../domain/access-grant.ts';
import { sha256 } from '../domain/canonical.ts';
import type { Policy } from '../domain/policy.ts';
import { afterPolicyDays } from '../domain/policy-time.ts';
import type { MailPorts } from './mail-worker.ts';
import { addresses } from './mails/addresses.ts';

/** Whose link it is. `language`: what they chose on an earlier link of theirs. */
export type LinkOwner = Pick<AccessGrant, 'assessmentId' | 'name' | 'email' | 'participant' | 'language'>;

/**
 * A fresh link for one person to answer one assessment. It lives `linkDays` from now; before that it ends with the wait for the
 * response. Only the token's SHA-256 is stored; the token itself is in the returned address and goes nowhere but into the mail.
 * Stored before the mail goes out: a mail that fails leaves a hash behind whose token nobody has.
 */
export async function mintLink(
  ports: Pick<MailPorts, 'links' | 'ids' | 'clock' | 'house'>,
  policy: Pick<Policy, 'secondsPerDay' | 'linkDays'>,
  { assessmentId, name, email, participant, language }: LinkOwner,
): Promise<string> {
  const token = ports.ids.token();
  const issuedAt = ports.clock.now().toISOString();
  await ports.links.issue({
    assessmentId,
    name,
    email,
    ...(participant ? { participant } : {}),
    ...(language ? { language } : {}),
    tokenHash: sha256(token),
    purpose: 'respond',
    issuedAt,
    expiresAt: afterPolicyDays(policy, issuedAt, policy.linkDays),
  });
  return addresses.respond(ports.house, token);
}
