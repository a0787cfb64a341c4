import { sameEmail } from '../../domain/actor.ts';
import type { Assessment, Undeliverable } from '../../domain/assessment.ts';
import type { ApprovalRequest } from '../../domain/deciding/approval.ts';
import type { Directory } from '../../domain/deciding/directory.ts';
import { whoMayDecide } from '../../domain/deciding/who-decides.ts';
import { withoutTrouble } from '../../domain/links/mail-trouble.ts';

/**
 * The assessment's mail troubles without those of people who decided on one of these requests by the former directory and do not by
 * this one: they were replaced, so nobody has to mend their addresses. The very same list where there are none.
 */
export function withoutFormerOwners(
  head: Assessment,
  requests: readonly ApprovalRequest[],
  { before, directory, today }: { before: Directory; directory: Directory; today: string },
): Undeliverable[] | undefined {
  const may = (email: string, by: Directory) =>
    requests.some((request) => whoMayDecide(request, head, by, today).some((one) => sameEmail(one.email, email)));
  const isVendor = (email: string) => sameEmail(email, head.contact.email);
  const former = (head.undeliverable ?? []).filter(({ email }) => !isVendor(email) && may(email, before) && !may(email, directory));
  return former.length === 0 ? head.undeliverable : withoutTrouble(head.undeliverable, ...former.map(({ email }) => email));
}
