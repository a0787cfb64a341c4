import { requestDecision } from '../../functions/approve/request-decision.ts';
import { openAssessment } from '../../functions/intake/open-assessment.ts';
import { recordOutcome } from '../../functions/outcome/record/record-outcome.ts';
import { requestResponse } from '../../functions/respond/request-response.ts';
import { type ScoreResult, scoreResponse } from '../../functions/score/score-response.ts';
import type { InMemory } from './in-memory/in-memory.ts';

type Step = 'open' | 'ask' | 'wait' | 'score' | 'decide' | 'wait-decisions' | 'record';

/** The choice of the definition. */
const afterRoute = { clear: 'record', decided: 'record', exceptions: 'decide', response: 'ask' } as const;

interface Execution {
  assessmentId: string;
  attempt: number;
  step: Step;
  waitsFor: string[];
  requests: string[];
}

/**
 * Runs the executions that the in-memory workflows started, step by step as the state machine's definition says, with the real
 * use cases. A step that fails stays where it is and is tried again at the next `run`: the retries of the definition.
 */
export function workflowInterpreter(world: InMemory) {
  const ports = { ...world.ports, clock: world.clock, ids: world.ids };
  const executions = new Map<string, Execution>();
  let tokens = 0;

  async function wait(ask: (taskToken: string) => Promise<{ kind: 'waiting' | 'go-on' }>): Promise<string | undefined> {
    tokens += 1;
    const taskToken = `token-${tokens}`;
    world.tokens.set(taskToken, 'waiting');
    const { kind } = await ask(taskToken);
    if (kind === 'waiting') return taskToken;
    world.tokens.set(taskToken, 'spent');
    return undefined;
  }

  /** Does one step. False: the execution waits or has ended. */
  async function advance(name: string, execution: Execution): Promise<boolean> {
    const { assessmentId, attempt } = execution;
    const isAwake = execution.waitsFor.every((token) => world.tokens.get(token) === 'spent');
    switch (execution.step) {
      case 'open':
        await openAssessment(ports, { assessmentId, executionArn: `arn:${name}`, attempt });
        execution.step = 'ask';
        return true;
      case 'ask': {
        const token = await wait((taskToken) => requestResponse(ports, { assessmentId, taskToken }));
        execution.waitsFor = token ? [token] : [];
        execution.step = 'wait';
        return true;
      }
      case 'wait':
        if (isAwake) execution.step = 'score';
        return isAwake;
      case 'score': {
        const scored: ScoreResult = await scoreResponse(ports, { assessmentId });
        if (scored.route === 'ended') return end(name);
        execution.requests = scored.requests.map(({ requestId }) => requestId);
        execution.waitsFor = [];
        execution.step = afterRoute[scored.route];
        return true;
      }
      case 'decide': {
        const requestId = execution.requests[0];
        if (!requestId) {
          execution.step = 'wait-decisions';
          return true;
        }
        const token = await wait((taskToken) => requestDecision(ports, { assessmentId, requestId, taskToken }));
        if (token) execution.waitsFor.push(token);
        execution.requests.shift();
        return true;
      }
      case 'wait-decisions':
        if (isAwake) execution.step = 'score';
        return isAwake;
      case 'record':
        await recordOutcome(ports, { assessmentId });
        return end(name);
    }
  }

  function end(name: string): false {
    world.executions.set(name, 'ended');
    return false;
  }

  return {
    /** Every running execution goes as far as it can. Answers how many steps failed. */
    async run(): Promise<number> {
      let failed = 0;
      for (const [name, state] of [...world.executions]) {
        if (state !== 'running') continue;
        const dash = name.lastIndexOf('-');
        const fresh: Execution = {
          assessmentId: name.slice(0, dash),
          attempt: Number(name.slice(dash + 1)),
          step: 'open',
          waitsFor: [],
          requests: [],
        };
        const execution = executions.get(name) ?? fresh;
        executions.set(name, execution);
        try {
          while (await advance(name, execution));
        } catch (error) {
          if ((error as Error).name !== 'Outage') throw error;
          failed += 1;
        }
      }
      return failed;
    },
    /** An operator stops whatever runs; the tokens of stopped executions are good for nothing. */
    stopAll() {
      for (const { waitsFor } of executions.values()) for (const token of waitsFor) world.tokens.set(token, 'spent');
      for (const name of world.executions.keys()) world.executions.set(name, 'ended');
    },
  };
}
