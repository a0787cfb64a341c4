import { judgedRevisions } from '../answers/revisions.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { ApprovalRequest } from '../deciding/approval.ts';
import { isSamePerson } from '../deciding/decide.ts';
import { type Directory, emptyDirectory } from '../deciding/directory.ts';
import { namedSince } from '../deciding/named-since.ts';
import { differencesOf, isLive, isWorse, type RequestPast, type Revision, requestsOver } from '../deciding/request-plan.ts';
import type { AssessmentFile } from '../ports.ts';
import { hashOf } from './canonical.ts';
import { type Check, check } from './verify-check.ts';
import { decisionProblems, type Replay } from './verify-decisions.ts';
import { requireEvents } from './verify-events.ts';

/**
 * The requests are those that the scorecards of all revisions call for, superseded where a later one says so, and their
 * decisions, replayed one by one, lead to the stored status. With `directories` (all versions), by people who had the right they named.
 */
export function verifyRequests(file: AssessmentFile, catalog: Catalog, { directories }: Pick<Replay, 'directories'> = {}): Check[] {
  const { requests } = file;
  const decisions = requests.flatMap((request) => request.decisions);
  const revisions = judgedRevisions(file);
  return [
    check('requests', `${requests.length} stored, as the score routes them${keptAtWorse(revisions)}`, () => {
      if (!file.assessment.score) return requests.length === 0 ? [] : ['there are requests without a scorecard'];
      return [...pastProblems(file, requestsOver(revisions, catalog.policy, file.assessment)), ...risksTold(file, revisions)];
    }),
    check('decisions', `${decisions.length} stored, each made once, by someone who may`, () => [
      ...requireEvents(file.events, 'decision-recorded', 'decision', decisions.map(hashOf)),
      ...requests.flatMap((request) => decisionProblems(file, request, { policy: catalog.policy, directories })),
    ]),
    ...(directories ? [namings(file, directories)] : []),
  ];
}

/** Nothing fails by it: who named whom while a request was open is for people to judge, above all where it was themselves. */
function namings({ requests }: AssessmentFile, directories: readonly Directory[]): Check {
  const late = requests.flatMap((request) =>
    request.decisions.flatMap(({ by, directoryVersion }) => {
      const versions = [emptyDirectory, ...directories.filter(({ version }) => version <= directoryVersion)];
      const since = 'email' in by ? namedSince(request, versions, by) : undefined;
      if (!since) return [];
      const who = isSamePerson(since.by, by) ? 'named themselves' : `was named by ${since.by.name}`;
      return [`${since.name} ${who} after request ${request.id} was asked, at ${since.at}`];
    }),
  );
  return check('named', late.length > 0 ? late.join('; ') : 'whoever decided had their part before they were asked', () => []);
}

/** For whoever reads what was judged before a worse residual risk superseded requests: what was decided may have seen a lower one. */
function keptAtWorse(revisions: readonly Revision[]): string {
  const kept = revisions.flatMap((revision, n) =>
    revision.byFactsAlone && isWorse(revision, revisions[n - 1]) ? [revision.scorecard.revision] : [],
  );
  return kept.length > 0 ? `; what stood when revision ${kept.join(', ')} left more risk was not asked again` : '';
}

/** The trail says of each further revision which residual risk it was compared with. */
function risksTold({ events }: AssessmentFile, revisions: readonly Revision[]): string[] {
  return revisions.flatMap(({ scorecard: { revision } }, n) => {
    const told = events.find(({ type, data }) => type === 'scored' && data.revision === revision)?.data.residualRiskBefore;
    const before = revisions[n - 1]?.scorecard.residualRisk;
    return told === undefined || told === before ? [] : [`the trail names another residual risk before revision ${revision}`];
  });
}

function pastProblems(file: AssessmentFile, past: readonly RequestPast[]): string[] {
  const problems: string[] = [];
  for (const expected of past) {
    const stored = file.requests.find(({ id }) => id === expected.id);
    if (!stored) problems.push(`there is no request ${expected.id}`);
    else problems.push(...differencesOf(expected, stored), ...supersedingProblems(file, expected, stored));
    if (stored && (stored.role !== expected.role || stored.assessmentId !== file.assessment.id))
      problems.push(`request ${expected.id} is put to ${stored.role} on assessment ${stored.assessmentId}`);
  }
  for (const { id } of file.requests)
    if (!past.some((expected) => expected.id === id)) problems.push(`request ${id} rests on no finding`);
  return problems;
}

/** A request is superseded by the very event that scored the revision which no longer calls for it. */
function supersedingProblems({ events, scorecards }: AssessmentFile, expected: RequestPast, stored: ApprovalRequest): string[] {
  const { id, supersededIn } = expected;
  if (supersededIn === undefined) return isLive(stored) ? [] : [`request ${id} is superseded although its facts stand`];
  if (isLive(stored)) return [`request ${id} is ${stored.status} although revision ${supersededIn} superseded it`];
  const scorecard = scorecards.find(({ revision }) => revision === supersededIn);
  const event = events.find(({ type, data }) => type === 'scored' && scorecard && data.scorecard === hashOf(scorecard));
  const named = event?.data.superseded;
  if (!Array.isArray(named) || !named.includes(id)) return [`the trail does not say that request ${id} was superseded`];
  return stored.closedAt === event?.at ? [] : [`request ${id} was not closed when it was superseded`];
}
