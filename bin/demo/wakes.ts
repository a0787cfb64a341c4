import { type HistoryEvent, paginateGetExecutionHistory, type SFNClient } from '@aws-sdk/client-sfn';
import type { AssessmentFile } from '../../functions/domain/ports.ts';

/**
 * How long each decision that closed a request took to wake the workflow, in milliseconds: from its instant in the table (taken before
 * the commit; the outbox item has the same) until the execution's history says that the waiting step went on. Where it was the last of the
 * open requests, the next state is entered in that very moment. Decisions after which nothing went on are left out.
 */
export async function wakesAfterDecisions(
  client: SFNClient,
  { assessment, events }: Pick<AssessmentFile, 'assessment' | 'events'>,
): Promise<number[]> {
  const executionArn = assessment.execution?.arn;
  if (!executionArn) return [];
  const history: HistoryEvent[] = [];
  for await (const page of paginateGetExecutionHistory({ client }, { executionArn, maxResults: 1000 }))
    history.push(...(page.events ?? []));
  const woken = wokenDecisions(history);
  const closing = events.filter(({ type, data }) => type === 'decision-recorded' && data.status !== 'open');
  return closing.flatMap(({ at }) => {
    const decided = Date.parse(at);
    const next = woken.findIndex((instant) => instant >= decided);
    return next < 0 ? [] : woken.splice(next, 1).map((instant) => instant - decided);
  });
}

/** The instants at which steps that waited for decisions went on: between a Map's beginning and its end nothing else succeeds. */
function wokenDecisions(history: readonly HistoryEvent[]): number[] {
  const woken: number[] = [];
  let isInMap = false;
  for (const { type, timestamp } of history) {
    if (type === 'MapStateEntered') isInMap = true;
    if (type === 'MapStateExited') isInMap = false;
    if (isInMap && type === 'TaskSucceeded' && timestamp) woken.push(timestamp.getTime());
  }
  return woken.sort((a, b) => a - b);
}

/** The value that 95 of 100 do not exceed (nearest rank); undefined of nothing. */
export const p95 = (values: readonly number[]): number | undefined =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1];
