import type { MailRecord } from '../domain/mail-record.ts';
import type { OutboxItem } from '../domain/outbox.ts';
import type { Assessments, Catalogs, Clock, Ids, Ledger, Links, LoginCodes, Suppressions, Waits } from '../domain/ports.ts';
import type { Events, Mailer, Workflows } from './ports.ts';
import { publishDecided } from './publish-decided.ts';
import { sendMail } from './send-mail.ts';
import { startWorkflow } from './start-workflow.ts';
import { wakeWorkflow } from './wake-workflow.ts';

export interface WorkPorts {
  assessments: Assessments;
  ledger: Ledger;
  waits: Waits;
  links: Links;
  codes: Pick<LoginCodes, 'draw'>;
  suppressions: Pick<Suppressions, 'get'>;
  catalogs: Catalogs;
  clock: Clock;
  ids: Ids;
  workflows: Workflows;
  mailer: Mailer;
  events: Events;
  /** The buying organisation as mails name it, and where its pages are (no trailing slash). */
  house: { orgName: string; baseUrl: string };
}

/** What came of it, in words for the log (ids only), and the proof of a mail. */
export interface WorkDone {
  note: string;
  mail?: { assessmentId: string; record: MailRecord };
}

/** Does the work of one outbox item, or finds that it needs no doing any more. Throws when it must be tried again. */
export function doWork(ports: WorkPorts, item: OutboxItem): Promise<WorkDone> {
  const { work } = item;
  switch (work.kind) {
    case 'start-workflow':
      return startWorkflow(ports, work.assessmentId, work.attempt);
    case 'wake-workflow':
      return wakeWorkflow(ports, item.id, work);
    case 'mail':
      return sendMail(ports, item, work);
    case 'publish':
      return publishDecided(ports, item.id, work.assessmentId);
  }
}
