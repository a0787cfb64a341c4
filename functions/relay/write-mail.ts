import { sameEmail } from '../domain/actor.ts';
import type { Catalog } from '../domain/catalog.ts';
import { namedError } from '../domain/named-error.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { askedQuestions } from '../domain/visible-questions.ts';
import { addresses } from './mails/addresses.ts';
import { decisionEscalation } from './mails/decision-escalation.ts';
import { decisionReminder } from './mails/decision-reminder.ts';
import { exception } from './mails/exception.ts';
import { invitation, type ToVendor } from './mails/invitation.ts';
import type { RenderedMail } from './mails/letter.tsx';
import { oneLine } from './mails/one-line.ts';
import { outcomeToRequester, outcomeToVendor } from './mails/outcome.ts';
import { type House, partiesOf } from './mails/parties.ts';
import { receipt } from './mails/receipt.ts';
import { responseEscalation } from './mails/response-escalation.ts';
import { responseLapsedToRequester, responseLapsedToVendor } from './mails/response-lapsed.ts';
import { responseReminder } from './mails/response-reminder.ts';
import { toRiskOwner } from './to-risk-owner.ts';
import type { MailWork } from './why-not-send.ts';

export interface Writing {
  work: MailWork;
  file: AssessmentFile;
  catalog: Catalog;
  house: House;
  now: Date;
  /** The vendor's link, in the two mails that carry one. */
  link?: string;
}

/** The text of a mail, from the table as it is now. Assumes that `whyNotSend` found no reason against it. */
export function writeMail(writing: Writing): RenderedMail {
  const { work, file, house, now } = writing;
  const { assessment } = file;
  const parties = partiesOf(assessment, house);
  const to = oneLine(work.to.name);
  const page = addresses.assessment(house, assessment.id);
  const isVendor = sameEmail(work.to.email, assessment.contact.email);
  const { dueAt } = assessment;
  const closesAt = file.timers.find((timer) => timer.kind === 'response-lapse')?.dueAt;
  const decides = () => toRiskOwner(writing, parties);
  const overdue = (due: string | undefined) => due !== undefined && due < now.toISOString();
  switch (work.mail) {
    case 'invitation':
      return invitation({ ...toVendor(writing), message: assessment.message });
    case 'response-reminder':
      return responseReminder({ ...toVendor(writing), overdue: overdue(dueAt), closesAt });
    case 'response-escalation':
      return responseEscalation({ parties, to, contact: assessment.contact, dueAt, closesAt, page });
    case 'response-lapsed':
      return isVendor ? responseLapsedToVendor({ parties, to }) : responseLapsedToRequester({ parties, to, page });
    case 'receipt': {
      const submission = present(assessment.submission);
      const submittedBy = oneLine(submission.by.name);
      return receipt({ parties, to, submittedAt: submission.at, submittedBy, fingerprint: submission.hash });
    }
    case 'delegation':
    case 'login-code':
    case 'follow-up':
    case 'mail-trouble':
      throw namedError('MailIncomplete', `no letter for ${work.mail} yet`);
    case 'exception':
      return exception(decides());
    case 'decision-reminder':
      return decisionReminder({ ...decides(), overdue: overdue(decides().dueAt) });
    case 'decision-escalation': {
      const { requestedBy } = assessment;
      const readerDecides = !('email' in requestedBy && sameEmail(requestedBy.email, work.to.email));
      return decisionEscalation(readerDecides ? { ...decides(), readerDecides } : { ...decides(), readerDecides, page });
    }
    case 'outcome':
      return isVendor ? outcomeToVendor({ parties, to }) : outcomeToRequester({ parties, to, page, ...present(file.outcome) });
  }
}

function toVendor({ work, file, catalog, house, link }: Writing): ToVendor {
  const { assessment } = file;
  return {
    house,
    parties: partiesOf(assessment, house),
    to: oneLine(work.to.name),
    link: present(link),
    questions: askedQuestions(catalog.questionnaire, assessment.tier, assessment.supplierRole).length,
    dueAt: assessment.dueAt,
  };
}

function present<T>(value: T | undefined): T {
  if (value !== undefined) return value;
  throw namedError('MailIncomplete', 'a mail lacks what it is about');
}
