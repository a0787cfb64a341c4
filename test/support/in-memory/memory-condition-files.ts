import type { ConditionFiles } from '../../../functions/domain/conditions/condition-files.ts';
import type { MemoryTable } from './memory-table.ts';

/** Files of conditions under the conditions of the real store. */
export function memoryConditionFiles(table: MemoryTable): ConditionFiles {
  const over = (id: string, conditionId: string, grantHash?: string, reports?: number) => {
    const file = table.files.get(id);
    const isIn = !grantHash || file?.grants.some(({ tokenHash, revokedAt }) => tokenHash === grantHash && !revokedAt);
    if (!isIn) return 'refused' as const;
    const isAwaited = file?.conditions.some(
      (one) => one.id === conditionId && one.status === 'open' && (reports ?? one.reports.length) === one.reports.length,
    );
    const isCurrent = file?.assessment.status === 'decided' && !file.assessment.supersededBy;
    return isAwaited && isCurrent ? undefined : ('over' as const);
  };
  return {
    async put(id, file, grantHash) {
      const refused = over(id, file.conditionId, grantHash);
      if (!refused) table.files.get(id)?.evidence.push(structuredClone(file));
      return refused ?? 'saved';
    },
    async remove(id, file, { reports }, grantHash) {
      const refused = over(id, file.conditionId, grantHash, reports.length);
      const found = table.files.get(id);
      if (!refused && found) found.evidence = found.evidence.filter((one) => one.id !== file.id);
      return refused ?? 'saved';
    },
  };
}
