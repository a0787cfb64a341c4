import type { Evidence } from '../../domain/answers/submission.ts';
import { MOST_FILES } from '../../domain/conditions/report-condition.ts';
import type { TrackedCondition } from '../../domain/conditions/tracked-condition.ts';
import { fileNameOf } from '../evidence/add-evidence.ts';
import { noticeArrivals } from '../evidence/arrivals.ts';
import { fileTypeOf, safeName } from '../evidence/file-types.ts';
import { isTooMany } from '../way-in/rate-limit.ts';
import { vendorActor } from '../way-in/vendor-actor.ts';
import type { ConditionsVisit } from './conditions-visit.ts';
import type { ConditionFile, ConditionPagePorts, FileWritten } from './ports.ts';

/** Files of a condition that no report has named yet: they go with the next one. Arrivals are noticed, nothing is written. */
export async function nextFiles(
  ports: Pick<ConditionPagePorts, 'bucket'>,
  { work }: ConditionsVisit,
  { id, reports }: TrackedCondition,
): Promise<ConditionFile[]> {
  const named = new Set(reports.flatMap(({ evidence }) => evidence.map((file) => file.id)));
  const own = work.evidence.filter((file) => file.conditionId === id && !named.has(file.id));
  return (await noticeArrivals(ports.bucket, own)) as ConditionFile[];
}

/** One of them, as it is stored. */
export const findFile = (
  { work }: ConditionsVisit,
  condition: TrackedCondition,
  id: string | undefined,
): ConditionFile | undefined =>
  work.evidence.find(
    (file): file is ConditionFile => file.id === id && file.conditionId === condition.id && isNew(condition, file),
  );

const isNew = ({ reports }: TrackedCondition, { id }: Evidence): boolean =>
  !reports.some(({ evidence }) => evidence.some((file) => file.id === id));

export type Announced =
  | { kind: 'added'; file: ConditionFile }
  /** One report holds no more. */
  | { kind: 'too-many' }
  /** Within the hour. */
  | { kind: 'too-often' }
  | { kind: Exclude<FileWritten, 'saved'> };

/** Announces a document that shows a condition met: a pending record, whose file comes next, into the quarantine like any other. */
export async function announceFile(
  ports: Pick<ConditionPagePorts, 'files' | 'bucket' | 'clock' | 'ids' | 'rates'>,
  visit: ConditionsVisit,
  condition: TrackedCondition,
  { name, extension }: { name: string; extension: string },
): Promise<Announced> {
  const type = fileTypeOf(extension);
  if (!type || (await nextFiles(ports, visit, condition)).length >= MOST_FILES) return { kind: 'too-many' };
  if (await isTooMany(ports, 'upload', visit.session.grantHash)) return { kind: 'too-often' };
  const id = ports.ids.id('evd');
  const assessmentId = visit.work.assessment.id;
  const file: ConditionFile = {
    ...{ id, conditionId: condition.id, questionIds: [], kind: 'other', status: 'pending' },
    fileName: fileNameOf(name, extension),
    contentType: type.contentType,
    objectKey: `quarantine/${assessmentId}/${id}/${safeName(name, extension)}`,
    uploadedAt: ports.clock.now().toISOString(),
    uploadedBy: vendorActor(visit.session),
  };
  const written = await ports.files.put(assessmentId, file, visit.session.grantHash);
  return written === 'saved' ? { kind: 'added', file } : { kind: written };
}
