import type { Policy } from '../domain/catalog/policy.ts';
import { afterPolicyDays } from '../domain/catalog/policy-time.ts';
import type { AccessGrant } from '../domain/links/access-grant.ts';
import { sha256 } from '../domain/proof/canonical.ts';
import type { MailPorts } from './mail-worker.ts';
import { addresses } from './mails/addresses.ts';

/** Whose link it is. `language`: what they chose on an earlier link of theirs. */
export type LinkOwner = Pick<AccessGrant, 'assessmentId' | 'name' | 'email' | 'participant' | 'language'>;

/**
 * What the link opens and until when. To answer: `linkDays` from now; before that it ends with the wait for the response. For the
 * conditions of an outcome: as long as the outcome holds.
 */
export type LinkLife =
  | { purpose: 'respond'; policy: Pick<Policy, 'secondsPerDay' | 'linkDays'> }
  | { purpose: 'conditions'; until: string };

/**
 * A fresh link for one person, one assessment and one purpose. Only the token's SHA-256 is stored; the token itself is in the
 * returned address and goes nowhere but into the mail. Stored before the mail goes out: a mail that fails leaves a hash behind
 * whose token nobody has.
 */
export async function mintLink(
  ports: Pick<MailPorts, 'links' | 'ids' | 'clock' | 'house'>,
  { assessmentId, name, email, participant, language }: LinkOwner,
  life: LinkLife,
): Promise<string> {
  const token = ports.ids.token();
  const issuedAt = ports.clock.now().toISOString();
  const { purpose } = life;
  await ports.links.issue({
    assessmentId,
    name,
    email,
    ...(participant ? { participant } : {}),
    ...(language ? { language } : {}),
    tokenHash: sha256(token),
    purpose,
    issuedAt,
    expiresAt: life.purpose === 'conditions' ? life.until : afterPolicyDays(life.policy, issuedAt, life.policy.linkDays),
  });
  return addresses[purpose](ports.house, token);
}
