import { answerChanges } from '../answers/answer-changes.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { isSamePerson } from '../deciding/decide.ts';
import type { FollowUp } from '../follow-up/follow-up.ts';
import { askedHash, repliesHash } from '../follow-up/follow-up-hash.ts';
import type { AssessmentFile } from '../ports.ts';
import type { AuditEvent } from './audit-event.ts';
import { type Check, check } from './verify-check.ts';
import { requireEvents } from './verify-events.ts';

/** Every round of questions to the vendor is what the trail says was asked and answered, and no more than the policy allows. */
export function verifyFollowUps(file: AssessmentFile, catalog: Catalog): Check[] {
  const { followUps, events } = file;
  return [
    check('follow-ups', `${followUps.length} rounds stored, as they were asked and answered`, () => {
      const most = catalog.policy.followUp?.rounds ?? 0;
      return [
        ...requireEvents(events, 'follow-up-asked', 'asked', followUps.map(askedHash)),
        ...(followUps.length > most ? [`there are ${followUps.length} rounds, the policy allows ${most}`] : []),
        ...followUps.flatMap((round) => problemsOf(round, file, catalog)),
        ...answeredElsewhere(file),
        ...endedElsewhere(file),
      ];
    }),
  ];
}

function problemsOf(round: FollowUp, file: AssessmentFile, catalog: Catalog): string[] {
  const name = `round ${round.round}`;
  const problems: string[] = [];
  const asked = file.events.find(({ type, data }) => type === 'follow-up-asked' && data.asked === askedHash(round));
  if (asked && !isSamePerson(asked.actor, round.askedBy)) problems.push(`the trail names another person for ${name}`);
  if (round.status === 'answered') return [...problems, ...answerProblems(round, file, catalog)];
  if (round.revision !== undefined || round.questions.some(({ reply }) => reply !== undefined))
    problems.push(`${name} holds replies although it is ${round.status}`);
  if (round.status === 'open')
    return file.assessment.status === 'awaiting-response' ? problems : [...problems, `${name} is open, the assessment is not`];
  const end = file.events.find((event) => endsRound(event, round));
  if (end?.at !== round.closedAt) problems.push(`the trail does not say that ${name} is ${round.status}`);
  return problems;
}

const endsRound = ({ type, data }: AuditEvent, { round, status }: FollowUp): boolean =>
  status === 'lapsed' ? type === 'follow-up-ended' && data.round === round : type === 'withdrawn';

function answerProblems(round: FollowUp, { events, submissions }: AssessmentFile, catalog: Catalog): string[] {
  const name = `round ${round.round}`;
  const event = events.find(({ type, data }) => type === 'submitted' && data.round === round.round);
  if (!event) return [`the trail does not say that ${name} was answered`];
  const problems: string[] = [];
  if (event.data.replies !== repliesHash(round)) problems.push(`the replies in ${name} are not those that were given`);
  if (event.data.revision !== round.revision || event.at !== round.closedAt)
    problems.push(`the trail says otherwise when ${name} was answered`);
  const after = submissions.find(({ revision }) => revision === round.revision);
  const before = submissions.find(({ revision }) => revision === (round.revision ?? 0) - 1);
  if (!after || !before) return [...problems, `the answers before and after ${name} are not both stored`];
  const changed = answerChanges(before, after, catalog.questionnaire).map(({ question }) => question.id);
  if ([event.data.changed].flat().join() !== changed.join()) problems.push(`${name} changed other answers than the trail says`);
  return problems;
}

/** A round that the trail ended did not stay open. */
const endedElsewhere = ({ events, followUps }: AssessmentFile): string[] =>
  events
    .filter(
      ({ type, data }) =>
        type === 'follow-up-ended' && !followUps.some((one) => one.round === data.round && one.status === 'lapsed'),
    )
    .map(({ seq, data }) => `event ${seq} ended round ${data.round}, which is stored otherwise`);

/** After the first revision there is no other way to submit than by answering a round. */
function answeredElsewhere({ events, followUps }: AssessmentFile): string[] {
  return events
    .filter(({ type }) => type === 'submitted')
    .slice(1)
    .filter(({ data }) => !followUps.some(({ round, status }) => round === data.round && status === 'answered'))
    .map(({ seq }) => `event ${seq} submitted answers that no round asked for`);
}
