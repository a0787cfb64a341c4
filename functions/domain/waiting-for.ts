import type { ApprovalRequest } from './approval.ts';
import { type Assessment, isTerminal, type Waiting } from './assessment.ts';
import { troubleWith } from './mail-trouble.ts';
import { owningRoleTitles } from './vocabulary.ts';

/**
 * Whom an assessment waits for, by its status and open requests: whoever waits has a visible owner and deadline (design 6.12).
 * A vendor whom our mails do not reach cannot be waited for: then it is the requester's turn to correct the contact.
 */
export function waitingFor(
  assessment: Pick<Assessment, 'status' | 'contact' | 'dueAt'> & Partial<Pick<Assessment, 'requestedBy' | 'undeliverable'>>,
  requests: Pick<ApprovalRequest, 'status' | 'dueAt' | 'role'>[],
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
  if (assessment.status === 'awaiting-decision' && until) {
    return { on: 'risk-owners', who: open.map((request) => owningRoleTitles[request.role]).join(', '), since, until };
  }
  return { on: 'workflow', who: 'The workflow', since };
}
