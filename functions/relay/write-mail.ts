import type { Catalog } from '../domain/catalog/catalog.ts';
import type { Directory } from '../domain/deciding/directory.ts';
import { openFollowUp } from '../domain/follow-up/follow-up.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { addresseeOf } from './addressee.ts';
import { deadlines } from './deadlines.ts';
import { addresses } from './mails/addresses.ts';
import type { RenderedMail } from './mails/letter.tsx';
import { mailTrouble } from './mails/mail-trouble.ts';
import { oneLine } from './mails/one-line.ts';
import { type House, partiesOf } from './mails/parties.ts';
import { responseEscalation } from './mails/response-escalation.ts';
import { responseLapsedToRequester } from './mails/response-lapsed.ts';
import { present } from './present.ts';
import type { MailWork } from './why-not-send.ts';
import { writeAboutCondition } from './write-about-condition.ts';
import { writeOutcome, writeOutcomeEnded, writeReviewDue } from './write-about-outcome.ts';
import { writeAboutRequest } from './write-about-request.ts';
import { writeToVendor } from './write-to-vendor.ts';

/** What only this mail may know. */
export interface Secrets {
  /** The reader's own link, in the mails that carry one. */
  link?: string;
  /** The code, in its mail. */
  code?: string;
}

export interface Writing extends Secrets {
  work: MailWork;
  file: AssessmentFile;
  catalog: Catalog;
  directory: Directory;
  house: House;
  now: Date;
}

/** The text of a mail, from the table as it is now. Assumes that `whyNotSend` found no reason against it. */
export function writeMail(writing: Writing): RenderedMail {
  const { work, file, house } = writing;
  const { assessment } = file;
  const parties = partiesOf(assessment, house);
  const to = oneLine(work.to.name);
  const page = addresses.assessment(house, assessment.id);
  const isStaff = addresseeOf(file, work.to.email) === 'staff';
  switch (work.mail) {
    case 'response-escalation': {
      const round = openFollowUp(file.followUps);
      const followUpQuestions = round?.questions.length;
      return responseEscalation({ parties, to, contact: assessment.contact, ...deadlines(file), followUpQuestions, page });
    }
    case 'response-lapsed':
      return isStaff ? responseLapsedToRequester({ parties, to, page }) : writeToVendor(writing, work.mail);
    case 'outcome':
      return isStaff ? writeOutcome(writing) : writeToVendor(writing, work.mail);
    case 'mail-trouble': {
      const troubles = present(assessment.undeliverable).map((one) => ({ ...one, whose: addresseeOf(file, one.email) }));
      return mailTrouble({ parties, to, contact: assessment.contact.name, troubles, isDecided: file.outcome !== undefined, page });
    }
    case 'exception':
    case 'hand-over':
    case 'decision-reminder':
    case 'decision-escalation':
    case 'role-vacant':
      return writeAboutRequest(writing);
    case 'condition-set':
    case 'condition-reminder':
    case 'condition-reported':
    case 'condition-vacant':
    case 'condition-answered':
    case 'condition-overdue':
      return writeAboutCondition(writing);
    case 'review-due':
      return writeReviewDue(writing);
    case 'outcome-ended':
      return writeOutcomeEnded(writing);
    default:
      return writeToVendor(writing, work.mail);
  }
}
