import { type Announced, announceConditionFile, type ConditionFile, nextFilesOf } from '../../domain/conditions/condition-files.ts';
import type { TrackedCondition } from '../../domain/conditions/tracked-condition.ts';
import { noticeArrivals } from '../evidence/arrivals.ts';
import { vendorActor } from '../way-in/vendor-actor.ts';
import type { ConditionsVisit } from './conditions-visit.ts';
import type { ConditionPagePorts } from './ports.ts';

/** The supplier's files of a condition that go with their next report. Arrivals are noticed, nothing is written. */
export const nextFiles = async (
  ports: Pick<ConditionPagePorts, 'bucket'>,
  { work }: ConditionsVisit,
  condition: TrackedCondition,
): Promise<ConditionFile[]> =>
  (await noticeArrivals(ports.bucket, nextFilesOf(work.evidence, condition, 'vendor'))) as ConditionFile[];

/** One of them, as it is stored. */
export const findFile = (
  { work }: ConditionsVisit,
  condition: TrackedCondition,
  id: string | undefined,
): ConditionFile | undefined => nextFilesOf(work.evidence, condition, 'vendor').find((file) => file.id === id);

/** Announces a document of the supplier's, by the link that they came by. */
export const announceFile = (
  ports: Pick<ConditionPagePorts, 'files' | 'clock' | 'ids' | 'rates'>,
  { work, session }: ConditionsVisit,
  condition: TrackedCondition,
  document: { name: string; extension: string },
): Promise<Announced> => {
  const { grantHash } = session;
  const about = { assessmentId: work.assessment.id, evidence: work.evidence, by: vendorActor(session) };
  return announceConditionFile(ports, { ...about, condition, grantHash, countedBy: grantHash }, document);
};
