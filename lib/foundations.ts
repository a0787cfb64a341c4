import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { Construct } from 'constructs';
import { settings } from '../functions/platform/env.ts';
import { AlarmBell } from './alarm-bell.ts';
import { loadCatalog } from './catalog/load-catalog.ts';
import type { StageConfig } from './config.ts';
import type { DataStack } from './data-stack.ts';
import { type Grants, grantsOn } from './grants.ts';
import { PublicApi } from './public-api.ts';
import { type SignIn, StaffSignIn } from './staff-sign-in.ts';

type SettingName = keyof typeof settings;

/** What every capability of the application stands on. */
export interface Foundations {
  config: StageConfig;
  data: DataStack;
  api: PublicApi;
  bell: AlarmBell;
  grants: Grants;
  signIn: SignIn;
  /** Callers of the JSON APIs bring a token of the staff's user pool. */
  staffToken: IHttpRouteAuthorizer;
  /** The workflow's ARN, known before it exists: the workflow needs the functions, and some functions wake the workflow. */
  workflow: { name: string; arn: string; executionsArn: string };
  /** Environment with just these settings. */
  settings(...names: SettingName[]): Record<string, string>;
}

export function foundationsIn(scope: Construct, config: StageConfig, data: DataStack): Foundations {
  const stack = Stack.of(scope);
  const api = new PublicApi(scope, 'Api', { config });
  const bell = new AlarmBell(scope, 'AlarmBell', { config, key: data.key });
  const baseUrl = config.baseUrl ?? api.url;
  const signIn = new StaffSignIn(scope, 'SignIn', { config, staff: data.staff, baseUrl });
  const name = `assay-${config.stage}-supplier-assessment`;
  const states = (resource: string, resourceName: string) =>
    stack.formatArn({ service: 'states', resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  const workflow = { name, arn: states('stateMachine', name), executionsArn: states('execution', `${name}:*`) };
  const values: Partial<Record<SettingName, string>> = {
    tableName: data.table.tableName,
    evidenceBucket: data.evidence.bucketName,
    stateMachineArn: workflow.arn,
    busName: data.bus.eventBusName,
    signingKeyId: data.signingKey.key.keyArn,
    baseUrl,
    mailFrom: config.mailFrom,
    orgName: config.orgName,
    policies: config.policies.join(','),
    ...peopleSettings(config.policies),
    userPoolIssuer: signIn.issuer,
    userPoolClientId: signIn.clientId,
    loginDomain: signIn.loginDomain,
    jwksUrl: signIn.jwksUrl,
  };
  return {
    config,
    data,
    api,
    bell,
    grants: grantsOn(data),
    signIn,
    staffToken: new HttpJwtAuthorizer('Staff', signIn.issuer, { jwtAudience: [signIn.clientId] }),
    workflow,
    settings: (...names) =>
      Object.fromEntries(
        names.map((setting) => {
          const value = values[setting];
          if (value === undefined) throw new Error(`no value for the setting ${setting}`);
          return [settings[setting], value];
        }),
      ),
  };
}

/** What pages about people need of the policies: they show no assessment, so they know no policy. The first one's calendar is the house's. */
function peopleSettings(policies: StageConfig['policies']): Record<'timeZone' | 'mostApprovers', string> {
  const all = policies.map((id) => loadCatalog(id).catalog.policy);
  return {
    timeZone: all[0]?.calendar.timeZone ?? 'UTC',
    mostApprovers: String(Math.max(1, ...all.flatMap(({ quorum }) => Object.values(quorum)))),
  };
}
