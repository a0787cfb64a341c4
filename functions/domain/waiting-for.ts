import type { ApprovalRequest } from './approval.ts';
import { type Assessment, isTerminal, type Waiting } from './assessment.ts';
import { owningRoleTitles } from './vocabulary.ts';

/** Whom an assessment waits for, by its status and open requests: whoever waits has a visible owner and deadline (design 6.12). */
export function waitingFor(
  assessment: Pick<Assessment, 'status' | 'contact' | 'dueAt'>,
  requests: Pick<ApprovalRequest, 'status' | 'dueAt' | 'role'>[],
  since: string,
): Waiting {
  if (isTerminal(assessment.status)) return { on: 'nobody', who: 'Nobody', since };
  if (assessment.status === 'awaiting-response') {
    return { on: 'vendor', who: assessment.contact.name, since, until: assessment.dueAt };
  }
  const open = requests.filter((request) => request.status === 'open');
  const [until] = open.map((request) => request.dueAt).sort();
  if (assessment.status === 'awaiting-decision' && until) {
    return { on: 'risk-owners', who: open.map((request) => owningRoleTitles[request.role]).join(', '), since, until };
  }
  return { on: 'workflow', who: 'The workflow', since };
}
