import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Redrive } from '../watch/ports.ts';

/** Hands outbox items to relay again, without waiting for what comes of it: relay records that in the table. */
export function redriveThrough(relayFunctionName: string, client = new LambdaClient({})): Redrive {
  return {
    async redrive(ids) {
      const Payload = JSON.stringify({ redrive: ids });
      await client.send(new InvokeCommand({ FunctionName: relayFunctionName, InvocationType: 'Event', Payload }));
    },
  };
}
