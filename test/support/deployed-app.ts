import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SFNClient } from '@aws-sdk/client-sfn';
import { clientConfig } from '../../bin/local/aws-environment.ts';
import type { LocalDeployment } from '../../bin/local/deployment.ts';
import { directory } from '../../bin/seed/organisation.ts';
import { roomsOf } from '../../bin/seed/rooms.ts';
import { changeDirectory } from '../../functions/domain/deciding/change-directory.ts';
import { systemClock } from '../../functions/platform/clock.ts';
import { openTable, type Table } from '../../functions/platform/table/table.ts';
import { waitsIn } from '../../functions/platform/table/waits.ts';

/** The deployed app as tests reach it: use cases over its table, its functions by name, and the services below. */
export interface DeployedApp extends ReturnType<typeof roomsOf> {
  local: LocalDeployment;
  clock: typeof systemClock;
  /** For what no port allows: looking under the hood, and tampering. */
  table: Table;
  waits: ReturnType<typeof waitsIn>;
  sfn: SFNClient;
  lambda: LambdaClient;
  /** Calls a function by the name of its output (`RelayFunctionName`) and answers its result; throws what it threw. */
  invoke(output: string, event: object): Promise<unknown>;
}

/** Whoever holds a role is the demo organisation's: the directory is one for all, so every test file writes the same. */
export async function deployedApp(local: LocalDeployment): Promise<DeployedApp> {
  const config = clientConfig(local.engineUrl);
  const lambda = new LambdaClient(config);
  const rooms = roomsOf(local);
  const table = openTable(local.outputs.TableName ?? '', config);
  await changeDirectory({ ...rooms, clock: systemClock }, { content: directory, by: { kind: 'operator', name: 'the tests' } });
  return {
    ...rooms,
    local,
    clock: systemClock,
    table,
    waits: waitsIn(table),
    sfn: new SFNClient(config),
    lambda,
    async invoke(output, event) {
      const command = new InvokeCommand({ FunctionName: local.outputs[output], Payload: JSON.stringify(event) });
      const { FunctionError, Payload } = await lambda.send(command);
      const said = new TextDecoder().decode(Payload);
      if (FunctionError) throw new Error(`${output}: ${said}`);
      return JSON.parse(said || 'null');
    },
  };
}
