import { Duration, Stack } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import {
  ConfigurationSet,
  ConfigurationSetEventDestination,
  ConfigurationSetTlsPolicy,
  EmailSendingEvent,
  EventDestination,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Foundations } from './foundations.ts';
import { HouseFunction } from './house-function.ts';
import { summed, UserImpactAlarm } from './user-impact-alarm.ts';

/** What becomes of the mails: SES publishes bounces and complaints, and a function makes them visible work. */
export class MailFeedback extends Construct {
  /** Mails are sent under it. */
  readonly configurationSet: { name: string; arn: string };
  readonly record: HouseFunction;

  constructor(scope: Construct, id: string, { config, bell, grants, settings }: Foundations) {
    super(scope, id);
    const name = `assay-${config.stage}`;
    const configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: name,
      // A mail holds a link that opens a questionnaire: never over an unencrypted hop.
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      // Assay keeps its own list, which procurement can see and correct; a second one would keep mails back unseen.
      disableSuppressionList: true,
      reputationMetrics: true,
    });
    this.configurationSet = {
      name,
      arn: Stack.of(this).formatArn({ service: 'ses', resource: 'configuration-set', resourceName: name }),
    };
    new ConfigurationSetEventDestination(this, 'ToEventBridge', {
      configurationSet,
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
    this.record = new HouseFunction(this, 'Record', {
      config,
      entry: 'functions/relay/handler-feedback.ts',
      description: 'Records mails that came back or that their readers complained about',
      environment: settings('tableName'),
      grants: [...grants.table('GetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem')],
    });
    new Rule(this, 'Reported', {
      description: 'A mail bounced, or its reader complained',
      eventPattern: {
        // Nobody but SES may publish under its name: the local inbox has its own.
        source: [config.engine.mailFeedback ? 'aws.ses' : 'assay.development-mail'],
        detailType: ['Email Bounced', 'Email Complaint Received'],
        detail: { mail: { tags: { 'ses:configuration-set': [name] } } },
      },
      targets: [new LambdaFunction(this.record.lambda, { retryAttempts: 185, maxEventAge: Duration.hours(24) })],
    });
    new UserImpactAlarm(this, 'FeedbackNotRecorded', {
      bell,
      metric: this.record.lambda.metricErrors(summed(Duration.minutes(15))),
      impact: 'Nobody learns that a vendor was never reached, and mails go on to addresses that refuse them',
      firstLook: 'the log of the function that records mail feedback',
    });
  }
}
