import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, Stack } from 'aws-cdk-lib';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Foundations } from './foundations.ts';
import type { HouseFunction } from './house-function.ts';
import { summed, UserImpactAlarm } from './user-impact-alarm.ts';

/** The functions of the workflow's steps, by the name of their state. */
export interface Steps {
  OpenAssessment: HouseFunction;
  RequestResponse: HouseFunction;
  ScoreResponse: HouseFunction;
  RequestDecision: HouseFunction;
  RecordOutcome: HouseFunction;
  ParkAssessment: HouseFunction;
}

const DEFINITION = join(import.meta.dirname, '../statemachines/supplier-assessment.asl.json');

/**
 * The definition with its numbers filled in. A placeholder that stands for a number is quoted in the file, which keeps the file JSON;
 * filling it in drops the quotes. Functions stay placeholders for CloudFormation.
 */
export function definitionWith(numbers: Record<string, number>): string {
  const text = readFileSync(DEFINITION, 'utf8');
  return JSON.stringify(
    JSON.parse(Object.entries(numbers).reduce((all, [name, value]) => all.replaceAll(`"\${${name}}"`, String(value)), text)),
  );
}

/** The supplier assessment as a Standard workflow. Its log has the events without their data. */
export class Workflow extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { config, bell, workflow }: Foundations, steps: Steps) {
    super(scope, id);
    const functions = Object.entries<HouseFunction>({ ...steps });
    const log = new LogGroup(this, 'Log', {
      logGroupName: `/aws/vendedlogs/states/${workflow.name}`,
      retention: config.logRetentionDays,
      removalPolicy: config.removalPolicy,
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      inlinePolicies: {
        Steps: new PolicyDocument({
          statements: [
            new PolicyStatement({
              effect: Effect.ALLOW,
              actions: ['lambda:InvokeFunction'],
              resources: functions.map(([, step]) => step.lambda.functionArn),
            }),
          ],
        }),
      },
    });
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: workflow.name,
      stateMachineType: StateMachineType.STANDARD,
      role,
      definitionBody: DefinitionBody.fromString(
        definitionWith({
          RetryIntervalSeconds: config.retry.intervalSeconds,
          RetryMaxDelaySeconds: config.retry.maxDelaySeconds,
          RetryMaxAttempts: config.retry.maxAttempts,
        }),
      ),
      definitionSubstitutions: Object.fromEntries(functions.map(([name, step]) => [`${name}Arn`, step.lambda.functionArn])),
      tracingEnabled: true,
      logs: { destination: log, level: LogLevel.ALL, includeExecutionData: false },
    });
    acknowledge(
      role,
      'IAM5[Resource::*]',
      'X-Ray segments and the delivery of vended logs know no resources; both are added by the CDK as AWS documents them',
    );
    new UserImpactAlarm(this, 'Fails', {
      bell,
      metric: this.machine.metricFailed(summed(Duration.minutes(5))),
      impact: 'An assessment does not go on by itself',
      firstLook: 'the failed execution; a parked assessment says which step gave up',
    });
    new UserImpactAlarm(this, 'TimesOut', {
      bell,
      metric: this.machine.metricTimedOut(summed(Duration.minutes(5))),
      impact: 'An assessment waited longer than any policy allows',
      firstLook: 'whether the sweep runs',
    });
  }
}
