import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { CountName } from '../functions/platform/metric.ts';
import { acknowledge } from './acknowledge.ts';
import type { Foundations } from './foundations.ts';
import { HouseFunction } from './house-function.ts';
import { counted, UserImpactAlarm } from './user-impact-alarm.ts';
import { WildcardStatement } from './wildcard-statement.ts';

export interface OutboxReaderProps {
  foundations: Foundations;
  entry: string;
  description: string;
  /** Which work it does: the filter on `work.kind` of an outbox item. */
  kinds: string[] | Record<string, string[]>[];
  environment: Record<string, string>;
  /** What its work needs, besides reading the stream and keeping the outbox. */
  grants: PolicyStatement[];
  /** The count of items that it gave up. */
  givenUp: CountName;
  /** Who is hurt, when its work fails, is given up, or is late. */
  impact: { undelivered: string; givenUp: string; behind: string };
}

/**
 * One of relay's functions, reading new outbox items of its kinds from the table's stream. A batch that the stream gives up on
 * lands in a queue; its items stay pending in the table, where the sweep finds them.
 */
export class OutboxReader extends Construct {
  readonly deliver: HouseFunction;

  constructor(scope: Construct, id: string, props: OutboxReaderProps) {
    super(scope, id);
    const { foundations, impact } = props;
    const { config, data, bell, grants } = foundations;
    const stream = data.table.tableStreamArn as string;
    const failed = new Queue(this, 'Failed', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: config.removalPolicy,
    });
    acknowledge(failed, 'SQS3', 'This is the queue of failures itself: its depth raises an alarm');
    this.deliver = new HouseFunction(this, 'Deliver', {
      config,
      entry: props.entry,
      description: props.description,
      environment: props.environment,
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
        ...props.grants,
      ],
      timeout: Duration.seconds(60),
    });
    const { lambda } = this.deliver;
    new EventSourceMapping(this, 'FromTable', {
      target: lambda,
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
          dynamodb: {
            NewImage: {
              entity: { S: FilterRule.isEqual('outbox') },
              record: { M: { work: { M: { kind: { S: props.kinds } } } } },
            },
          },
        }),
      ],
    });
    new UserImpactAlarm(this, 'Undelivered', {
      bell,
      metric: failed.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: 'Maximum' }),
      impact: impact.undelivered,
      firstLook: "the function's log; the sweep retries the items by itself, so look whether they are done",
    });
    new UserImpactAlarm(this, 'GivenUp', {
      bell,
      metric: counted(props.givenUp),
      impact: impact.givenUp,
      firstLook: "the function's log names the item; its last error is in the table",
    });
    new UserImpactAlarm(this, 'Behind', {
      bell,
      metric: lambda.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(5) }),
      threshold: Duration.minutes(10).toMilliseconds(),
      impact: impact.behind,
      firstLook: "the function's duration and throttles",
    });
  }
}
