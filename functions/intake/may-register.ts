import type { StaffSession } from '../domain/links/access-grant.ts';
import type { StaffGroup } from '../domain/vocabulary.ts';

/** Who registers suppliers and starts assessments. Auditors read. */
export const registrars: readonly StaffGroup[] = ['procurement', 'admin'];
export const readers: readonly StaffGroup[] = [...registrars, 'auditor'];

export const mayRegister = (staff: Pick<StaffSession, 'groups'>): boolean =>
  registrars.some((group) => staff.groups.includes(group));
