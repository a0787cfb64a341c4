import { sameEmail } from '../../domain/actor.ts';
import type { Catalog } from '../../domain/catalog/catalog.ts';
import { mayHandOn, whoMayAnswer } from '../../domain/conditions/condition-rights.ts';
import { whyNotHanded } from '../../domain/conditions/hand-condition.ts';
import { standingAt, type WhyNotReport, whyNotReport } from '../../domain/conditions/report-condition.ts';
import type { TrackedCondition } from '../../domain/conditions/tracked-condition.ts';
import { isSamePerson } from '../../domain/deciding/decide.ts';
import type { Entitled } from '../../domain/deciding/who-decides.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import type { ClearanceStanding } from '../../domain/outcome/clearance.ts';
import type { AssessmentFile, Assessments, Catalogs, Clock, Directories } from '../../domain/ports.ts';
import { localDate } from '../../domain/time/business-days.ts';
import type { StaffGroup } from '../../domain/vocabulary.ts';
import type { Asked } from '../../web/asked.ts';
import { actorOf } from '../../web/staff-guard.ts';

/** Who may look at conditions of outcomes. */
export const conditionReaders: readonly StaffGroup[] = ['risk-owner', 'procurement', 'admin', 'auditor'];
/** The groups of accounts that may answer a report at all: those that may decide. */
const answerers: readonly StaffGroup[] = ['risk-owner', 'admin'];

/** By the account: who looks after the directory. */
export const isAdministrator = ({ groups }: Pick<StaffSession, 'groups'>): boolean => groups.includes('admin');

/** A condition as its reader meets it. */
export interface ConditionShown {
  file: AssessmentFile;
  condition: TrackedCondition;
  catalog: Catalog;
  /** Why the reader cannot report it now; absent: they can. */
  whyNotReport?: WhyNotReport;
  /** The reader speaks for the supplier, who must meet it. */
  forSupplier: boolean;
  /** The reader may say whether the last report shows it met. */
  mayAnswer: boolean;
  /** Who may do that today, also before anything is reported. */
  entitled: Entitled[];
  /** The reader may name somebody else of ours who must meet it. */
  mayHandOn: boolean;
  /** What holds of the outcome now. */
  standing: ClearanceStanding;
  now: string;
}

/** Finds the condition that an address names, and what its reader can do about it. */
export function findCondition(ports: {
  assessments: Pick<Assessments, 'file'>;
  catalogs: Pick<Catalogs, 'get'>;
  directories: Pick<Directories, 'get'>;
  clock: Clock;
}) {
  return async ({ params }: Asked, staff: StaffSession): Promise<ConditionShown | undefined> => {
    const [file, directory] = await Promise.all([ports.assessments.file(params.assessment ?? ''), ports.directories.get()]);
    const condition = file?.conditions.find(({ id }) => id === params.condition);
    if (!file || !condition) return undefined;
    const { assessment } = file;
    const catalog = await ports.catalogs.get(assessment.catalogHash);
    const now = ports.clock.now().toISOString();
    const today = localDate(catalog.policy.calendar, now);
    const entitled = whoMayAnswer(condition, assessment, directory, today);
    const isOneOfThem = entitled.some(({ email }) => sameEmail(email, staff.email));
    const why = whyNotReport(condition, file, actorOf(staff), now);
    return {
      ...{ file, condition, catalog, entitled, now, standing: standingAt(file, now) },
      ...(why && { whyNotReport: why }),
      forSupplier: condition.owner.kind === 'vendor' && isSamePerson(actorOf(staff), assessment.requestedBy),
      mayHandOn:
        whyNotHanded(condition, file, now) === undefined &&
        (isAdministrator(staff) || mayHandOn(condition, assessment, directory, today, staff.email)),
      mayAnswer:
        // A report that waits is the one thing in the way of another.
        condition.status === 'reported' && isOneOfThem && answerers.some((group) => staff.groups.includes(group)),
    };
  };
}
