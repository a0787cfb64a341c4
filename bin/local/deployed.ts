import { isDeepStrictEqual } from 'node:util';
import { type CloudFormationClient, DescribeStacksCommand, GetTemplateCommand, type Stack } from '@aws-sdk/client-cloudformation';
import type { StackTemplate } from './assembly.ts';

/** The CfnOutputs of all stacks, by name. */
export type Outputs = Record<string, string>;

/** The stack, or undefined when the engine has none of that name. */
export async function findStack(cloud: CloudFormationClient, name: string): Promise<Stack | undefined> {
  try {
    return (await cloud.send(new DescribeStacksCommand({ StackName: name }))).Stacks?.[0];
  } catch (error) {
    if ((error as Error).name === 'ValidationError') return undefined;
    throw error;
  }
}

/** Whether the engine holds exactly these stacks, completely deployed: templates name all code by its hash, so equal means unchanged. */
export async function isDeployed(cloud: CloudFormationClient, templates: readonly StackTemplate[]): Promise<boolean> {
  const same = await Promise.all(
    templates.map(async ({ stack, template }) => {
      const found = await findStack(cloud, stack);
      if (!found || !/^(CREATE|UPDATE)_COMPLETE$/.test(found.StackStatus ?? '')) return false;
      const { TemplateBody } = await cloud.send(new GetTemplateCommand({ StackName: stack }));
      return isDeepStrictEqual(JSON.parse(TemplateBody ?? 'null'), template);
    }),
  );
  return same.every(Boolean);
}

/** Reads the outputs of the deployed stacks, without those that only pass a value from one stack to another. */
export async function outputsOf(cloud: CloudFormationClient, templates: readonly StackTemplate[]): Promise<Outputs> {
  const stacks = await Promise.all(templates.map(({ stack }) => findStack(cloud, stack)));
  const outputs = stacks.flatMap((stack) => stack?.Outputs ?? []).filter(({ ExportName }) => !ExportName);
  return Object.fromEntries(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}
