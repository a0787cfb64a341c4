import type { Evidence } from '../../domain/answers/submission.ts';
import type { ConditionPorts } from '../../domain/conditions/report-condition.ts';
import type { PortalPorts } from '../ports.ts';

/** A file that is to show a condition met. */
export type ConditionFile = Evidence & { conditionId: string };

/** `over`: nobody awaits a report on that condition any more. `refused`: nobody does from whoever came by this link. */
export type FileWritten = 'saved' | 'over' | 'refused';

/**
 * Files of a condition. Written only while it awaits its owner, in the transaction that looks: a report and the removal of one of its files
 * never both succeed. The frozen answers and their files have no part in this.
 */
export interface ConditionFiles {
  put(assessmentId: string, file: ConditionFile, grantHash: string): Promise<FileWritten>;
  remove(assessmentId: string, file: ConditionFile, grantHash: string): Promise<FileWritten>;
}

/** All that the pages of conditions touch. */
export interface ConditionPagePorts
  extends ConditionPorts,
    Pick<PortalPorts, 'links' | 'sessions' | 'rates' | 'ids' | 'bucket' | 'house'> {
  codes: Pick<PortalPorts['codes'], 'ask'>;
  files: ConditionFiles;
}
