import type { Assessment } from '../../domain/assessment.ts';
import type { Clock, Screens } from '../../domain/ports.ts';
import { type RegisterLine, registerLine } from './register-line.ts';

export interface RegisterPorts {
  screens: Pick<Screens, 'acceptances'>;
  assessmentHeads: { heads(ids: readonly string[]): Promise<Assessment[]> };
  clock: Clock;
}

/** A page of the register, in the order of the ends that the approvals set: one index query and one read of the assessments' heads. */
export async function acceptedRisks(
  ports: RegisterPorts,
  limit: number,
  next?: string,
): Promise<{ lines: RegisterLine[]; next?: string; now: string }> {
  const now = ports.clock.now().toISOString();
  const { acceptances, next: more } = await ports.screens.acceptances(limit, next);
  const heads = await ports.assessmentHeads.heads([...new Set(acceptances.map(({ assessmentId }) => assessmentId))]);
  const headOf = new Map(heads.map((head) => [head.id, head]));
  const lines = acceptances.map((one) => registerLine(one, headOf.get(one.assessmentId), now));
  return { lines, now, ...(more && { next: more }) };
}

/** Lines of an export: more than a sheet that people can read. */
export const MOST_LINES = 5000;

/** The whole register, for an export. `complete` is false where it ends before the register does. */
export async function wholeRegister(ports: RegisterPorts): Promise<{ lines: RegisterLine[]; complete: boolean; now: string }> {
  const lines: RegisterLine[] = [];
  let page = await acceptedRisks(ports, 100);
  for (lines.push(...page.lines); page.next && lines.length < MOST_LINES; lines.push(...page.lines))
    page = await acceptedRisks(ports, 100, page.next);
  return { lines, complete: page.next === undefined, now: page.now };
}
