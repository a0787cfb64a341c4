import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Redrive } from '../watch/ports.ts';

/** Hands outbox items to one of relay's functions, without waiting for what comes of it: relay records that in the table. */
export function redriveThrough(functionName: string, client = new LambdaClient({})): Redrive {
  return {
    async redrive(ids) {
      const Payload = JSON.stringify({ redrive: ids });
      await client.send(new InvokeCommand({ FunctionName: functionName, InvocationType: 'Event', Payload }));
    },
  };
}
