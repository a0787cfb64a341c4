import { Construct } from 'constructs';
import type { Foundations } from './foundations.ts';
import { HouseFunction } from './house-function.ts';

/** The first step of an assessment. */
export class Intake extends Construct {
  readonly open: HouseFunction;

  constructor(scope: Construct, id: string, { config, grants, settings }: Foundations) {
    super(scope, id);
    this.open = new HouseFunction(this, 'OpenAssessment', {
      config,
      entry: 'functions/intake/handler-open.ts',
      description: 'Step: invites the vendor and notes the execution',
      environment: settings('tableName'),
      grants: [...grants.table('GetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'), grants.indexes('byOwner')],
    });
  }
}
