import * as z from 'zod';
import type { StaffSession } from '../domain/links/access-grant.ts';
import type { Sessions } from '../domain/links/access-ports.ts';
import type { Clock, Ids } from '../domain/ports.ts';
import { sha256 } from '../domain/proof/canonical.ts';
import { staffGroups } from '../domain/vocabulary.ts';

export const SESSION_SECONDS = 10 * 3600;

/** Claims of an id token that name a person. The email address decides who owns which risk, so it must be confirmed. */
const Person = z.object({
  sub: z.string().min(1),
  email: z.email(),
  email_verified: z.union([z.literal(true), z.literal('true')]),
  name: z.string().trim().min(1).optional().catch(undefined),
  'cognito:groups': z.array(z.string()).default([]),
});

export type OpenResult = { kind: 'opened'; cookie: string; session: StaffSession } | { kind: 'unconfirmed-email' };

/** Opens a server-side session for whoever the claims name: the cookie is random, only its SHA-256 is stored. */
export async function openStaffSession(
  ports: { sessions: Sessions; clock: Clock; ids: Ids },
  claims: Record<string, unknown>,
): Promise<OpenResult> {
  const parsed = Person.safeParse(claims);
  if (!parsed.success) return { kind: 'unconfirmed-email' };
  const { sub, email, name, 'cognito:groups': groups } = parsed.data;
  const now = ports.clock.now();
  const cookie = ports.ids.token();
  const session: StaffSession = {
    kind: 'staff',
    id: sub,
    name: name ?? email,
    email,
    groups: staffGroups.filter((group) => groups.includes(group)),
    csrf: ports.ids.token(),
    startedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000).toISOString(),
  };
  await ports.sessions.startStaff(sha256(cookie), session);
  return { kind: 'opened', cookie, session };
}
