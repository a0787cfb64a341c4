import { sameEmail } from '../domain/actor.ts';
import type { OverdueEffect } from '../domain/catalog/policy.ts';
import { namedError } from '../domain/named-error.ts';
import { atTime } from '../web/when.ts';
import { aboutCondition, vendorCondition } from './about-condition.ts';
import { atSending } from './at-sending.ts';
import { canBeReported, conditionOf, conditionReader, conditionsInMail } from './condition-mail-ended.ts';
import { addresses } from './mails/addresses.ts';
import { ifOverdueWords } from './mails/condition-facts.ts';
import {
  type ConditionToStaff,
  conditionAnswered,
  conditionOverdue,
  conditionOverdueToOwner,
  conditionReminder,
  conditionReported,
  conditionSet,
} from './mails/condition-to-staff.ts';
import {
  type ConditionToVendor,
  conditionAnsweredToVendor,
  conditionOverdueToVendor,
  conditionReminderToVendor,
  conditionSetToVendor,
} from './mails/condition-to-vendor.ts';
import { conditionVacant } from './mails/condition-vacant.ts';
import type { RenderedMail } from './mails/letter.tsx';
import { oneLine } from './mails/one-line.ts';
import { partiesOf } from './mails/parties.ts';
import { standingOf } from './outcome-mail-ended.ts';
import { present } from './present.ts';
import { toVendor } from './reader-at-vendor.ts';
import type { Writing } from './write-mail.ts';

/** A letter about a condition, for whoever reads it. Throws MailIncomplete where there is nothing to tell them. */
export function writeAboutCondition(writing: Writing): RenderedMail {
  const { work, file } = writing;
  const condition = present(conditionOf(work, file));
  const reader = conditionReader(condition, file, atSending(writing), work.to.email);
  if (work.mail === 'condition-reported') {
    const { by, evidence } = present(condition.reports.at(-1));
    return conditionReported({ ...toStaff(writing), by: oneLine(by.name), files: evidence.length });
  }
  if (work.mail === 'condition-vacant') return writeToHelper(writing);
  return reader === 'vendor' ? writeToOwnerAtVendor(writing) : writeToStaff(writing, reader === 'owner');
}

function writeToHelper(writing: Writing): RenderedMail {
  const { work, file, house, directory } = writing;
  const { by } = present(present(conditionOf(work, file)).reports.at(-1));
  const administrators = directory.administrators.map(({ name }) => oneLine(name));
  const isAdministrator = directory.administrators.some(({ email }) => sameEmail(email, work.to.email));
  const mail = { ...toStaff(writing), by: oneLine(by.name), administrators, isAdministrator };
  return conditionVacant({ ...mail, page: addresses.directory(house) });
}

function writeToOwnerAtVendor(writing: Writing): RenderedMail {
  const { work, file, catalog, link } = writing;
  const [first, ...rest] = conditionsInMail(work, file).map(vendorCondition);
  const needsCode = catalog.policy.codeTiers?.includes(file.assessment.tier) ?? false;
  const mail: ConditionToVendor = { ...toVendor(writing), conditions: [present(first), ...rest], link, needsCode };
  const { reports } = present(conditionOf(work, file));
  switch (work.mail) {
    case 'condition-set':
      return conditionSetToVendor(mail);
    case 'condition-reminder':
      return conditionReminderToVendor(mail);
    case 'condition-answered':
      return conditionAnsweredToVendor({ ...mail, ...present(reports.at(-1)?.answer), inVain: effectOf(writing) === 'withdrawn' });
    case 'condition-overdue':
      return conditionOverdueToVendor({ ...mail, effect: effectOf(writing) });
    default:
      throw namedError('MailIncomplete', `${work.mail} is not about a condition`);
  }
}

function writeToStaff(writing: Writing, isOwner: boolean): RenderedMail {
  const { work, file, now } = writing;
  const mail = toStaff(writing);
  const condition = present(conditionOf(work, file));
  switch (work.mail) {
    case 'condition-set':
      return conditionSet(mail);
    case 'condition-reminder':
      return conditionReminder(mail);
    case 'condition-answered': {
      const { accepted, by, reasons } = present(condition.reports.at(-1)?.answer);
      const inVain = standingOf(file, now) === 'withdrawn';
      return conditionAnswered({ ...mail, accepted, by: oneLine(by.name), reasons, isOwner, inVain });
    }
    case 'condition-overdue': {
      const standing = standingWords(writing);
      if (isOwner) return conditionOverdueToOwner({ ...mail, standing, canBeReported: canBeReported(condition, file, now) });
      const reportedAt = condition.status === 'reported' ? condition.reports.at(-1)?.at : undefined;
      const read = conditionReader(condition, file, atSending(writing), work.to.email);
      const reader = read === 'role' || read === 'administrator' ? read : 'requester';
      const became = subjectWords[effectOf(writing)];
      return conditionOverdue({ ...mail, became, standing, reportedOn: reportedAt && atTime(reportedAt), reader });
    }
    default:
      throw namedError('MailIncomplete', `${work.mail} is not about a condition`);
  }
}

const subjectWords: Record<OverdueEffect, string> = {
  valid: 'stays cleared for use',
  suspended: 'is suspended',
  withdrawn: 'is no longer cleared for use',
};

/** What has become of the outcome: by all its conditions together, not by this one alone. */
function effectOf({ file, now }: Writing): OverdueEffect {
  const standing = standingOf(file, now);
  return standing === 'suspended' || standing === 'withdrawn' ? standing : 'valid';
}

function standingWords(writing: Writing): string {
  const words = ifOverdueWords[effectOf(writing)];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function toStaff({ work, file, house }: Writing): ConditionToStaff {
  const condition = present(conditionOf(work, file));
  return {
    parties: partiesOf(file.assessment, house),
    to: oneLine(work.to.name),
    condition: aboutCondition(file, condition),
    page: addresses.condition(house, file.assessment.id, condition.id),
  };
}
