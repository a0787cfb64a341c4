import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { settings as settingNames } from '../functions/platform/env.ts';
import type { Foundations } from './foundations.ts';
import { HouseFunction } from './house-function.ts';
import type { Relay } from './relay.ts';
import { counted, summed, UserImpactAlarm } from './user-impact-alarm.ts';

/** What happens without anybody acting: timers that fall due, work that relay left undone, assessments set aside. */
export class Watch extends Construct {
  readonly sweep: HouseFunction;
  readonly park: HouseFunction;

  constructor(scope: Construct, id: string, foundations: Foundations, { relay }: { relay: Relay }) {
    super(scope, id);
    const { config, bell, grants, settings } = foundations;
    const [signals, mails] = [relay.signals.deliver.lambda, relay.mails.deliver.lambda];
    this.sweep = new HouseFunction(this, 'Sweep', {
      config,
      entry: 'functions/watch/handler.ts',
      description: 'Fires the timers that are due and hands overdue work to relay again',
      environment: {
        ...settings('tableName'),
        [settingNames.relayFunctionName]: signals.functionName,
        [settingNames.relayMailFunctionName]: mails.functionName,
      },
      grants: [
        ...grants.table('GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'),
        grants.indexes('byDue'),
        new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [signals.functionArn, mails.functionArn] }),
      ],
      timeout: Duration.seconds(55),
    });
    new Rule(this, 'EveryFewMinutes', {
      description: 'Looks at the clock',
      schedule: Schedule.rate(Duration.minutes(config.sweepMinutes)),
      targets: [new LambdaFunction(this.sweep.lambda, { retryAttempts: 2, maxEventAge: Duration.minutes(config.sweepMinutes) })],
    });
    this.park = new HouseFunction(this, 'ParkAssessment', {
      config,
      entry: 'functions/watch/handler-park.ts',
      description: 'Step: sets an assessment aside for an operator',
      environment: settings('tableName'),
      grants: [...grants.table('GetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem')],
    });
    new UserImpactAlarm(this, 'SweepStopped', {
      bell,
      metric: this.sweep.lambda.metricInvocations(summed(Duration.minutes(15))),
      whenAbsent: true,
      impact: 'Nobody is reminded, nothing lapses and lost work is not taken up again',
      firstLook: 'whether the schedule is enabled',
    });
    new UserImpactAlarm(this, 'SweepFails', {
      bell,
      metric: this.sweep.lambda.metricErrors(summed(Duration.minutes(15))),
      threshold: 3,
      impact: 'Reminders and lapses are late',
      firstLook: "the sweep's log",
    });
    new UserImpactAlarm(this, 'TimersFail', {
      bell,
      metric: counted('SweepFailures'),
      periods: 3,
      impact: 'Some people are not reminded, and some waits do not end',
      firstLook: "the sweep's log names the timer and its assessment",
    });
    new UserImpactAlarm(this, 'Parked', {
      bell,
      metric: counted('ParkedAssessments'),
      impact: 'An assessment stands still until an operator resumes it',
      firstLook: 'the console lists what is parked, with step and error',
    });
  }
}
