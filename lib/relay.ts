import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { settings as settingNames } from '../functions/platform/env.ts';
import { acknowledge } from './acknowledge.ts';
import type { Foundations } from './foundations.ts';
import { HouseFunction } from './house-function.ts';
import { MailFeedback } from './mail-feedback.ts';
import { counted, UserImpactAlarm } from './user-impact-alarm.ts';
import { onWorkflow } from './wake-grant.ts';
import { WildcardStatement } from './wildcard-statement.ts';

/**
 * The outbox: does outside the table what a change in the table asked for. A batch that the stream gives up on lands in the queue;
 * its items stay pending in the table, where the sweep finds them.
 */
export class Relay extends Construct {
  readonly deliver: HouseFunction;
  readonly feedback: MailFeedback;

  constructor(scope: Construct, id: string, foundations: Foundations) {
    super(scope, id);
    const { config, data, bell, grants, settings, workflow } = foundations;
    const stream = data.table.tableStreamArn as string;
    const failed = new Queue(this, 'Failed', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: config.removalPolicy,
    });
    acknowledge(failed, 'SQS3', 'This is the queue of failures itself: its depth raises an alarm');
    this.feedback = new MailFeedback(this, 'Feedback', foundations);
    const { configurationSet } = this.feedback;
    this.deliver = new HouseFunction(this, 'Deliver', {
      config,
      entry: 'functions/relay/handler.ts',
      description: 'Wakes workflows, sends mail and publishes events that the table asks for',
      environment: {
        ...settings('tableName', 'stateMachineArn', 'busName', 'baseUrl', 'mailFrom', 'orgName'),
        [settingNames.configurationSet]: configurationSet.name,
      },
      grants: [
        ...grants.table('GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'),
        grants.indexes('byDue'),
        new PolicyStatement({
          actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
          resources: [stream],
        }),
        new WildcardStatement({
          actions: ['dynamodb:ListStreams'],
          resources: ['*'],
          because: 'ListStreams knows no resources; Lambda asks for it before it reads the stream',
        }),
        onWorkflow(foundations, 'StartExecution', 'SendTaskSuccess'),
        new WildcardStatement({
          actions: ['states:DescribeExecution'],
          resources: [workflow.executionsArn],
          because: 'Executions of this one workflow: their names are not known before',
        }),
        new PolicyStatement({
          actions: ['ses:SendRawEmail'],
          resources: [
            Stack.of(this).formatArn({ service: 'ses', resource: 'identity', resourceName: config.mailIdentity }),
            configurationSet.arn,
          ],
          conditions: { StringEquals: { 'ses:FromAddress': config.mailFrom } },
        }),
        grants.publish(),
      ],
      timeout: Duration.seconds(60),
    });
    // Mails name the configuration set by its name only.
    this.deliver.node.addDependency(this.feedback);
    new EventSourceMapping(this, 'FromTable', {
      target: this.deliver.lambda,
      eventSourceArn: stream,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 10,
      parallelizationFactor: 4,
      bisectBatchOnError: true,
      retryAttempts: 5,
      maxRecordAge: config.engine.streamRetries ? Duration.minutes(15) : Duration.seconds(60),
      onFailure: new SqsDlq(failed),
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { NewImage: { entity: { S: FilterRule.isEqual('outbox') } } },
        }),
      ],
    });
    new UserImpactAlarm(this, 'Undelivered', {
      bell,
      metric: failed.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: 'Maximum' }),
      impact: 'Mails are late and assessments wait although somebody acted',
      firstLook: "relay's log; the sweep retries the items by itself, so look whether they are done",
    });
    new UserImpactAlarm(this, 'GivenUp', {
      bell,
      metric: counted('RelayGivenUp'),
      impact: 'Somebody waits for a mail that will not come, or an assessment for a wake-up',
      firstLook: "relay's log names the item; its last error is in the table",
    });
    new UserImpactAlarm(this, 'Behind', {
      bell,
      metric: this.deliver.lambda.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(5) }),
      threshold: Duration.minutes(10).toMilliseconds(),
      impact: 'Invitations and decisions take effect more than ten minutes late',
      firstLook: "relay's duration and throttles",
    });
  }
}
