import { sameEmail } from '../domain/actor.ts';
import { leftToAnswer } from '../domain/answers/left-to-answer.ts';
import { waitingToBeConfirmed } from '../domain/answers/time-to-answer.ts';
import { openFollowUp } from '../domain/follow-up/follow-up.ts';
import { namedError } from '../domain/named-error.ts';
import type { MailKind } from '../domain/outbox.ts';
import { colleagueOf } from './addressee.ts';
import { askedOf } from './asked-of.ts';
import { deadlines } from './deadlines.ts';
import { delegation } from './mails/delegation.ts';
import { followUp } from './mails/follow-up.ts';
import { invitation } from './mails/invitation.ts';
import type { RenderedMail } from './mails/letter.tsx';
import { loginCode } from './mails/login-code.ts';
import { oneLine } from './mails/one-line.ts';
import { personOf } from './mails/parties.ts';
import { receipt } from './mails/receipt.ts';
import { responseLapsedToVendor } from './mails/response-lapsed.ts';
import { responseReminder } from './mails/response-reminder.ts';
import type { AskingVendor } from './mails/to-vendor.ts';
import { withdrawn } from './mails/withdrawn.ts';
import { present } from './present.ts';
import { toVendor } from './reader-at-vendor.ts';
import { writeOutcomeToVendor } from './write-about-outcome.ts';
import type { Writing } from './write-mail.ts';

/** A letter to somebody at the supplier, in their language. Throws MailIncomplete when what it is about is missing. */
export function writeToVendor(writing: Writing, kind: MailKind): RenderedMail {
  const { work, file } = writing;
  const { assessment } = file;
  switch (kind) {
    case 'invitation':
      // Sent again while a round is open, it asks what is asked now.
      if (openFollowUp(file.followUps)) return writeFollowUp(writing);
      return invitation({ ...asking(writing), message: assessment.message, previous: assessment.previous });
    case 'follow-up':
      return writeFollowUp(writing);
    case 'response-reminder':
      return responseReminder({ ...asking(writing), isFollowUp: openFollowUp(file.followUps) !== undefined });
    case 'delegation':
      return writeDelegation(writing);
    case 'login-code':
      return loginCode({ ...toVendor(writing), code: present(writing.code), asker: askerOf(writing) });
    case 'receipt': {
      const { by, at, hash, revision } = present(assessment.submission);
      const isOwn = 'email' in by && sameEmail(by.email, work.to.email);
      const submission = { submittedAt: at, submittedBy: oneLine(by.name), fingerprint: hash, isFollowUp: revision > 1 };
      return receipt({ ...toVendor(writing), ...submission, isOwn });
    }
    case 'response-lapsed':
      return responseLapsedToVendor(toVendor(writing));
    case 'withdrawn': {
      const isRound = file.followUps.some(({ status }) => status === 'withdrawn');
      const awaited = isRound ? 'replies' : assessment.submission ? 'nothing' : 'answers';
      const colleague = colleagueOf(work, file);
      return withdrawn({ ...toVendor(writing), awaited, asker: colleague && personOf(colleague.askedBy) });
    }
    case 'outcome':
      return writeOutcomeToVendor(writing);
    default:
      throw namedError('MailIncomplete', `${kind} is no letter to a vendor`);
  }
}

/** Who handed sections to the colleague that has this address; absent for the contact. */
function askerOf({ work, file }: Writing) {
  const colleague = file.colleagues.find(({ email, withdrawnAt }) => !withdrawnAt && sameEmail(email, work.to.email));
  return colleague && personOf(colleague.askedBy);
}

function writeFollowUp(writing: Writing): RenderedMail {
  const mail = asking(writing);
  const round = present(openFollowUp(writing.file.followUps));
  const { wording } = askedOf(writing.file, writing.catalog, mail.language);
  const asked = round.questions.map(({ questionId, text }) => ({ question: wording(questionId), text }));
  return followUp({ ...mail, asker: oneLine(round.askedBy.name), asked });
}

function writeDelegation(writing: Writing): RenderedMail {
  const { work, file, catalog } = writing;
  const mail = asking(writing);
  const { sectionIds, askedBy, note, maySubmit } = present(colleagueOf(work, file));
  const { sectionTitles } = askedOf(file, catalog, mail.language, sectionIds);
  const sections = sectionIds && sectionTitles;
  const submitter = oneLine(file.assessment.contact.name);
  return delegation({ ...mail, asker: personOf(askedBy), sections, note, maySubmit, submitter });
}

function asking(writing: Writing): AskingVendor {
  const { work, file, catalog, link, now } = writing;
  const reader = toVendor(writing);
  const sectionIds = colleagueOf(work, file)?.sectionIds;
  const { count } = askedOf(file, catalog, reader.language, sectionIds);
  const toConfirm = Math.min(count, waitingToBeConfirmed(file.drafts, sectionIds));
  const needsCode = catalog.policy.codeTiers?.includes(file.assessment.tier) ?? false;
  const left = leftToAnswer(file, catalog, sectionIds);
  return {
    ...reader,
    ...deadlines(file),
    now: now.toISOString(),
    link: present(link),
    questions: count,
    toConfirm,
    left,
    needsCode,
  };
}
