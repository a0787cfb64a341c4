import { Construct } from 'constructs';
import type { Foundations } from './foundations.ts';
import { HouseFunction } from './house-function.ts';
import { failedAnswers, UserImpactAlarm } from './user-impact-alarm.ts';

/** The last step of an assessment, and the answer to what may be used because of it. */
export class Outcome extends Construct {
  readonly record: HouseFunction;
  readonly clearance: HouseFunction;
  readonly clearanceApi: HouseFunction;
  readonly register: HouseFunction;

  constructor(scope: Construct, id: string, { config, api, bell, grants, settings, staffToken }: Foundations) {
    super(scope, id);
    this.record = new HouseFunction(this, 'RecordOutcome', {
      config,
      entry: 'functions/outcome/handler.ts',
      description: 'Step: decides, signs and records the outcome, schedules the next review',
      environment: settings('tableName', 'signingKeyId'),
      grants: [...grants.table('GetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'), grants.sign()],
    });

    this.clearance = new HouseFunction(this, 'Clearance', {
      config,
      entry: 'functions/outcome/handler-clearance.ts',
      description: 'The page that says whether a system may be used, and the signed outcome',
      environment: settings('tableName', 'baseUrl'),
      grants: grants.table('GetItem', 'Query'),
    });
    api.serve(
      this.clearance,
      { openBecause: 'Staff sign in by session cookie: the pages send whoever has none to the sign-in' },
      'GET /clearance/{proxy+}',
      'HEAD /clearance/{proxy+}',
    );

    this.register = new HouseFunction(this, 'Register', {
      config,
      entry: 'functions/outcome/handler-register.ts',
      description: 'The register of accepted risks, as a page, CSV and Excel',
      environment: settings('tableName', 'baseUrl'),
      grants: [...grants.table('GetItem', 'BatchGetItem', 'Query'), grants.indexes('byStatus')],
    });
    const registerPaths = ['/register', '/register.csv', '/register.xlsx'] as const;
    api.serve(
      this.register,
      { openBecause: 'Staff sign in by session cookie: the pages send whoever has none to the sign-in' },
      ...registerPaths.flatMap((path) => [`GET ${path}` as const, `HEAD ${path}` as const]),
    );

    this.clearanceApi = new HouseFunction(this, 'ClearanceApi', {
      config,
      entry: 'functions/outcome/handler-clearance-api.ts',
      description: 'Tells other systems whether an AI system may be used',
      environment: settings('tableName'),
      grants: grants.table('GetItem'),
    });
    api.serve(
      this.clearanceApi,
      { authorizer: staffToken },
      'GET /api/clearance/{supplier}/{system}',
      'HEAD /api/clearance/{supplier}/{system}',
    );

    const alarm = (name: string, of: HouseFunction, impact: string) =>
      new UserImpactAlarm(this, name, {
        bell,
        metric: failedAnswers(of),
        impact,
        firstLook: `the log of the function ${of.node.id}`,
      });
    alarm('ClearanceFails', this.clearance, 'Nobody can see whether a system may be used');
    alarm('RegisterFails', this.register, 'Nobody can see which risks are accepted');
    alarm('ClearanceApiFails', this.clearanceApi, 'Other systems cannot ask whether an AI system may be used');
  }
}
