import { sameEmail } from '../domain/actor.ts';
import { whomMailsReach } from '../domain/deciding/who-decides.ts';
import { isGeneral } from '../domain/judgement/general-findings.ts';
import { namedError } from '../domain/named-error.ts';
import { owningRoleTitles } from '../domain/vocabulary.ts';
import { findingTitle } from '../web/finding-words.ts';
import { atSending, todayOf } from './at-sending.ts';
import { handOverTo, requestOf } from './decision-mail-ended.ts';
import { addresses } from './mails/addresses.ts';
import { decisionEscalation, decisionEscalationToRequester } from './mails/decision-escalation.ts';
import { decisionReminder } from './mails/decision-reminder.ts';
import { type AboutRequest, exception, type ToRiskOwner } from './mails/exception.ts';
import { handOver } from './mails/hand-over.ts';
import type { RenderedMail } from './mails/letter.tsx';
import { oneLine } from './mails/one-line.ts';
import { partiesOf } from './mails/parties.ts';
import { roleVacant } from './mails/role-vacant.ts';
import { present } from './present.ts';
import { rightOf } from './reader-right.ts';
import type { Writing } from './write-mail.ts';

/** A letter about an approval request. Throws MailIncomplete without one, or where the reader has no part in it. */
export function writeAboutRequest(writing: Writing): RenderedMail {
  const { work, file, house, directory } = writing;
  const { assessment } = file;
  const about = aboutRequest(writing);
  const decides = (): ToRiskOwner => ({ ...about, right: present(rightAt(writing)) });
  switch (work.mail) {
    case 'exception':
      return exception(decides());
    case 'decision-reminder':
      return decisionReminder(decides());
    case 'hand-over': {
      const { from, reasons } = present(handOverTo(work, file));
      return handOver({ ...decides(), giver: oneLine(from.name), reasons });
    }
    case 'decision-escalation':
      return rightAt(writing)
        ? decisionEscalation(decides())
        : decisionEscalationToRequester({ ...about, ...whoCan(writing), page: addresses.assessment(house, assessment.id) });
    case 'role-vacant': {
      const administrators = directory.administrators.map(({ name }) => oneLine(name));
      const isAdministrator = directory.administrators.some(({ email }) => sameEmail(email, work.to.email));
      const isQueued = requestOf(work, file)?.status === 'queued';
      const page = addresses.directory(house);
      return roleVacant({ ...about, ...whoCan(writing), administrators, isAdministrator, isQueued, page });
    }
    default:
      throw namedError('MailIncomplete', `${work.mail} is not about a request`);
  }
}

/** An approval request in the words of the catalog: criterion and risk, never an answer. */
function aboutRequest({ work, file, catalog, house, now }: Writing): AboutRequest {
  const request = present(requestOf(work, file));
  const { policy } = catalog;
  const all = file.scorecards.flatMap((scorecard) => scorecard.findings);
  const findings = request.findingIds.flatMap((id) => all.findLast((candidate) => candidate.id === id) ?? []);
  const found = findings.map(({ criterionId, knockOut, risk }) => {
    const mustHave = knockOut ? ' (a must-have)' : '';
    return `${findingTitle(catalog, criterionId)}${mustHave}: ${risk}`;
  });
  const about = findings.every(isGeneral) ? 'whole' : findings.some(isGeneral) ? 'both' : 'points';
  const { severity, needed, requestedAt, askedAt, dueAt, lapsesAt } = request;
  return {
    parties: partiesOf(file.assessment, house),
    to: oneLine(work.to.name),
    role: owningRoleTitles[request.role],
    ...{ severity, found, about, needed, requestedAt, askedAt, dueAt, lapsesAt },
    isLate: dueAt < now.toISOString(),
    approved: request.decisions.filter(({ choice }) => choice !== 'reject').length,
    businessDays: policy.secondsPerDay === 86_400 ? policy.approval.sla[severity].dueDays : undefined,
    page: addresses.exception(house, request.assessmentId, request.id),
  };
}

const rightAt = (writing: Writing) =>
  rightOf(present(requestOf(writing.work, writing.file)), writing.file, atSending(writing), writing.work.to.email);

/** Who can decide and has not, by name: those whom our mails reach, and those who may as well but do not hear of it. */
function whoCan(writing: Writing): { awaited: string[]; unreached: string[] } {
  const { work, file, directory } = writing;
  const today = todayOf(atSending(writing));
  const { reached, unreached } = whomMailsReach(present(requestOf(work, file)), file.assessment, directory, today);
  const names = (people: typeof reached) => people.map(({ name }) => oneLine(name));
  return { awaited: names(reached), unreached: names(unreached) };
}
