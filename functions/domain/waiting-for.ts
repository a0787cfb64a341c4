import { type Assessment, isTerminal, type Waiting } from './assessment.ts';
import type { ApprovalRequest } from './deciding/approval.ts';
import { troubleWith } from './links/mail-trouble.ts';
import { owningRoleTitles } from './vocabulary.ts';

/**
 * Whom an assessment waits for, by its status and open requests: whoever waits has a visible owner and deadline (design 6.12).
 * A vendor whom our mails do not reach cannot be waited for: then it is the requester's turn to correct the contact. A role with too
 * few people cannot decide: then an administrator must name somebody.
 */
export function waitingFor(
  assessment: Pick<Assessment, 'status' | 'contact' | 'dueAt'> & Partial<Pick<Assessment, 'requestedBy' | 'undeliverable'>>,
  requests: Pick<ApprovalRequest, 'status' | 'dueAt' | 'role' | 'lacksPeople'>[],
  since: string,
): Waiting {
  if (isTerminal(assessment.status)) return { on: 'nobody', who: 'Nobody', since };
  if (assessment.status === 'awaiting-response') {
    const { contact, dueAt: until, requestedBy } = assessment;
    if (requestedBy && troubleWith(assessment, contact.email)) {
      return { on: 'procurement', who: requestedBy.name, since, until };
    }
    return { on: 'vendor', who: contact.name, since, until };
  }
  const open = requests.filter((request) => request.status === 'open');
  const [until] = open.map((request) => request.dueAt).sort();
  const roles = open.map(({ role }) => role);
  const titles = (some: typeof open) => some.map(({ role }) => owningRoleTitles[role]).join(', ');
  const lacking = open.filter(({ lacksPeople }) => lacksPeople);
  if (assessment.status === 'awaiting-decision' && until && lacking.length > 0)
    return { on: 'administrator', who: `An administrator: too few people decide for ${titles(lacking)}`, roles, since, until };
  if (assessment.status === 'awaiting-decision' && until) {
    return { on: 'risk-owners', who: titles(open), roles, since, until };
  }
  return { on: 'workflow', who: 'The workflow', since };
}

/**
 * Whoever was waited for already has been so since then. A role that loses its people and gets others keeps its owners waited for since
 * they first were: the exception has waited all the time. Where it lacked people from the start, they are since somebody is named.
 */
export function stillWaiting(before: Waiting, after: Waiting): Waiting {
  const ownersSince = before.on === 'risk-owners' ? before.since : before.ownersSince;
  switch (after.on) {
    case 'administrator':
      return { ...after, ...(before.on === after.on && { since: before.since }), ...(ownersSince && { ownersSince }) };
    case 'risk-owners':
      return { ...after, since: ownersSince ?? after.since };
    default:
      return before.on === after.on ? { ...after, since: before.since } : after;
  }
}
