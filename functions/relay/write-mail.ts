import { sameEmail } from '../domain/actor.ts';
import type { Catalog } from '../domain/catalog.ts';
import { openFollowUp } from '../domain/follow-up.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { addresseeOf } from './addressee.ts';
import { deadlines } from './deadlines.ts';
import { addresses } from './mails/addresses.ts';
import { decisionEscalation } from './mails/decision-escalation.ts';
import { decisionReminder } from './mails/decision-reminder.ts';
import { exception } from './mails/exception.ts';
import type { RenderedMail } from './mails/letter.tsx';
import { mailTrouble } from './mails/mail-trouble.ts';
import { oneLine } from './mails/one-line.ts';
import { outcomeToRequester } from './mails/outcome.ts';
import { type House, partiesOf } from './mails/parties.ts';
import { responseEscalation } from './mails/response-escalation.ts';
import { responseLapsedToRequester } from './mails/response-lapsed.ts';
import { toRiskOwner } from './to-risk-owner.ts';
import type { MailWork } from './why-not-send.ts';
import { present, writeToVendor } from './write-to-vendor.ts';

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
  house: House;
  now: Date;
}

/** The text of a mail, from the table as it is now. Assumes that `whyNotSend` found no reason against it. */
export function writeMail(writing: Writing): RenderedMail {
  const { work, file, house, now } = writing;
  const { assessment } = file;
  const { requestedBy } = assessment;
  const parties = partiesOf(assessment, house);
  const to = oneLine(work.to.name);
  const page = addresses.assessment(house, assessment.id);
  const isStaff = addresseeOf(file, work.to.email) === 'staff';
  const decides = () => toRiskOwner(writing, parties);
  switch (work.mail) {
    case 'response-escalation': {
      const round = openFollowUp(file.followUps);
      const followUpQuestions = round?.questions.length;
      return responseEscalation({ parties, to, contact: assessment.contact, ...deadlines(file), followUpQuestions, page });
    }
    case 'response-lapsed':
      return isStaff ? responseLapsedToRequester({ parties, to, page }) : writeToVendor(writing, work.mail);
    case 'outcome':
      return isStaff ? outcomeToRequester({ parties, to, page, ...present(file.outcome) }) : writeToVendor(writing, work.mail);
    case 'mail-trouble': {
      const troubles = present(assessment.undeliverable).map((one) => ({ ...one, whose: addresseeOf(file, one.email) }));
      return mailTrouble({ parties, to, contact: assessment.contact.name, troubles, page });
    }
    case 'exception':
      return exception(decides());
    case 'decision-reminder':
      return decisionReminder({ ...decides(), overdue: decides().dueAt < now.toISOString() });
    case 'decision-escalation': {
      const readerDecides = !('email' in requestedBy && sameEmail(requestedBy.email, work.to.email));
      return decisionEscalation(readerDecides ? { ...decides(), readerDecides } : { ...decides(), readerDecides, page });
    }
    default:
      return writeToVendor(writing, work.mail);
  }
}
