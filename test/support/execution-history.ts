import { ExecutionDoesNotExist, type HistoryEvent, paginateGetExecutionHistory } from '@aws-sdk/client-sfn';
import type { DeployedApp } from './deployed-app.ts';

/** Every event of an execution, in order; none before relay has started it. */
export async function executionHistory({ sfn: client }: DeployedApp, executionArn: string): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  try {
    for await (const page of paginateGetExecutionHistory({ client }, { executionArn, maxResults: 1000 }))
      events.push(...(page.events ?? []));
  } catch (error) {
    if (!(error instanceof ExecutionDoesNotExist)) throw error;
  }
  return events;
}
