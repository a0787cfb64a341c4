import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { bundle } from './bundle.ts';
import type { StageConfig } from './config.ts';
import { acknowledgeWildcards } from './wildcard-statement.ts';

export interface HouseFunctionProps {
  config: StageConfig;
  /** Entry file, from the repository's root. Its export is `handler`. */
  entry: string;
  /** What it is for, in one sentence. */
  description: string;
  environment?: Record<string, string>;
  /** All that it may do besides writing its own log. */
  grants: PolicyStatement[];
  timeout?: Duration;
  memoryMb?: number;
}

/**
 * A function of the house: Node 24 on ARM, one ES module, its own role with nothing but what is listed, its own log that is kept as
 * long as the stage says. Not traced by itself: the workflow's trace shows each step's time, and a function's traces would need
 * permissions on every resource.
 */
export class HouseFunction extends Construct {
  readonly entry: string;
  readonly lambda: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: HouseFunctionProps) {
    super(scope, id);
    const { config } = props;
    this.entry = props.entry;
    const logGroup = new LogGroup(this, 'Log', { retention: config.logRetentionDays, removalPolicy: config.removalPolicy });
    const writeLog = new PolicyStatement({
      sid: 'WriteOwnLog',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `${Stack.of(this).stackName}: ${props.description}`.slice(0, 1000),
      inlinePolicies: { Work: new PolicyDocument({ statements: [writeLog, ...props.grants] }) },
    });
    acknowledgeWildcards(this.role, props.grants);
    this.lambda = new LambdaFunction(this, 'Function', {
      description: props.description,
      code: Code.fromAsset(bundle(props.entry).directory),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      memorySize: props.memoryMb ?? 512,
      timeout: props.timeout ?? Duration.seconds(15),
      environment: {
        POWERTOOLS_SERVICE_NAME: props.entry.split('/')[1] ?? 'assay',
        POWERTOOLS_LOG_LEVEL: config.logLevel,
        ...props.environment,
      },
    });
  }
}
