import { namedError } from '../domain/named-error.ts';
import { owningRoleTitles } from '../domain/vocabulary.ts';
import { addresses } from './mails/addresses.ts';
import type { ToRiskOwner } from './mails/exception.ts';
import { oneLine } from './mails/one-line.ts';
import type { Parties } from './mails/parties.ts';
import { requestOf } from './why-not-send.ts';
import type { Writing } from './write-mail.ts';

/** An approval request in the words of the catalog: criterion and risk, never an answer. Throws MailIncomplete without a request. */
export function toRiskOwner({ work, file, catalog, house }: Writing, parties: Parties): ToRiskOwner {
  const request = requestOf(work, file);
  if (!request) {
    throw namedError('MailIncomplete', 'a decision mail names no request');
  }
  const findings = file.scorecards.flatMap((scorecard) => scorecard.findings);
  const titles = new Map(catalog.criteria.criteria.map((criterion) => [criterion.id, criterion.title]));
  const shortfalls = request.findingIds.flatMap((id) => {
    const finding = findings.findLast((candidate) => candidate.id === id);
    if (!finding) return [];
    const mustHave = finding.knockOut ? ' (a must-have)' : '';
    return [`${titles.get(finding.criterionId) ?? finding.criterionId}${mustHave}: ${finding.risk}`];
  });
  return {
    parties,
    to: oneLine(work.to.name),
    role: owningRoleTitles[request.role],
    severity: request.severity,
    shortfalls,
    quorum: request.quorum,
    requestedAt: request.requestedAt,
    dueAt: request.dueAt,
    lapsesAt: request.lapsesAt,
    page: addresses.exception(house, request.assessmentId, request.id),
  };
}
