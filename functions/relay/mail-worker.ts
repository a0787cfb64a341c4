import type { Links, LoginCodes, Suppressions } from '../domain/links/access-ports.ts';
import type { Assessments, Catalogs, Clearances, Clock, Directories, Ids, Ledger } from '../domain/ports.ts';
import type { Mailer } from './ports.ts';
import { sendMail } from './send-mail.ts';
import type { Worker } from './worker.ts';

export interface MailPorts {
  assessments: Assessments;
  clearances: Clearances;
  ledger: Ledger;
  links: Links;
  codes: Pick<LoginCodes, 'draw'>;
  suppressions: Pick<Suppressions, 'get'>;
  catalogs: Catalogs;
  directories: Pick<Directories, 'get'>;
  clock: Clock;
  ids: Ids;
  mailer: Mailer;
  /** The buying organisation as mails name it, and where its pages are (no trailing slash). */
  house: { orgName: string; baseUrl: string };
}

/** Sends the mails, and nothing else. */
export const mailWorker =
  (ports: MailPorts): Worker =>
  (item) => {
    const { work } = item;
    return work.kind === 'mail' ? () => sendMail(ports, item, work) : undefined;
  };
