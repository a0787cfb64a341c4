import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { openTable, type Table } from '../../functions/platform/table/table.ts';
import { clientConfig } from '../local/aws-environment.ts';
import { PlainError } from '../local/plain-error.ts';

const LOCAL_ENGINE = 'http://127.0.0.1:4566';

/** The table of a stage. Throws PlainError when there is no such deployment. */
export async function tableOf(stage: string, engineUrl?: string): Promise<Table> {
  const { value, config } = await outputOf(stage, 'TableName', engineUrl);
  return openTable(value, config);
}

/**
 * An output of a stage's data, with what a client needs to get there. `local` is the engine of `npm start` (or `engineUrl`); any
 * other stage is the AWS account of the environment's credentials. Throws PlainError when there is no such deployment.
 */
export async function outputOf(stage: string, output: string, engineUrl = process.env.AWS_ENDPOINT_URL || LOCAL_ENGINE) {
  const config = stage === 'local' ? clientConfig(engineUrl) : {};
  const client = new CloudFormationClient(config);
  const StackName = `AssayData-${stage}`;
  const found = await client.send(new DescribeStacksCommand({ StackName })).catch((error: Error) => {
    const hint =
      stage === 'local' ? 'Is npm start running?' : 'Is the stage deployed, and are these the credentials of its account?';
    throw new PlainError(`${StackName} was not found (${error.name}). ${hint}`);
  });
  const value = found.Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === output)?.OutputValue;
  if (!value) throw new PlainError(`${StackName} has no output ${output}.`);
  return { value, config };
}
