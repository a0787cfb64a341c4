import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Foundations } from './foundations.ts';
import { HouseFunction } from './house-function.ts';
import { failedAnswers, UserImpactAlarm } from './user-impact-alarm.ts';
import { onWorkflow } from './wake-grant.ts';

/** The risk owner's part: the pages of exceptions and of conditions, and the step that waits for a decision. */
export class Approve extends Construct {
  readonly pages: HouseFunction;
  readonly conditions: HouseFunction;
  readonly conditionFiles: HouseFunction;
  readonly directory: HouseFunction;
  readonly request: HouseFunction;

  constructor(scope: Construct, id: string, foundations: Foundations) {
    super(scope, id);
    const { config, api, bell, grants, settings } = foundations;
    this.pages = new HouseFunction(this, 'Pages', {
      config,
      entry: 'functions/approve/handler.ts',
      description: 'The pages on which risk owners decide exceptions',
      environment: settings('tableName', 'evidenceBucket', 'baseUrl'),
      grants: [
        ...grants.table('GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'),
        grants.indexes('byOwner'),
        ...grants.downloadClean(),
      ],
    });
    api.serve(
      this.pages,
      { openBecause: 'Staff sign in by session cookie: the pages send whoever has none to the sign-in' },
      'ANY /exceptions',
      'ANY /exceptions/{proxy+}',
    );
    this.directory = new HouseFunction(this, 'Directory', {
      config,
      entry: 'functions/approve/handler-directory.ts',
      description: 'The pages that say who decides',
      environment: settings('tableName', 'baseUrl', 'timeZone', 'mostApprovers'),
      grants: [
        ...grants.table('GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'),
        grants.indexes('byOwner'),
      ],
      // A change may ask the owners of a hundred exceptions anew, and about as many conditions; the gateway waits no longer.
      timeout: Duration.seconds(29),
    });
    api.serve(
      this.directory,
      { openBecause: 'Staff sign in by session cookie: the pages send whoever has none to the sign-in' },
      'ANY /directory',
      'ANY /directory/{proxy+}',
    );
    this.conditions = new HouseFunction(this, 'Conditions', {
      config,
      entry: 'functions/approve/handler-conditions.ts',
      description: 'The pages on which staff report conditions as met and answer such reports',
      environment: settings('tableName', 'evidenceBucket', 'baseUrl'),
      grants: [
        ...grants.table('GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'),
        grants.indexes('byOwner'),
        ...grants.downloadClean(),
      ],
    });
    const condition = '/exceptions/{assessment}/conditions/{condition}';
    // Full matches: of several greedy routes it is not said which one wins.
    api.serve(
      this.conditions,
      { openBecause: 'Staff sign in by session cookie: the pages send whoever has none to the sign-in' },
      'ANY /exceptions/conditions',
      `ANY ${condition}`,
      `ANY ${condition}/report`,
      `ANY ${condition}/answer`,
      `ANY ${condition}/hand-over`,
      `ANY ${condition}/files/{file}`,
    );
    this.conditionFiles = new HouseFunction(this, 'ConditionFiles', {
      config,
      entry: 'functions/approve/handler-condition-files.ts',
      description: 'The pages on which staff attach files that show conditions met',
      environment: settings('tableName', 'evidenceBucket', 'baseUrl'),
      grants: [
        ...grants.table('GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'),
        ...grants.upload(),
      ],
    });
    api.serve(
      this.conditionFiles,
      { openBecause: 'Staff sign in by session cookie: the pages send whoever has none to the sign-in' },
      `ANY ${condition}/attach`,
      `ANY ${condition}/attach/{file}`,
      `ANY ${condition}/attach/{file}/uploaded`,
      `ANY ${condition}/attach/{file}/remove`,
    );
    this.request = new HouseFunction(this, 'RequestDecision', {
      config,
      entry: 'functions/approve/handler-request.ts',
      description: 'Step: asks the owners of a risk and waits, with a task token',
      environment: settings('tableName'),
      grants: [
        ...grants.table('GetItem', 'Query', 'PutItem', 'UpdateItem'),
        onWorkflow(foundations, 'SendTaskSuccess', 'SendTaskFailure'),
      ],
    });
    new UserImpactAlarm(this, 'ConditionsFail', {
      bell,
      metric: failedAnswers(this.conditions),
      impact: 'Nobody of ours can report conditions as met or answer such reports',
      firstLook: "the log of the conditions' pages",
    });
    new UserImpactAlarm(this, 'ConditionFilesFail', {
      bell,
      metric: failedAnswers(this.conditionFiles),
      impact: 'Nobody of ours can attach files that show conditions met',
      firstLook: "the log of the function that takes conditions' files",
    });
    new UserImpactAlarm(this, 'PagesFail', {
      bell,
      metric: failedAnswers(this.pages),
      impact: 'Risk owners cannot read or decide their exceptions',
      firstLook: "the log of the exceptions' pages",
    });
    new UserImpactAlarm(this, 'DirectoryFails', {
      bell,
      metric: failedAnswers(this.directory),
      impact: 'Nobody can be named for a role: its exceptions wait in vain, and nobody can say that they are away',
      firstLook: "the log of the directory's pages",
    });
  }
}
