import { Construct } from 'constructs';
import type { Foundations } from './foundations.ts';
import { HouseFunction } from './house-function.ts';

/** The last step of an assessment. */
export class Outcome extends Construct {
  readonly record: HouseFunction;

  constructor(scope: Construct, id: string, { config, grants, settings }: Foundations) {
    super(scope, id);
    this.record = new HouseFunction(this, 'RecordOutcome', {
      config,
      entry: 'functions/outcome/handler.ts',
      description: 'Step: decides, signs and records the outcome, schedules the next review',
      environment: settings('tableName', 'signingKeyId'),
      grants: [...grants.table('GetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'), grants.sign()],
    });
  }
}
