import { Construct } from 'constructs';
import type { Foundations } from './foundations.ts';
import { HouseFunction } from './house-function.ts';
import { failedAnswers, UserImpactAlarm } from './user-impact-alarm.ts';

/** Suppliers, their AI systems and new assessments; and the first step of each assessment. */
export class Intake extends Construct {
  readonly pages: HouseFunction;
  readonly open: HouseFunction;

  constructor(scope: Construct, id: string, { config, api, bell, grants, settings }: Foundations) {
    super(scope, id);
    this.pages = new HouseFunction(this, 'Pages', {
      config,
      entry: 'functions/intake/handler.ts',
      description: 'Suppliers, AI systems and new assessments',
      environment: settings('tableName', 'baseUrl', 'policies'),
      grants: [
        ...grants.table('GetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'),
        grants.indexes('byStatus', 'byOwner'),
      ],
    });
    api.serve(
      this.pages,
      { openBecause: 'Staff sign in by session cookie: the pages send whoever has none to the sign-in' },
      'ANY /console/suppliers',
      'ANY /console/suppliers/{proxy+}',
    );
    new UserImpactAlarm(this, 'PagesFail', {
      bell,
      metric: failedAnswers(this.pages),
      impact: 'Procurement cannot register suppliers or start assessments',
      firstLook: "the log of intake's pages",
    });
    this.open = new HouseFunction(this, 'OpenAssessment', {
      config,
      entry: 'functions/intake/handler-open.ts',
      description: 'Step: invites the vendor and notes the execution',
      environment: settings('tableName'),
      grants: [...grants.table('GetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'), grants.indexes('byOwner')],
    });
  }
}
