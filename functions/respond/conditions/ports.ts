import type { ConditionFiles } from '../../domain/conditions/condition-files.ts';
import type { ConditionPorts } from '../../domain/conditions/report-condition.ts';
import type { PortalPorts } from '../ports.ts';

/** All that the pages of conditions touch. */
export interface ConditionPagePorts
  extends ConditionPorts,
    Pick<PortalPorts, 'links' | 'sessions' | 'rates' | 'ids' | 'bucket' | 'house'> {
  codes: Pick<PortalPorts['codes'], 'ask' | 'get'>;
  files: ConditionFiles;
}
