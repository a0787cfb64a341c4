import { type HistoryEvent, paginateGetExecutionHistory, type SFNClient } from '@aws-sdk/client-sfn';

/**
 * State transitions of an execution, as they are billed: every state entered, those inside the Map's iterations included. The
 * local engine's history leaves the latter out; each iteration enters one state, so they are counted by `iterations`.
 */
export async function stateTransitions(client: SFNClient, executionArn: string, iterations: number): Promise<number> {
  const events: HistoryEvent[] = [];
  for await (const page of paginateGetExecutionHistory({ client }, { executionArn, maxResults: 1000 }))
    events.push(...(page.events ?? []));
  const entered = events.filter((event) => event.type?.endsWith('StateEntered'));
  const inner = entered.filter((event) => event.stateEnteredEventDetails?.name === 'RequestDecision').length;
  return entered.length + Math.max(0, iterations - inner);
}
