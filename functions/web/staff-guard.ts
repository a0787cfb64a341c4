import type { StaffActor } from '../domain/actor.ts';
import type { StaffSession } from '../domain/links/access-grant.ts';
import type { Sessions } from '../domain/links/access-ports.ts';
import type { Clock } from '../domain/ports.ts';
import { sha256 } from '../domain/proof/canonical.ts';
import type { StaffGroup } from '../domain/vocabulary.ts';
import type { Asked } from './asked.ts';
import { staffCookie } from './cookies.ts';
import { type Reply, seeOther } from './reply.ts';
import { forbiddenPage, sendAgainPage, signedOutMeanwhilePage } from './staff-pages.tsx';

type StaffHandle = (asked: Asked, staff: StaffSession) => Promise<Reply> | Reply;

/**
 * Lets members of the given groups through. Without a session: to the sign-in and back; a form sent without one, or with a
 * token of an earlier session, is not lost: what was typed comes back on a page that sends it again.
 */
export function staffGuard(ports: { sessions: Pick<Sessions, 'staff'>; clock: Clock }) {
  return (groups: readonly StaffGroup[], handle: StaffHandle) =>
    async (asked: Asked): Promise<Reply> => {
      const cookie = asked.cookies[staffCookie];
      const session = cookie ? await ports.sessions.staff(sha256(cookie)) : undefined;
      const changes = asked.method !== 'GET' && asked.method !== 'HEAD';
      if (!session || session.expiresAt <= ports.clock.now().toISOString()) {
        if (changes) return signedOutMeanwhilePage(asked);
        const query = asked.query.size > 0 ? `?${asked.query}` : '';
        return seeOther(`/auth/login?next=${encodeURIComponent(asked.path + query)}`);
      }
      if (!groups.some((group) => session.groups.includes(group))) return forbiddenPage(session, groups);
      if (changes && asked.form.get('csrf') !== session.csrf) return sendAgainPage(asked, session);
      return handle(asked, session);
    };
}

/** How the audit trail names whoever is signed in. */
export const actorOf = ({ id, name, email }: StaffSession): StaffActor => ({ kind: 'staff', id, name, email });
