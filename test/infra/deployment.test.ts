import { describe, expect, test } from 'vitest';
import { indexes } from '../../functions/platform/table/keys.ts';
import { outboxItem } from '../../functions/platform/table/outbox.ts';
import { ofType, type Resource, synthesized } from '../support/synthesized.ts';

const dev = synthesized('dev');
const prod = synthesized('prod');
const local = synthesized('local');
const only = ([found, ...more]: [string, Resource][]): Resource => {
  expect(more).toEqual([]);
  if (!found) throw new Error('there is none');
  return found[1];
};

describe('what must survive', () => {
  test('the table is encrypted with the house key, recoverable, streaming, paid by request, with the indexes that the code names', () => {
    const { Properties: table } = only(ofType(dev.data, 'AWS::DynamoDB::Table'));
    expect(table).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
    expect(table.GlobalSecondaryIndexes).toEqual(
      Object.values(indexes).map(({ name, pk, sk }) => ({
        IndexName: name,
        KeySchema: [
          { AttributeName: pk, KeyType: 'HASH' },
          { AttributeName: sk, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      })),
    );
  });

  test('the evidence bucket is private, encrypted, versioned and refuses plain HTTP', () => {
    const { Properties: bucket } = only(ofType(dev.data, 'AWS::S3::Bucket'));
    expect(bucket).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }] },
      VersioningConfiguration: { Status: 'Enabled' },
    });
    expect(bucket.CorsConfiguration).toBeUndefined();
    const policy = JSON.stringify(only(ofType(dev.data, 'AWS::S3::BucketPolicy')).Properties);
    expect(policy).toContain('"aws:SecureTransport":"false"');
  });

  const keys = (template: typeof dev.data, usage?: string) =>
    ofType(template, 'AWS::KMS::Key').filter(([, { Properties }]) => Properties.KeyUsage === usage);

  test('the key of the data rotates', () => {
    expect(only(keys(dev.data)).Properties).toMatchObject({ EnableKeyRotation: true });
  });

  test('the key of the outcomes signs on P-256, does nothing else, and is found by its alias', () => {
    const [id, { Properties }] = keys(dev.data, 'SIGN_VERIFY')[0] ?? expect.fail('there is none');
    expect(Properties).toMatchObject({ KeySpec: 'ECC_NIST_P256' });
    expect(only(ofType(dev.data, 'AWS::KMS::Alias')).Properties).toEqual({
      AliasName: 'alias/assay-dev-outcomes',
      TargetKeyId: { 'Fn::GetAtt': [id, 'Arn'] },
    });
    expect(dev.data.Outputs.SigningKeyId?.Value).toEqual({ 'Fn::GetAtt': [id, 'Arn'] });
    expect(ofType(dev.data, 'AWS::KMS::Key')).toHaveLength(2);
  });

  test('staff are invited, use a second factor, and are grouped by what they may do', () => {
    expect(only(ofType(dev.data, 'AWS::Cognito::UserPool')).Properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    });
    const groups = ofType(dev.data, 'AWS::Cognito::UserPoolGroup').map(([, { Properties }]) => Properties.GroupName);
    expect(groups.sort()).toEqual(['admin', 'auditor', 'procurement', 'risk-owner']);
    expect(only(ofType(dev.application, 'AWS::Cognito::UserPoolClient')).Properties).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
    });
  });

  test.each(['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Cognito::UserPool'])(
    '%s stays in production and goes with a development stage',
    (type) => {
      expect(ofType(prod.data, type)).not.toEqual([]);
      for (const [, { DeletionPolicy }] of ofType(prod.data, type)) expect(DeletionPolicy).toBe('Retain');
      for (const [, { DeletionPolicy }] of ofType(dev.data, type)) expect(DeletionPolicy).toBe('Delete');
    },
  );

  test('production refuses to delete the table and the people', () => {
    expect(only(ofType(prod.data, 'AWS::DynamoDB::Table')).Properties.DeletionProtectionEnabled).toBe(true);
    expect(only(ofType(prod.data, 'AWS::Cognito::UserPool')).Properties.DeletionProtection).toBe('ACTIVE');
  });
});

describe('logs', () => {
  test.each([
    ['dev', 30],
    ['prod', 365],
    ['local', 1],
  ] as const)('every log group of %s is kept %i days', (stage, days) => {
    const groups = ofType(synthesized(stage).application, 'AWS::Logs::LogGroup');
    expect(groups.length).toBeGreaterThan(15);
    for (const [, { Properties }] of groups) expect(Properties.RetentionInDays).toBe(days);
  });

  test('every function writes to a log group of ours', () => {
    const functions = ofType(dev.application, 'AWS::Lambda::Function');
    expect(functions.map(([id]) => id).sort()).toEqual(dev.functions.map(({ id }) => id).sort());
    for (const [id, { Properties }] of functions) {
      const { LogGroup } = Properties.LoggingConfig as { LogGroup: { Ref: string } };
      expect(dev.application.Resources[LogGroup.Ref]?.Type, id).toBe('AWS::Logs::LogGroup');
    }
  });

  test('the access log keeps no path and no query: they hold link tokens and sign-in codes', () => {
    const stage = only(ofType(dev.application, 'AWS::ApiGatewayV2::Stage')).Properties;
    const { Format } = stage.AccessLogSettings as { Format: string };
    expect(Format).toContain('$context.routeKey');
    expect(Format).not.toMatch(/\$context\.(path|identity\.userAgent|authorizer|requestOverride)|query/);
    expect(stage.DefaultRouteSettings).toMatchObject({ ThrottlingBurstLimit: 400, ThrottlingRateLimit: 200 });
  });

  test('the workflow logs events without their data', () => {
    expect(only(ofType(dev.application, 'AWS::StepFunctions::StateMachine')).Properties).toMatchObject({
      StateMachineType: 'STANDARD',
      LoggingConfiguration: { IncludeExecutionData: false, Level: 'ALL' },
      TracingConfiguration: { Enabled: true },
    });
  });
});

test('the public routes are exactly these, and the API asks for a token of the user pool', () => {
  const routes = ofType(dev.application, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties);
  const open = routes.filter(({ AuthorizationType }) => AuthorizationType !== 'JWT').map(({ RouteKey }) => RouteKey);
  expect(open.sort()).toEqual(
    [
      'GET /',
      'GET /assets/{file}',
      'GET /health',
      'GET /{proxy+}',
      'ANY /r/{token}',
      'ANY /c/{token}',
      'ANY /respond',
      'ANY /respond/conditions',
      'ANY /respond/conditions/{proxy+}',
      'ANY /respond/{proxy+}',
      'ANY /console',
      'ANY /console/suppliers',
      'ANY /console/suppliers/{proxy+}',
      'ANY /console/{proxy+}',
      'GET /clearance/{proxy+}',
      'HEAD /clearance/{proxy+}',
      'ANY /exceptions',
      'ANY /directory',
      'ANY /directory/{proxy+}',
      'ANY /exceptions/conditions',
      'ANY /exceptions/{assessment}/conditions/{condition}',
      'ANY /exceptions/{assessment}/conditions/{condition}/attach',
      'ANY /exceptions/{assessment}/conditions/{condition}/attach/{file}',
      'ANY /exceptions/{assessment}/conditions/{condition}/attach/{file}/remove',
      'ANY /exceptions/{assessment}/conditions/{condition}/attach/{file}/uploaded',
      'ANY /exceptions/{assessment}/conditions/{condition}/hand-over',
      'ANY /exceptions/{assessment}/conditions/{condition}/answer',
      'ANY /exceptions/{assessment}/conditions/{condition}/files/{file}',
      'ANY /exceptions/{assessment}/conditions/{condition}/report',
      'GET /console/waiting',
      'GET /register',
      'GET /register.csv',
      'GET /register.xlsx',
      'HEAD /register',
      'HEAD /register.csv',
      'HEAD /register.xlsx',
      'ANY /exceptions/{proxy+}',
      'GET /auth/login',
      'GET /auth/callback',
      'POST /auth/logout',
    ].sort(),
  );
  const asked = routes.filter(({ AuthorizationType }) => AuthorizationType === 'JWT').map(({ RouteKey }) => RouteKey);
  const clearance = '/api/clearance/{supplier}/{system}';
  expect(asked.sort()).toEqual(['ANY /api/{proxy+}', `GET ${clearance}`, `HEAD ${clearance}`]);
  expect(only(ofType(dev.application, 'AWS::ApiGatewayV2::Authorizer')).Properties.AuthorizerType).toBe('JWT');
});

test('a link’s landing page is asked less often than pages may be, on every stage', () => {
  for (const { application } of [dev, local]) {
    const [[, stage] = []] = ofType(application, 'AWS::ApiGatewayV2::Stage');
    const landings = ['ANY /r/{token}', 'ANY /c/{token}'];
    const less = { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 };
    expect(stage?.Properties.RouteSettings).toEqual(Object.fromEntries(landings.map((landing) => [landing, less])));
    // API Gateway refuses settings for a route that is not there yet.
    const routes = ofType(application, 'AWS::ApiGatewayV2::Route');
    for (const landing of landings) {
      const [route = ''] = routes.find(([, { Properties }]) => Properties.RouteKey === landing) ?? [];
      expect(stage?.DependsOn).toContain(route);
    }
  }
});

describe('what becomes of mails', () => {
  const rule = (template: typeof dev.application) =>
    ofType(template, 'AWS::Events::Rule').find(([, { Properties }]) =>
      JSON.stringify(Properties.EventPattern).includes('Email Bounced'),
    );

  test('mails go under a configuration set: encrypted on the way, with no second list of refused addresses', () => {
    expect(only(ofType(dev.application, 'AWS::SES::ConfigurationSet')).Properties).toMatchObject({
      Name: 'assay-dev',
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      SuppressionOptions: { SuppressedReasons: [] },
    });
    const sender = dev.functions.find(({ entry }) => entry === 'functions/relay/handler-mail.ts');
    expect(dev.application.Resources[sender?.id ?? '']?.Properties).toMatchObject({
      Environment: { Variables: { CONFIGURATION_SET: 'assay-dev' } },
    });
  });

  test('SES publishes bounces and complaints, and nothing else, to the default bus', () => {
    const { EventDestination } = only(ofType(dev.application, 'AWS::SES::ConfigurationSetEventDestination')).Properties;
    expect(EventDestination).toMatchObject({ Enabled: true, MatchingEventTypes: ['bounce', 'complaint'] });
    expect(JSON.stringify(EventDestination)).toContain(':event-bus/default');
  });

  test.each([
    ['dev', 'aws.ses'],
    ['local', 'assay.development-mail'],
  ] as const)('on %s the feedback function hears %s, of our own configuration set only, for a day if it must', (stage, source) => {
    const { application, functions } = synthesized(stage);
    const [, found] = rule(application) ?? [];
    expect(found?.Properties.EventPattern).toEqual({
      source: [source],
      'detail-type': ['Email Bounced', 'Email Complaint Received'],
      detail: { mail: { tags: { 'ses:configuration-set': [`assay-${stage}`] } } },
    });
    const { id = '' } = functions.find(({ entry }) => entry === 'functions/relay/handler-feedback.ts') ?? {};
    expect(found?.Properties.Targets).toMatchObject([
      { Arn: { 'Fn::GetAtt': [id, 'Arn'] }, RetryPolicy: { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 } },
    ]);
  });
});

test('every function is Node 24 on ARM', () => {
  for (const [, { Properties }] of ofType(dev.application, 'AWS::Lambda::Function')) {
    expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' });
  }
});

test('every alarm says who is hurt and where to look, and rings', () => {
  const alarms = ofType(dev.application, 'AWS::CloudWatch::Alarm');
  expect(alarms.length).toBeGreaterThan(10);
  for (const [id, { Properties }] of alarms) {
    expect(Properties.AlarmDescription, id).toMatch(/^[A-Z].+\. First look: .+\.$/);
    expect(Properties.AlarmActions, id).toHaveLength(1);
  }
  expect(only(ofType(dev.application, 'AWS::SNS::Subscription')).Properties.Endpoint).toBe('operator@buyer.example');
});

test('whatever answers over HTTP has an alarm on the faults that it apologised for', () => {
  type MetricOf = { MetricStat?: { Metric: { MetricName: string; Dimensions: unknown } } };
  const watched = ofType(dev.application, 'AWS::CloudWatch::Alarm')
    .flatMap(([, { Properties }]) => (Properties.Metrics as MetricOf[] | undefined) ?? [])
    .flatMap(({ MetricStat }) =>
      MetricStat?.Metric.MetricName === 'PageFaults' ? JSON.stringify(MetricStat.Metric.Dimensions) : [],
    );
  const answering = new Set(
    ofType(dev.application, 'AWS::ApiGatewayV2::Integration').map(
      ([, { Properties }]) => /"([A-Za-z0-9]+Function[A-Z0-9]{8})"/.exec(JSON.stringify(Properties.IntegrationUri))?.[1],
    ),
  );
  expect(answering.size).toBeGreaterThan(8);
  for (const id of answering)
    expect(
      watched.filter((dimensions) => dimensions.includes(`"${id}"`)),
      id,
    ).toHaveLength(1);
});

test('GuardDuty scans what arrives; on one machine a stand-in does', () => {
  expect(only(ofType(dev.application, 'AWS::GuardDuty::MalwareProtectionPlan')).Properties).toMatchObject({
    ProtectedResource: { S3Bucket: { ObjectPrefixes: ['quarantine/'] } },
    Actions: { Tagging: { Status: 'ENABLED' } },
  });
  expect(dev.functions.map(({ entry }) => entry)).not.toContain('functions/respond/handler-dev-scan.ts');
  expect(ofType(local.application, 'AWS::GuardDuty::MalwareProtectionPlan')).toEqual([]);
  expect(local.functions.map(({ entry }) => entry)).toContain('functions/respond/handler-dev-scan.ts');
});

describe('relay', () => {
  const readers = ofType(dev.application, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties);
  const readerOf = (entry: string) => {
    const { id } = dev.functions.find((made) => made.entry === entry) ?? expect.fail(`no function ${entry}`);
    return (
      readers.find(({ FunctionName }) => (FunctionName as { Ref: string }).Ref === id) ?? expect.fail(`${entry} reads nothing`)
    );
  };

  test.each([
    ['functions/relay/handler-mail.ts', ['mail']],
    ['functions/relay/handler.ts', [{ 'anything-but': ['mail'] }]],
  ])('%s reads new outbox items of its kinds only, where the outbox has them', (entry, kinds) => {
    const { Filters } = readerOf(entry).FilterCriteria as { Filters: { Pattern: string }[] };
    expect(Filters.map(({ Pattern }) => JSON.parse(Pattern))).toEqual([
      {
        eventName: ['INSERT'],
        dynamodb: { NewImage: { entity: { S: ['outbox'] }, record: { M: { work: { M: { kind: { S: kinds } } } } } } },
      },
    ]);
    const item = outboxItem('out_1', { kind: 'start-workflow', assessmentId: 'asm_1', attempt: 1 }, '2026-03-02T09:00:00.000Z');
    expect(item).toMatchObject({ entity: 'outbox', record: { work: { kind: 'start-workflow' } } });
  });

  test('keeps what the stream gives up on, each function in a queue of its own', () => {
    for (const reader of readers) {
      expect(reader).toMatchObject({
        BisectBatchOnFunctionError: true,
        DestinationConfig: { OnFailure: { Destination: expect.anything() } },
      });
    }
    expect(new Set(readers.map(({ DestinationConfig }) => JSON.stringify(DestinationConfig))).size).toBe(2);
  });

  test('has the stream to itself: a shard takes two readers', () => {
    expect(readers).toHaveLength(2);
    expect(new Set(readers.map(({ EventSourceArn }) => JSON.stringify(EventSourceArn))).size).toBe(1);
  });
});

test('every resource that can carry a tag names the application and the stage', () => {
  const table = only(ofType(dev.data, 'AWS::DynamoDB::Table')).Properties.Tags;
  expect(table).toEqual([
    { Key: 'application', Value: 'assay' },
    { Key: 'stage', Value: 'dev' },
  ]);
});
