import { Construct } from 'constructs';
import { EvidenceScan } from './evidence-scan.ts';
import type { Foundations } from './foundations.ts';
import { HouseFunction } from './house-function.ts';
import { failedAnswers, UserImpactAlarm } from './user-impact-alarm.ts';
import { onWorkflow } from './wake-grant.ts';

/** The vendor's part: the portal behind the link, the pages of conditions behind another, the step that waits for the response, and the scan of what is uploaded. */
export class Respond extends Construct {
  readonly portal: HouseFunction;
  readonly conditions: HouseFunction;
  readonly request: HouseFunction;
  readonly scan: EvidenceScan;

  constructor(scope: Construct, id: string, foundations: Foundations) {
    super(scope, id);
    const { config, api, bell, grants, settings } = foundations;
    this.portal = new HouseFunction(this, 'Portal', {
      config,
      entry: 'functions/respond/handler.ts',
      description: 'The vendor portal',
      environment: settings('tableName', 'evidenceBucket', 'baseUrl', 'orgName'),
      grants: [
        ...grants.table('GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'),
        ...grants.upload(),
      ],
    });
    api.serve(
      this.portal,
      { openBecause: 'Vendors have no account: the pages ask for the emailed link and then for the session that it opened' },
      'ANY /r/{token}',
      'ANY /respond',
      'ANY /respond/{proxy+}',
    );
    this.conditions = new HouseFunction(this, 'Conditions', {
      config,
      entry: 'functions/respond/handler-conditions.ts',
      description: 'The pages on which suppliers report conditions as met',
      environment: settings('tableName', 'evidenceBucket', 'baseUrl', 'orgName'),
      grants: [
        ...grants.table('GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'),
        ...grants.upload(),
      ],
    });
    api.serve(
      this.conditions,
      { openBecause: 'Suppliers have no account: the pages ask for the emailed link and then for the session that it opened' },
      'ANY /c/{token}',
      'ANY /respond/conditions',
      'ANY /respond/conditions/{proxy+}',
    );
    this.request = new HouseFunction(this, 'RequestResponse', {
      config,
      entry: 'functions/respond/handler-request.ts',
      description: 'Step: waits for the response, with a task token',
      environment: settings('tableName'),
      grants: [...grants.table('GetItem', 'Query', 'UpdateItem'), onWorkflow(foundations, 'SendTaskSuccess', 'SendTaskFailure')],
    });
    this.scan = new EvidenceScan(this, 'Scan', foundations);
    new UserImpactAlarm(this, 'ConditionsFail', {
      bell,
      metric: failedAnswers(this.conditions),
      impact: 'Suppliers cannot report conditions as met',
      firstLook: "the log of the conditions' pages",
    });
    new UserImpactAlarm(this, 'PortalFails', {
      bell,
      metric: failedAnswers(this.portal),
      impact: 'Vendors cannot open or save their questionnaire',
      firstLook: "the portal function's log, then the table's throttled requests",
    });
  }
}
