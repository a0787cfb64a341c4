import { system } from '../domain/actor.ts';
import type { Assessment, LinkedAssessment } from '../domain/assessment.ts';
import type { AssessmentFile, Write } from '../domain/ports.ts';
import type { SignalPorts } from './signal-worker.ts';
import type { WorkDone } from './worker.ts';

/** Parts of one transaction that are ours: a hundred, without the head and its event. */
const MOST = 90;

/**
 * A newer outcome of the system replaced that of a decided assessment: it is marked so, its accepted risks end, its conditions are
 * followed no longer and nothing of it falls due any more. Its outcome stays as it was signed. Quiet when that was done before, or
 * when it was never decided.
 */
export async function supersede(
  ports: Pick<SignalPorts, 'assessments' | 'ledger' | 'clock'>,
  { assessmentId, by }: { assessmentId: string; by: LinkedAssessment },
): Promise<WorkDone> {
  for (let done = false; ; ) {
    const file = await ports.assessments.file(assessmentId);
    if (!file) return { note: 'no such assessment' };
    const { assessment: head } = file;
    if (head.status !== 'decided') return { note: `is ${head.status}, not decided` };
    if (head.supersededBy && head.supersededBy.assessmentId !== by.assessmentId)
      return { note: `superseded by ${head.supersededBy.reference} before` };
    const at = ports.clock.now().toISOString();
    const supersededBy = head.supersededBy ?? { ...by, at };
    const endings = endingsOf(file, supersededBy.at);
    if (head.supersededBy && endings.length === 0) return { note: done ? 'superseded' : 'superseded before' };
    const result = await ports.ledger.commit(change(head, supersededBy, at, endings.slice(0, MOST)));
    done ||= result.kind === 'committed';
  }
}

const change = (head: Assessment, supersededBy: NonNullable<Assessment['supersededBy']>, at: string, writes: Write[]) => ({
  head,
  operationId: `superseded-by-${supersededBy.assessmentId}-${head.supersededBy ? head.seq : 0}`,
  at,
  set: { supersededBy },
  event: {
    type: 'superseded' as const,
    actor: system('relay'),
    data: { by: supersededBy.assessmentId, reference: supersededBy.reference },
  },
  writes,
});

/** What still lives of it. Once all of it has ended there is nothing to write. */
function endingsOf({ acceptances, conditions, timers }: AssessmentFile, endedAt: string): Write[] {
  return [
    ...acceptances.filter((one) => !one.endedAt).map((value): Write => ({ put: 'acceptance', value: { ...value, endedAt } })),
    ...conditions
      .filter(({ status }) => status === 'open' || status === 'reported')
      .map((value): Write => ({ put: 'condition', value: { ...value, status: 'ended' } })),
    ...timers.map(({ id }): Write => ({ delete: 'timer', id })),
  ];
}
