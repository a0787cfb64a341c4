import { Duration, Stack } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { QUARANTINE } from './evidence-bucket.ts';
import type { Foundations } from './foundations.ts';
import { HouseFunction } from './house-function.ts';
import { MalwareProtection } from './malware-protection.ts';
import { summed, UserImpactAlarm } from './user-impact-alarm.ts';

/** Evidence is scanned where it arrives; the result is recorded with the evidence. Locally a stand-in says the same words. */
export class EvidenceScan extends Construct {
  readonly record: HouseFunction;
  readonly standIn: HouseFunction | undefined;

  constructor(scope: Construct, id: string, { config, data, bell, grants, settings }: Foundations) {
    super(scope, id);
    this.record = new HouseFunction(this, 'RecordScan', {
      config,
      entry: 'functions/respond/handler-scan.ts',
      description: 'Records the result of a malware scan with the evidence',
      environment: settings('tableName', 'evidenceBucket'),
      grants: [...grants.table('GetItem', 'PutItem'), ...grants.readUploads()],
    });
    new Rule(this, 'Scanned', {
      description: 'A file that a vendor uploaded was scanned',
      eventPattern: {
        // Nobody but GuardDuty may publish under its name: the stand-in has its own.
        source: [config.engine.malwareProtection ? 'aws.guardduty' : 'assay.development-scanner'],
        detailType: ['GuardDuty Malware Protection Object Scan Result'],
        detail: { s3ObjectDetails: { bucketName: [data.evidence.bucketName] } },
      },
      targets: [new LambdaFunction(this.record.lambda, { retryAttempts: 185, maxEventAge: Duration.hours(24) })],
    });
    new UserImpactAlarm(this, 'ScanNotRecorded', {
      bell,
      metric: this.record.lambda.metricErrors(summed(Duration.minutes(15))),
      impact: 'Evidence that vendors upload stays unscanned: nobody can download it',
      firstLook: "the log of the function that records scans, then GuardDuty's malware protection plan",
    });
    if (config.engine.malwareProtection) {
      new MalwareProtection(this, 'Protection', { data });
      return;
    }
    this.standIn = new HouseFunction(this, 'StandIn', {
      config,
      entry: 'functions/respond/handler-dev-scan.ts',
      description: 'Local stage only: stands in for GuardDuty and publishes its event',
      environment: settings('evidenceBucket'),
      grants: [
        ...grants.markScanned(),
        new PolicyStatement({
          actions: ['events:PutEvents'],
          resources: [Stack.of(this).formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' })],
        }),
      ],
    });
    new Rule(this, 'Uploaded', {
      description: 'Local stage only: a vendor uploaded a file',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [data.evidence.bucketName] }, object: { key: [{ prefix: QUARANTINE }] } },
      },
      targets: [new LambdaFunction(this.standIn.lambda)],
    });
  }
}
