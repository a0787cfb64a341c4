import { describe, expect, test } from 'vitest';
import { indexes } from '../../functions/platform/table/keys.ts';
import { type AwsCalls, awsCalls } from '../support/aws-calls.ts';
import { may, type Statement, statementsOf, things } from '../support/roles.ts';
import { synthesized } from '../support/synthesized.ts';

const { functions } = synthesized('dev');
const byEntry = (entry: string) => functions.find((made) => made.entry === entry) ?? expect.fail(`no function ${entry}`);
const mails = byEntry('functions/relay/handler-mail.ts');
const signals = byEntry('functions/relay/handler.ts');
const list = (value: string | string[]) => [value].flat();

const resourceOf: Record<string, string> = {
  'states:StartExecution': things.workflow,
  'states:SendTaskSuccess': things.workflow,
  'states:SendTaskFailure': things.workflow,
  'states:DescribeExecution': things.execution,
  'ses:SendRawEmail': things.identity,
  'events:PutEvents': things.bus,
  'kms:Sign': things.signingKey,
  'kms:GetPublicKey': things.signingKey,
  'lambda:InvokeFunction': things.lambda(signals.id),
};
const resource = (action: string) =>
  resourceOf[action] ??
  (action.startsWith('s3:') ? things.upload : action.startsWith('dynamodb:') ? things.table : expect.fail(action));
const clean = { 's3:ExistingObjectTag/GuardDutyMalwareScanStatus': 'NO_THREATS_FOUND' };
const sender = { 'ses:FromAddress': 'assessments@buyer.example' };

/** What Lambda itself does with a role, besides what the code calls: its log, the stream, the queue of failures; and the key of the data. */
const BESIDES = [
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
  'sqs:SendMessage',
  'sqs:GetQueueAttributes',
  'sqs:GetQueueUrl',
  ...['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey', 'ReEncryptFrom', 'ReEncryptTo'].map((action) => `kms:${action}`),
];

describe.each(functions)('$name', ({ entry, roleId }) => {
  const calls: AwsCalls = awsCalls(entry);
  const statements: Statement[] = statementsOf(roleId);

  test('may do all that its code calls', async () => {
    const denied: string[] = [];
    for (const action of calls.actions) {
      if (!(await may(roleId, action, resource(action), { ...clean, ...sender }))) denied.push(action);
    }
    for (const name of calls.indexes) if (!(await may(roleId, 'dynamodb:Query', things.index(name)))) denied.push(name);
    expect(denied).toEqual([]);
  });

  test('may do nothing that its code does not call', async () => {
    const granted = new Set(statements.flatMap(({ Action }) => list(Action)));
    const unused = [...granted].filter((action) => !calls.actions.has(action) && !BESIDES.includes(action));
    expect(unused).toEqual([]);
    for (const name of Object.keys(indexes)) {
      expect(await may(roleId, 'dynamodb:Query', things.index(name)), name).toBe(calls.indexes.has(name));
    }
  });

  test('names its actions one by one, on resources of this deployment', () => {
    for (const { Action, Resource } of statements) {
      for (const action of list(Action)) expect(action).not.toContain('*');
      if (!list(Action).includes('dynamodb:ListStreams')) for (const arn of list(Resource)) expect(arn).not.toBe('*');
    }
  });
});

const portal = byEntry('functions/respond/handler.ts');
const exceptions = byEntry('functions/approve/handler.ts');
const staffConditions = byEntry('functions/approve/handler-conditions.ts');

describe('what nobody may', () => {
  const forbidden = ['dynamodb:Scan', 'dynamodb:DeleteTable', 'dynamodb:UpdateTable'];
  test.each(functions)('$name cannot scan, drop or change the table', async ({ roleId }) => {
    for (const action of forbidden) expect(await may(roleId, action, things.table), action).toBe(false);
  });

  test.each(functions.filter(({ id }) => id !== mails.id))('$name cannot send mail', async ({ roleId }) => {
    expect(await may(roleId, 'ses:SendRawEmail', things.identity, sender)).toBe(false);
  });

  test.each(functions.filter(({ entry }) => !/relay\/handler\.ts|handler-request/.test(entry)))(
    '$name cannot wake or start a workflow',
    async ({ roleId }) => {
      for (const action of ['states:StartExecution', 'states:SendTaskSuccess', 'states:SendTaskFailure']) {
        expect(await may(roleId, action, things.workflow), action).toBe(false);
      }
    },
  );
});

test.each(functions)(
  '$name signs only if it records outcomes, with the signing key only, and changes no key',
  async ({ entry, roleId }) => {
    for (const action of ['kms:Sign', 'kms:GetPublicKey']) {
      expect(await may(roleId, action, things.signingKey), action).toBe(entry === 'functions/outcome/handler.ts');
      expect(await may(roleId, action, things.dataKey), action).toBe(false);
    }
    for (const action of ['kms:ScheduleKeyDeletion', 'kms:DisableKey', 'kms:PutKeyPolicy', 'kms:CreateGrant', 'kms:UpdateAlias'])
      for (const key of [things.signingKey, things.dataKey]) expect(await may(roleId, action, key), action).toBe(false);
  },
);

test('whoever sends mails reaches the table and the mail service; whoever wakes workflows reaches those and the event bus', () => {
  const services = ({ roleId }: { roleId: string }) =>
    [...new Set(statementsOf(roleId).flatMap(({ Action }) => list(Action).map((action) => action.split(':')[0])))].sort();
  expect(services(mails)).toEqual(['dynamodb', 'kms', 'logs', 'ses', 'sqs']);
  expect(services(signals)).toEqual(['dynamodb', 'events', 'kms', 'logs', 'sqs', 'states']);
});

test('the sweep hands work to both of relay’s functions and invokes no other', () => {
  const sweep = byEntry('functions/watch/handler.ts');
  const invoke = statementsOf(sweep.roleId).filter(({ Action }) => list(Action).includes('lambda:InvokeFunction'));
  expect(invoke.flatMap(({ Resource }) => list(Resource)).sort()).toEqual(
    [mails, signals].map(({ id }) => things.lambda(id)).sort(),
  );
});

test('whoever records mail feedback reaches the table and nothing else', () => {
  const feedback = byEntry('functions/relay/handler-feedback.ts');
  const services = statementsOf(feedback.roleId).flatMap(({ Action }) => list(Action).map((action) => action.split(':')[0]));
  expect([...new Set(services)].sort()).toEqual(['dynamodb', 'kms', 'logs']);
});

describe('the portal', () => {
  test('reaches neither Step Functions, mail, events nor other functions in any statement', () => {
    const services = statementsOf(portal.roleId).flatMap(({ Action }) => list(Action).map((action) => action.split(':')[0]));
    expect([...new Set(services)].sort()).toEqual(['dynamodb', 'kms', 'logs', 's3']);
  });

  test('uploads to the quarantine only, and deletes nothing there', async () => {
    expect(await may(portal.roleId, 's3:PutObject', things.upload)).toBe(true);
    expect(await may(portal.roleId, 's3:PutObject', things.elsewhere)).toBe(false);
    expect(await may(portal.roleId, 's3:DeleteObject', things.upload)).toBe(false);
  });

  test('cannot mark its own uploads as clean', async () => {
    expect(await may(portal.roleId, 's3:PutObjectTagging', things.upload)).toBe(false);
    expect(await may(portal.roleId, 's3:PutObjectVersionTagging', things.upload)).toBe(false);
  });
});

test('mails go out from the one address only, and under the configuration set that reports what becomes of it', async () => {
  // SES asks for both: the sender's identity and the configuration set that the mail names.
  for (const thing of [things.identity, things.configurationSet]) {
    expect(await may(mails.roleId, 'ses:SendRawEmail', thing, sender)).toBe(true);
    expect(await may(mails.roleId, 'ses:SendRawEmail', thing, { 'ses:FromAddress': 'ceo@buyer.example' })).toBe(false);
  }
  expect(await may(mails.roleId, 'ses:SendRawEmail', `${things.configurationSet}-other`, sender)).toBe(false);
});

test.each([exceptions, staffConditions])('staff download what was scanned clean, and only that: $name', async ({ roleId }) => {
  expect(await may(roleId, 's3:GetObjectVersion', things.upload, clean)).toBe(true);
  const found = { 's3:ExistingObjectTag/GuardDutyMalwareScanStatus': 'THREATS_FOUND' };
  expect(await may(roleId, 's3:GetObjectVersion', things.upload, found)).toBe(false);
  expect(await may(roleId, 's3:GetObjectVersion', things.upload)).toBe(false);
});

test('what staff attach goes to the quarantine only; whoever takes it cannot mark it as clean', async () => {
  const { roleId } = byEntry('functions/approve/handler-condition-files.ts');
  expect(await may(roleId, 's3:PutObject', things.upload)).toBe(true);
  expect(await may(roleId, 's3:PutObject', things.elsewhere)).toBe(false);
  for (const action of ['s3:DeleteObject', 's3:PutObjectTagging', 's3:PutObjectVersionTagging'])
    expect(await may(roleId, action, things.upload), action).toBe(false);
});

test('the workflow invokes its own steps only', () => {
  const steps = [
    'intake/handler-open',
    'respond/handler-request',
    'score/handler',
    'approve/handler-request',
    'outcome/handler',
    'watch/handler-park',
  ];
  const { application } = synthesized('dev');
  const [role] = Object.keys(application.Resources).filter((id) => /^WorkflowRole[0-9A-F]{8}$/.test(id));
  const invoke = statementsOf(role ?? '').filter(({ Action }) => list(Action).includes('lambda:InvokeFunction'));
  expect(invoke.flatMap(({ Resource }) => list(Resource)).sort()).toEqual(
    steps.map((step) => things.lambda(byEntry(`functions/${step}.ts`).id)).sort(),
  );
});

test('the page that says who is awaited reads the table and one index, and writes nothing', async () => {
  const waiting = byEntry('functions/console/handler-waiting.ts');
  for (const action of ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'])
    expect(await may(waiting.roleId, `dynamodb:${action}`, things.table), action).toBe(false);
  const queried = await Promise.all(
    Object.keys(indexes).map(async (name) => ((await may(waiting.roleId, 'dynamodb:Query', things.index(name))) ? [name] : [])),
  );
  expect(queried.flat()).toEqual(['byDue']);
});

test('who decides is edited with the table alone: neither evidence nor mails, workflows or keys of signatures', () => {
  const directory = byEntry('functions/approve/handler-directory.ts');
  const services = statementsOf(directory.roleId).flatMap(({ Action }) => list(Action).map((action) => action.split(':')[0]));
  expect([...new Set(services)].sort()).toEqual(['dynamodb', 'kms', 'logs']);
});
