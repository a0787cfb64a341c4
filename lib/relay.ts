import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { FilterRule } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { settings as settingNames } from '../functions/platform/env.ts';
import type { Foundations } from './foundations.ts';
import { MailFeedback } from './mail-feedback.ts';
import { OutboxReader } from './outbox-reader.ts';
import { onWorkflow } from './wake-grant.ts';
import { WildcardStatement } from './wildcard-statement.ts';

/**
 * The outbox: does outside the table what a change in the table asked for. One function sends the mails, one does the rest: neither
 * carries the other's libraries or rights, and a slow mail service delays no workflow. Two is also as many readers as a shard of a
 * table's stream allows without throttling: nothing else may read it.
 */
export class Relay extends Construct {
  readonly signals: OutboxReader;
  readonly mails: OutboxReader;
  readonly feedback: MailFeedback;

  constructor(scope: Construct, id: string, foundations: Foundations) {
    super(scope, id);
    const { config, grants, settings, workflow } = foundations;
    this.signals = new OutboxReader(this, 'Signals', {
      foundations,
      entry: 'functions/relay/handler.ts',
      description: 'Starts and wakes workflows and publishes events that the table asks for',
      // Whatever is no mail, so that no kind of work falls between the two.
      kinds: FilterRule.notEquals('mail'),
      environment: settings('tableName', 'stateMachineArn', 'busName'),
      grants: [
        onWorkflow(foundations, 'StartExecution', 'SendTaskSuccess'),
        new WildcardStatement({
          actions: ['states:DescribeExecution'],
          resources: [workflow.executionsArn],
          because: 'Executions of this one workflow: their names are not known before',
        }),
        grants.publish(),
      ],
      givenUp: 'RelayGivenUp',
      impact: {
        undelivered: 'Assessments wait although somebody acted',
        givenUp: 'An assessment waits for a wake-up that will not come, or other systems do not learn of an outcome',
        behind: 'Answers and decisions take effect more than ten minutes late',
      },
    });
    this.feedback = new MailFeedback(this, 'Feedback', foundations);
    const { configurationSet } = this.feedback;
    this.mails = new OutboxReader(this, 'Mails', {
      foundations,
      entry: 'functions/relay/handler-mail.ts',
      description: 'Sends the mails that the table asks for',
      kinds: FilterRule.isEqual('mail'),
      environment: {
        ...settings('tableName', 'baseUrl', 'mailFrom', 'orgName'),
        [settingNames.configurationSet]: configurationSet.name,
      },
      grants: [
        new PolicyStatement({
          actions: ['ses:SendRawEmail'],
          resources: [
            Stack.of(this).formatArn({ service: 'ses', resource: 'identity', resourceName: config.mailIdentity }),
            configurationSet.arn,
          ],
          conditions: { StringEquals: { 'ses:FromAddress': config.mailFrom } },
        }),
      ],
      givenUp: 'MailGivenUp',
      impact: {
        undelivered: 'Mails are late',
        givenUp: 'Somebody waits for a mail that will not come',
        behind: 'Invitations, reminders and codes arrive more than ten minutes late',
      },
    });
    // Mails name the configuration set by its name only.
    this.mails.node.addDependency(this.feedback);
  }
}
