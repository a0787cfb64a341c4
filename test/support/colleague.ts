import type { Colleague } from '../../functions/domain/answers/colleague.ts';
import { sha256 } from '../../functions/domain/proof/canonical.ts';
import { ID } from './in-memory/assessment-in-progress.ts';
import { vendor } from './small-submission.ts';
import type { vendorPortal } from './vendor-portal.ts';

type Portal = Awaited<ReturnType<typeof vendorPortal>>;

/** A browser in which a colleague, new or known, pressed Start on the link that relay would have mailed. */
export async function colleagueBrowser(portal: Portal, token: string, colleague: Colleague) {
  const issuedAt = portal.world.clock.now();
  const { id: participant, name, email } = colleague;
  await portal.world.ports.links.issue({
    ...{ tokenHash: sha256(token), assessmentId: ID, purpose: 'respond', participant, name, email },
    ...{ issuedAt: issuedAt.toISOString(), expiresAt: new Date(issuedAt.getTime() + 30 * 86_400_000).toISOString() },
  });
  return portal.browser().post(`/r/${token}`, '');
}

/** Somebody who was handed the section "operation", put straight into the table. */
export function withColleague(portal: Portal, change: Partial<Colleague> = {}): Colleague {
  const colleague: Colleague = {
    ...{ id: 'clg_jonas', name: 'Jonas Weber', email: 'jonas@vendor.example' },
    ...{ sectionIds: ['operation'], maySubmit: false, askedBy: vendor, askedAt: portal.world.clock.now().toISOString() },
    ...change,
  };
  portal.file().colleagues.push(colleague);
  return colleague;
}
