import { Tags } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  HttpApi,
  type HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { LOCAL_API_ID, type StageConfig } from './config.ts';
import type { HouseFunction } from './house-function.ts';

/**
 * What the access log keeps of a request. Neither path nor query: a link's path holds its token and a sign-in's query holds its code;
 * the route says enough.
 */
const LOGGED = {
  requestId: '$context.requestId',
  at: '$context.requestTime',
  ip: '$context.identity.sourceIp',
  route: '$context.routeKey',
  status: '$context.status',
  responseBytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  integrationError: '$context.integrationErrorMessage',
};

/**
 * Where guessing would pay is asked far less often than pages are: a link's landing page. Requests a second, and how many at once; the
 * others share what the stage allows.
 */
const LIMITS: Readonly<Record<string, { ThrottlingRateLimit: number; ThrottlingBurstLimit: number }>> = {
  'ANY /r/{token}': { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
  'ANY /c/{token}': { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
};

/** Who is asked for a sign-in: the gateway (an authorizer), or the pages themselves (a reason why). */
type Guard = { authorizer: IHttpRouteAuthorizer } | { openBecause: string };

/** The one public door: each route is listed by the capability that serves it. */
export class PublicApi extends Construct {
  readonly http: HttpApi;
  /** Without a trailing slash. */
  readonly url: string;
  private readonly stage: CfnStage;

  constructor(scope: Construct, id: string, { config }: { config: StageConfig }) {
    super(scope, id);
    this.http = new HttpApi(this, 'Http', {
      description: `Assay ${config.stage}: vendor portal, console and API`,
      createDefaultStage: false,
    });
    const log = new LogGroup(this, 'AccessLog', { retention: config.logRetentionDays, removalPolicy: config.removalPolicy });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.http,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 200, burstLimit: 400 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
      },
    });
    this.stage = stage.node.defaultChild as CfnStage;
    if (config.stage === 'local') Tags.of(this.http).add('ms-custom-id', LOCAL_API_ID);
    this.url = this.http.apiEndpoint;
  }

  /** Leads requests to a function. Routes as `GET /health`; `ANY` is every method. */
  serve(served: HouseFunction, guard: Guard, ...routes: `${HttpMethod} /${string}`[]): void {
    const integration = new HttpLambdaIntegration(`${served.node.id}Integration`, served.lambda);
    for (const route of routes) {
      const [method, path] = route.split(' ') as [HttpMethod, string];
      const made = new HttpRoute(this, route, {
        httpApi: this.http,
        routeKey: HttpRouteKey.with(path, method),
        integration,
        authorizer: 'authorizer' in guard ? guard.authorizer : undefined,
      });
      const limit = LIMITS[route];
      if (limit) {
        this.stage.routeSettings = { ...(this.stage.routeSettings as object | undefined), [route]: limit };
        // The gateway refuses settings of a route that it does not have yet.
        this.stage.node.addDependency(made);
      }
      if ('openBecause' in guard) acknowledge(made, 'APIG4', guard.openBecause);
    }
  }
}
