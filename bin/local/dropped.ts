import { type CloudFormationClient, DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import { DescribeTimeToLiveCommand, DynamoDBClient, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { SESClient, VerifyDomainIdentityCommand } from '@aws-sdk/client-ses';
import * as z from 'zod';
import type { StackTemplate } from './assembly.ts';
import { clientConfig } from './aws-environment.ts';

const TABLES = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'];
const TimeToLive = z.object({ TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.literal(true) }) });

/**
 * Does by SDK what the engine ignores in a template (a table's expiry attribute) and what on AWS a person does once (verifying the
 * domain that mails come from: the engine, too, refuses a sender it does not know). Safe to repeat.
 */
export async function setWhatIsDropped(
  cloud: CloudFormationClient,
  url: string,
  templates: readonly StackTemplate[],
  mailDomain: string,
): Promise<void> {
  await new SESClient(clientConfig(url)).send(new VerifyDomainIdentityCommand({ Domain: mailDomain }));
  const tables = new DynamoDBClient(clientConfig(url));
  for (const { stack, template } of templates) {
    for (const [id, { Type, Properties }] of Object.entries(template.Resources)) {
      const wanted = TABLES.includes(Type) ? TimeToLive.safeParse(Properties) : undefined;
      if (!wanted?.success) continue;
      const { StackResourceDetail } = await cloud.send(
        new DescribeStackResourceCommand({ StackName: stack, LogicalResourceId: id }),
      );
      const TableName = StackResourceDetail?.PhysicalResourceId ?? '';
      const { TimeToLiveDescription } = await tables.send(new DescribeTimeToLiveCommand({ TableName }));
      if (TimeToLiveDescription?.TimeToLiveStatus === 'ENABLED') continue;
      await tables.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: wanted.data.TimeToLiveSpecification }));
    }
  }
}
