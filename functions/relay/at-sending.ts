import type { Catalog } from '../domain/catalog/catalog.ts';
import type { Policy } from '../domain/catalog/policy.ts';
import type { Directory } from '../domain/deciding/directory.ts';
import type { MailKind } from '../domain/outbox.ts';
import { localDate } from '../domain/time/business-days.ts';

/** What besides its assessment says whether a mail is wanted, and what it says: as it is at the moment of sending. */
export interface AtSending {
  now: Date;
  /** Who decides; the empty directory for mails that ask nobody by role. */
  directory: Directory;
  policy: Policy;
}

const BY_ROLE: readonly MailKind[] = [
  'exception',
  'decision-reminder',
  'decision-escalation',
  'hand-over',
  'role-vacant',
  'condition-reported',
  'condition-vacant',
  'condition-answered',
  'condition-overdue',
];

/** Whether a mail of this kind goes to people because of a role that they hold. */
export const goesByRole = (mail: MailKind): boolean => BY_ROLE.includes(mail);

/** The calendar date in the policy's time zone: absences are days of it. */
export const todayOf = ({ now, policy }: Pick<AtSending, 'now' | 'policy'>): string =>
  localDate(policy.calendar, now.toISOString());

/** The same, of what a mail is written from. */
export const atSending = ({
  now,
  directory,
  catalog,
}: Omit<AtSending, 'policy'> & { catalog: Pick<Catalog, 'policy'> }): AtSending => ({
  now,
  directory,
  policy: catalog.policy,
});
