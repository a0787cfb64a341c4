import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { Workflows } from '../relay/ports.ts';

/** Step Functions, where what went before (a name used, a token spent) is an answer and only outages throw. */
export function stepFunctionsWorkflows(stateMachineArn: string, client = new SFNClient({})): Workflows {
  const name = (assessmentId: string, attempt: number) => `${assessmentId}-${attempt}`;
  return {
    async start(assessmentId, attempt) {
      const input = JSON.stringify({ assessmentId });
      const command = new StartExecutionCommand({ stateMachineArn, name: name(assessmentId, attempt), input });
      return client.send(command).then(
        () => 'started' as const,
        (error: unknown) => answer(error, [ExecutionAlreadyExists], 'already-exists' as const),
      );
    },
    async wake(taskToken) {
      return client.send(new SendTaskSuccessCommand({ taskToken, output: '{}' })).then(
        () => 'woken' as const,
        (error: unknown) => answer(error, [TaskDoesNotExist, TaskTimedOut, InvalidToken], 'token-spent' as const),
      );
    },
    async isRunning(assessmentId, attempt) {
      const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name(assessmentId, attempt)}`;
      return client.send(new DescribeExecutionCommand({ executionArn })).then(
        ({ status }) => status === 'RUNNING',
        (error: unknown) => answer(error, [ExecutionDoesNotExist], false),
      );
    },
  };
}

/** Turns the named errors into an answer; everything else is a fault. */
function answer<T>(error: unknown, known: (new (...args: never[]) => Error)[], value: T): T {
  if (known.some((type) => error instanceof type)) return value;
  throw error;
}
