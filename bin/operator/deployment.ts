import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { openTable, type Table } from '../../functions/platform/table.ts';
import { clientConfig } from '../local/aws-environment.ts';
import { PlainError } from '../local/plain-error.ts';

const LOCAL_ENGINE = 'http://127.0.0.1:4566';

/**
 * The table of a stage, found by the stack's output. `local` is the engine of `npm start` (or `engineUrl`); any other stage is the
 * AWS account of the environment's credentials. Throws PlainError when there is no such deployment.
 */
export async function tableOf(stage: string, engineUrl = process.env.AWS_ENDPOINT_URL || LOCAL_ENGINE): Promise<Table> {
  const config = stage === 'local' ? clientConfig(engineUrl) : {};
  const client = new CloudFormationClient(config);
  const StackName = `AssayData-${stage}`;
  const found = await client.send(new DescribeStacksCommand({ StackName })).catch((error: Error) => {
    const hint =
      stage === 'local' ? 'Is npm start running?' : 'Is the stage deployed, and are these the credentials of its account?';
    throw new PlainError(`${StackName} was not found (${error.name}). ${hint}`);
  });
  const name = found.Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'TableName')?.OutputValue;
  if (!name) throw new PlainError(`${StackName} has no output TableName.`);
  return openTable(name, config);
}
