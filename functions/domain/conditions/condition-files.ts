import type { Actor } from '../actor.ts';
import { fileNameOf, fileTypeOf, safeName } from '../answers/file-types.ts';
import type { Evidence } from '../answers/submission.ts';
import type { RateLimits } from '../links/access-ports.ts';
import { isTooMany } from '../links/rate-limit.ts';
import type { Clock, Ids } from '../ports.ts';
import { MOST_FILES } from './report-condition.ts';
import type { TrackedCondition } from './tracked-condition.ts';

/** A file that is to show a condition met. */
export type ConditionFile = Evidence & { conditionId: string };

/** `over`: nobody awaits a report on that condition any more. `refused`: nobody does from whoever came by this link. */
export type FileWritten = 'saved' | 'over' | 'refused';

/**
 * Files of a condition. Written only while it awaits its owner, in the transaction that looks: a report and the removal of one of its files
 * never both succeed. The frozen answers and their files have no part in this. `grantHash`: by which link its author came; staff came by none.
 */
export interface ConditionFiles {
  put(assessmentId: string, file: ConditionFile, grantHash?: string): Promise<FileWritten>;
  /**
   * `asRead`: the condition. Of its files people change nothing, so what counts is that nothing was reported since (`over`), also where that
   * was answered and the condition is open again: its report rests on them. What a scan finds meanwhile keeps no file from going.
   */
  remove(
    assessmentId: string,
    file: ConditionFile,
    asRead: Pick<TrackedCondition, 'reports'>,
    grantHash?: string,
  ): Promise<FileWritten>;
}

/**
 * Files of a condition that no report has named yet: they go with the next one. Each side sees its own: what we attach for a supplier is not
 * theirs to take away, and the other way round.
 */
export function nextFilesOf(
  evidence: readonly Evidence[],
  { id, reports }: Pick<TrackedCondition, 'id' | 'reports'>,
  side: 'vendor' | 'staff',
): ConditionFile[] {
  const named = new Set(reports.flatMap((report) => report.evidence.map((file) => file.id)));
  return evidence.filter(
    (file): file is ConditionFile => file.conditionId === id && file.uploadedBy.kind === side && !named.has(file.id),
  );
}

export type Announced =
  | { kind: 'added'; file: ConditionFile }
  /** One report holds no more. */
  | { kind: 'too-many' }
  /** Within the hour. */
  | { kind: 'too-often' }
  | { kind: Exclude<FileWritten, 'saved'> };

interface Announcement {
  assessmentId: string;
  evidence: readonly Evidence[];
  condition: TrackedCondition;
  by: Extract<Actor, { kind: 'vendor' | 'staff' }>;
  /** Whose uploads are counted: a hash or an id. */
  countedBy: string;
  grantHash?: string;
}

/** Announces a document that shows a condition met: a pending record, whose file comes next, into the quarantine like any other. */
export async function announceConditionFile(
  ports: { files: Pick<ConditionFiles, 'put'>; clock: Clock; ids: Pick<Ids, 'id'>; rates: RateLimits },
  { assessmentId, evidence, condition, by, countedBy, grantHash }: Announcement,
  { name, extension }: { name: string; extension: string },
): Promise<Announced> {
  const type = fileTypeOf(extension);
  if (!type || nextFilesOf(evidence, condition, by.kind).length >= MOST_FILES) return { kind: 'too-many' };
  if (await isTooMany(ports, 'upload', countedBy)) return { kind: 'too-often' };
  const id = ports.ids.id('evd');
  const file: ConditionFile = {
    ...{ id, conditionId: condition.id, questionIds: [], kind: 'other', status: 'pending' },
    fileName: fileNameOf(name, extension),
    contentType: type.contentType,
    objectKey: `quarantine/${assessmentId}/${id}/${safeName(name, extension)}`,
    uploadedAt: ports.clock.now().toISOString(),
    uploadedBy: by,
  };
  const written = await ports.files.put(assessmentId, file, grantHash);
  return written === 'saved' ? { kind: 'added', file } : { kind: written };
}
