import { Construct } from 'constructs';
import type { Foundations } from './foundations.ts';
import { HouseFunction } from './house-function.ts';
import { failedAnswers, UserImpactAlarm } from './user-impact-alarm.ts';

/** Procurement's part: the console's pages, everybody's sign-in, and the JSON API. */
export class Console extends Construct {
  readonly pages: HouseFunction;
  readonly waiting: HouseFunction;
  readonly signIn: HouseFunction;
  readonly api: HouseFunction;

  constructor(scope: Construct, id: string, { config, api, bell, grants, settings, staffToken }: Foundations) {
    super(scope, id);
    const bySession = { openBecause: 'Staff sign in by session cookie: the pages send whoever has none to the sign-in' };
    this.pages = new HouseFunction(this, 'Pages', {
      config,
      entry: 'functions/console/handler.ts',
      description: "Procurement's console",
      environment: settings('tableName', 'evidenceBucket', 'baseUrl'),
      grants: [
        ...grants.table('GetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'),
        grants.indexes('byStatus'),
        ...grants.downloadClean(),
      ],
    });
    api.serve(this.pages, bySession, 'ANY /console', 'ANY /console/{proxy+}');

    this.waiting = new HouseFunction(this, 'Waiting', {
      config,
      entry: 'functions/console/handler-waiting.ts',
      description: 'The page that says who is awaited',
      environment: settings('tableName', 'baseUrl', 'timeZone'),
      grants: [...grants.table('GetItem', 'Query'), grants.indexes('byDue')],
    });
    api.serve(this.waiting, bySession, 'GET /console/waiting');

    this.signIn = new HouseFunction(this, 'SignIn', {
      config,
      entry: 'functions/console/handler-sign-in.ts',
      description: 'Sends staff to the sign-in and opens their session',
      environment: settings('tableName', 'baseUrl', 'userPoolIssuer', 'userPoolClientId', 'loginDomain', 'jwksUrl'),
      grants: [...grants.table('GetItem', 'PutItem', 'DeleteItem')],
    });
    api.serve(
      this.signIn,
      { openBecause: 'This is the sign-in itself: it checks the state, the code and the token that come back' },
      'GET /auth/login',
      'GET /auth/callback',
      'POST /auth/logout',
    );

    this.api = new HouseFunction(this, 'JsonApi', {
      config,
      entry: 'functions/console/handler-api.ts',
      description: "The JSON API of procurement's systems",
      environment: settings('tableName', 'policies'),
      grants: [...grants.table('GetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'), grants.indexes('byStatus')],
    });
    api.serve(this.api, { authorizer: staffToken }, 'ANY /api/{proxy+}');

    const alarm = (name: string, of: HouseFunction, impact: string) =>
      new UserImpactAlarm(this, name, {
        bell,
        metric: failedAnswers(of),
        impact,
        firstLook: `the log of the function ${of.node.id}`,
      });
    alarm('PagesFail', this.pages, 'Procurement cannot see its assessments');
    alarm('WaitingFails', this.waiting, 'Nobody sees who is awaited');
    alarm('SignInFails', this.signIn, 'Staff cannot sign in: no exception is decided and no assessment started');
    alarm('ApiFails', this.api, "Procurement's other systems cannot ask whether a system is cleared");
  }
}
