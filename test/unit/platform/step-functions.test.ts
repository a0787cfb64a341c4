import { InvalidToken, type SFNClient, TaskDoesNotExist, TaskTimedOut } from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import { stepFunctionsWorkflows } from '../../../functions/platform/step-functions.ts';

/**
 * A client that answers like this. The local engine says TaskDoesNotExist of a token that timed out as well, so AWS's own answer cannot be
 * provoked there: test/engine/decision-wakes.test.ts has what follows from either.
 */
const answering = (error: Error) => ({ send: async () => Promise.reject(error) }) as unknown as SFNClient;
const wake = (error: Error) => stepFunctionsWorkflows('arn:aws:states:::stateMachine:one', answering(error)).wake('token');
const said = { message: 'Task Timed Out', $metadata: {} };

test.each([new TaskTimedOut(said), new TaskDoesNotExist(said), new InvalidToken(said)])(
  '$name: the token is spent',
  async (error) => {
    expect(await wake(error)).toBe('token-spent');
  },
);

test('whatever else Step Functions says is a fault, and the work is tried again', async () => {
  const throttled = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
  await expect(wake(throttled)).rejects.toBe(throttled);
});
