import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { DeployedApp } from './deployed-app.ts';
import { eventually } from './eventually.ts';

const Groups = z.object({ logGroups: z.array(z.object({ logGroupName: z.string() })), nextToken: z.string().optional() });
const Events = z.object({ events: z.array(z.object({ message: z.string() })), nextToken: z.string().nullish() });

/**
 * Every line that the deployed functions have logged at the local engine: its CloudWatch Logs (requests need no signature there), and
 * the engine's own log, where it puts what a function writes between invocations.
 */
async function functionLogs(engineUrl: string): Promise<string[]> {
  const ask = async (action: string, input: object) => {
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `Logs_20140328.${action}`,
      authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/logs/aws4_request, SignedHeaders=host, Signature=0',
    };
    return (await fetch(engineUrl, { method: 'POST', headers, body: JSON.stringify(input) })).json();
  };
  const own = join(import.meta.dirname, `../../.local/engine-${new URL(engineUrl).port}/engine.log`);
  const lines: string[] = existsSync(own) ? readFileSync(own, 'utf8').split('\n') : [];
  let groupToken: string | undefined;
  do {
    const { logGroups, nextToken } = Groups.parse(await ask('DescribeLogGroups', { nextToken: groupToken }));
    for (const { logGroupName } of logGroups) {
      let token: string | undefined;
      do {
        const page = Events.parse(await ask('FilterLogEvents', { logGroupName, nextToken: token }));
        lines.push(...page.events.map(({ message }) => message));
        token = page.nextToken ?? undefined;
      } while (token);
    }
    groupToken = nextToken;
  } while (groupToken);
  return lines;
}

/**
 * The same, once relay has told of these outbox items. The engine waits a few milliseconds for what a function logs; a line that comes
 * later is logged with the function's next call, so it is called for nothing.
 */
export function logsWith(app: DeployedApp, ids: string[]): Promise<string[]> {
  return eventually(`lines about ${ids.join(', ')}`, async () => {
    await Promise.all(['RelayFunctionName', 'RelayMailFunctionName'].map((output) => app.invoke(output, { redrive: [] })));
    const lines = await functionLogs(app.local.engineUrl);
    return (
      ids.every((id) => lines.some((line) => line.startsWith('{') && line.includes('"relayed"') && line.includes(id))) && lines
    );
  });
}
