import type { Assessment } from '../../domain/assessment.ts';
import { losesItsAnswerers, whoIsNewToAnswer } from '../../domain/conditions/asked-to-answer.ts';
import { mailAbout } from '../../domain/conditions/put-report.ts';
import { isOver, standingAt } from '../../domain/conditions/report-condition.ts';
import type { TrackedCondition } from '../../domain/conditions/tracked-condition.ts';
import type { Directory } from '../../domain/deciding/directory.ts';
import { type Entitled, whoCanHelp } from '../../domain/deciding/who-decides.ts';
import { namedError } from '../../domain/named-error.ts';
import type { Assessments, Catalogs, Clock, Ledger, Screens } from '../../domain/ports.ts';
import type { AuditEvent } from '../../domain/proof/audit-event.ts';
import { hashOf } from '../../domain/proof/canonical.ts';
import { localDate } from '../../domain/time/business-days.ts';
import { type OwningRole, owningRoles } from '../../domain/vocabulary.ts';
import type { AssessmentHeads } from '../deciding/waiting-requests.ts';
import type { AskAgainResult, Change } from './ask-again.ts';

export interface AskAnswerersPorts {
  screens: Pick<Screens, 'reportedConditions'>;
  assessments: Pick<Assessments, 'file'>;
  assessmentHeads: AssessmentHeads;
  catalogs: Pick<Catalogs, 'get'>;
  ledger: Pick<Ledger, 'commit'>;
  clock: Clock;
}

/**
 * The reported conditions of each role that are looked at, the next due first: as many as the list of conditions shows, for those of outcomes
 * that have expired stand in the index as well. Of them so many are put to whoever is new, or said to lack people; the reminders of the others
 * do it.
 */
const LOOKED_AT = 50;
const EACH = 20;

/**
 * After a change of the directory: whoever is to answer a report on a condition now, and was never asked about that report, is asked; where
 * nobody is left who may answer, those hear of it who can have somebody named. One commit for each condition that this concerns. A repeat changes nothing; one that fails keeps none of the others back. An absence that begins
 * or ends by the calendar changes no directory: then the condition's own timer says the report again (watch/condition-firing.ts).
 */
export async function askAnswerersAgain(ports: AskAnswerersPorts, change: Change): Promise<AskAgainResult> {
  const roles = owningRoles.filter((role) => answersOtherwise(role, change));
  const lists = await Promise.all(roles.map((role) => ports.screens.reportedConditions(role, LOOKED_AT)));
  const conditions = lists.flat();
  const ids = [...new Set(conditions.map(({ assessmentId }) => assessmentId))];
  const heads = new Map((await ports.assessmentHeads.heads(ids)).map((head) => [head.id, head]));
  const result: AskAgainResult = { asked: [], failed: [] };
  const put = new Map(roles.map((role) => [role, 0]));
  for (const condition of conditions) {
    const { assessmentId, id: conditionId, role } = condition;
    const before = put.get(role) ?? 0;
    if (before >= EACH) continue;
    try {
      const head = heads.get(assessmentId);
      // By what the lists say already: most changes concern few conditions, and only those are read as a whole.
      if (!head || !(await lookedAtAgain(ports, { condition, head, events: [] }, change)).isChanged) continue;
      put.set(role, before + 1);
      const people = await askOne(ports, { assessmentId, conditionId }, change);
      result.asked.push(...people.map(({ email }) => ({ email, conditionId, assessmentId })));
    } catch (error) {
      result.failed.push({ conditionId, assessmentId, fault: error instanceof Error ? error : new Error(String(error)) });
    }
  }
  return result;
}

/** Whether the change may give somebody else the right to answer for this role: administrators and assured addresses do not. */
function answersOtherwise(role: OwningRole, { before, directory }: Change): boolean {
  const answering = ({ roles, heads, standIns }: Directory) => hashOf([roles[role], heads[role] ?? null, standIns]);
  return answering(before) !== answering(directory);
}

/** What a change means for one report: whom it is put to, or that nobody is left whom it could be put to. */
interface LookedAtAgain {
  people: Entitled[];
  lacksPeople: boolean;
  isChanged: boolean;
  at: string;
}

async function lookedAtAgain(
  ports: AskAnswerersPorts,
  { condition, head, events }: { condition: TrackedCondition; head: Assessment; events: readonly AuditEvent[] },
  { before, directory: now }: Change,
): Promise<LookedAtAgain> {
  const at = ports.clock.now().toISOString();
  const isWaiting = condition.status === 'reported' && !isOver({ assessment: head }, condition, at);
  if (!isWaiting) return { people: [], lacksPeople: false, isChanged: false, at };
  const { policy } = await ports.catalogs.get(head.catalogHash);
  const change = { before, now, today: localDate(policy.calendar, at) };
  const people = whoIsNewToAnswer(condition, head, { ...change, events });
  const lacksPeople = losesItsAnswerers(condition, head, change);
  return { people, lacksPeople, isChanged: people.length > 0 || lacksPeople, at };
}

/** One commit. Who is asked: empty when nobody is new, nobody is left, or somebody answered meanwhile. Throws `AssessmentBusy`. */
async function askOne(
  ports: AskAnswerersPorts,
  { assessmentId, conditionId }: { assessmentId: string; conditionId: string },
  change: Change,
) {
  const operationId = `asked-again-condition-${conditionId}-v${change.directory.version}`;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const file = await ports.assessments.file(assessmentId);
    const condition = file?.conditions.find(({ id }) => id === conditionId);
    if (!file || !condition || file.events.some((event) => event.operationId === operationId)) return [];
    const { assessment: head, events } = file;
    const { people, lacksPeople, isChanged, at } = await lookedAtAgain(ports, { condition, head, events }, change);
    // Of what is withdrawn for good nobody is reminded either.
    if (!isChanged || standingAt(file, at) === 'withdrawn') return [];
    const result = await ports.ledger.commit({
      head,
      operationId,
      at,
      event: {
        type: 'owners-asked',
        actor: change.by,
        data: {
          condition: conditionId,
          people: people.map(({ email }) => email),
          directory: change.directory.version,
          ...(lacksPeople && { lacksPeople }),
        },
      },
      outbox: lacksPeople
        ? whoCanHelp(head, change.directory).map(mailAbout(condition, 'condition-vacant'))
        : people.map(mailAbout(condition, 'condition-reported')),
    });
    if (result.kind === 'committed') return people;
  }
  throw namedError('AssessmentBusy', `assessment ${assessmentId} kept changing`);
}
