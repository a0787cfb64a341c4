import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Foundations } from './foundations.ts';

type StatesAction = 'SendTaskSuccess' | 'SendTaskFailure' | 'StartExecution';

/** Actions on the workflow itself. The pages get none of them: they only change the table. */
export const onWorkflow = ({ workflow }: Pick<Foundations, 'workflow'>, ...actions: StatesAction[]) =>
  new PolicyStatement({ actions: actions.map((action) => `states:${action}`), resources: [workflow.arn] });
