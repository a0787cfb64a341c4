import { SendTaskFailureCommand, SendTaskSuccessCommand, SFNClient, TaskDoesNotExist, TaskTimedOut } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { describeFault } from '../domain/fault.ts';
import { stepChain } from './step-chain.ts';

/**
 * A workflow step that waits for a token. `work` stores the token and says whether to wait or to go on at once. A fault is
 * reported through the token (a throw under a token wait goes unnoticed on the local engine), so that the state is retried
 * or caught by its stable name; only when even that fails does the function throw.
 */
export function tokenStep<Shape extends z.ZodRawShape>(
  shape: Shape,
  work: (input: z.infer<z.ZodObject<Shape & { taskToken: z.ZodString }>>) => Promise<{ kind: 'waiting' | 'go-on' }>,
) {
  const client = new SFNClient({});
  const schema = z.object({ ...shape, taskToken: z.string().min(1) });
  return stepChain(schema, async (input, log) => {
    const { taskToken } = input as { taskToken: string };
    try {
      const { kind } = await work(input as never);
      if (kind === 'go-on') await client.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
      return { kind };
    } catch (error) {
      if (isSpent(error)) return { kind: 'spent' as const };
      const fault = describeFault(error);
      log.warn('step failed', { fault });
      await client
        .send(new SendTaskFailureCommand({ taskToken, error: fault.name, cause: fault.message }))
        .catch((again: unknown) => {
          if (!isSpent(again)) throw again;
        });
      return { kind: 'failed' as const };
    }
  });
}

const isSpent = (error: unknown): boolean => error instanceof TaskDoesNotExist || error instanceof TaskTimedOut;
