import { runSimulation } from '@cloud-copilot/iam-simulate';
import { type Resource, type StackTemplate, synthesized } from './synthesized.ts';

const ACCOUNT = '111122223333';
const REGION = 'eu-central-1';
const at = (service: string, rest: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;

const ARNS: Record<string, (id: string) => string> = {
  'AWS::DynamoDB::Table': () => at('dynamodb', 'table/records'),
  'AWS::S3::Bucket': () => 'arn:aws:s3:::evidence',
  'AWS::KMS::Key': (id) => at('kms', `key/${id.replace(/[0-9A-F]{8}$/, '')}`),
  'AWS::Events::EventBus': () => at('events', 'event-bus/assay-dev'),
  'AWS::Lambda::Function': (id) => at('lambda', `function:${id}`),
  'AWS::SQS::Queue': (id) => at('sqs', id),
  'AWS::Logs::LogGroup': (id) => at('logs', `log-group:${id}:*`),
};

/** The things that permissions are about, as the roles name them. */
export const things = {
  table: at('dynamodb', 'table/records'),
  index: (name: string) => at('dynamodb', `table/records/index/${name}`),
  upload: 'arn:aws:s3:::evidence/quarantine/as_1/ev_1',
  elsewhere: 'arn:aws:s3:::evidence/other/file',
  bus: at('events', 'event-bus/assay-dev'),
  defaultBus: at('events', 'event-bus/default'),
  workflow: at('states', 'stateMachine:assay-dev-supplier-assessment'),
  execution: at('states', 'execution:assay-dev-supplier-assessment:as_1-1'),
  identity: at('ses', 'identity/buyer.example'),
  dataKey: at('kms', 'key/Key'),
  signingKey: at('kms', 'key/SigningKey'),
  configurationSet: at('ses', 'configuration-set/assay-dev'),
  lambda: (id: string) => at('lambda', `function:${id}`),
};

export interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: string | string[];
  Condition?: unknown;
}

/** Replaces CloudFormation's functions by what they would give in a made-up account. */
function resolved(value: unknown, template: StackTemplate): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, template));
  if (typeof value !== 'object' || value === null) return value;
  const { Ref, 'Fn::GetAtt': getAtt, 'Fn::Join': join, 'Fn::ImportValue': imported } = value as Record<string, never>;
  const pseudo: Record<string, string> = { 'AWS::AccountId': ACCOUNT, 'AWS::Region': REGION, 'AWS::Partition': 'aws' };
  if (Ref) return pseudo[Ref] ?? unresolved(Ref);
  if (getAtt) return arnOf(getAtt[0], getAtt[1], template.Resources[getAtt[0]]);
  if (join) return (join[1] as unknown[]).map((part) => resolved(part, template)).join(join[0]);
  if (imported) {
    const { data } = synthesized('dev');
    const output = Object.values(data.Outputs).find(({ Export }) => Export?.Name === imported);
    return resolved(output?.Value, data);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item, template)]));
}

function unresolved(name: string): never {
  throw new Error(`what is ${name} in a made-up account?`);
}

function arnOf(id: string, attribute: string, resource?: Resource): string {
  const arn = ARNS[resource?.Type ?? '']?.(id);
  if (!arn) throw new Error(`no made-up ARN for ${id} (${resource?.Type})`);
  return attribute === 'StreamArn' ? `${arn}/stream/2026-01-01T00:00:00.000` : arn;
}

/** All statements of a role: its own, and those of policies attached to it. */
export function statementsOf(roleId: string): Statement[] {
  const { application } = synthesized('dev');
  const inline = application.Resources[roleId]?.Properties.Policies as { PolicyDocument: { Statement: unknown[] } }[];
  const attached = Object.values(application.Resources).filter(
    ({ Type, Properties }) => Type === 'AWS::IAM::Policy' && JSON.stringify(Properties.Roles).includes(`"${roleId}"`),
  );
  const documents = [
    ...inline.map(({ PolicyDocument }) => PolicyDocument),
    ...attached.map(({ Properties }) => Properties.PolicyDocument as { Statement: unknown[] }),
  ];
  return documents.flatMap(({ Statement }) => resolved(Statement, application) as Statement[]);
}

/**
 * Answers through a task token name the state machine in practice (a denied call's message says so, and the CDK's own grant relies on it),
 * although the service authorization reference, and with it the simulator, knows no resource for them.
 */
const NAMED_IN_PRACTICE = ['states:SendTaskSuccess', 'states:SendTaskFailure'];

/** A key is reached only if its own policy lets it be: what the role says does not suffice. */
function keyPolicy(arn: string): unknown {
  const { data } = synthesized('dev');
  const found = Object.entries(data.Resources).find(([id, key]) => key.Type === 'AWS::KMS::Key' && arnOf(id, 'Arn', key) === arn);
  return found && resolved(found[1].Properties.KeyPolicy, data);
}

/** Whether the role may do it, by AWS's own evaluation rules. `context` holds condition keys of the request. */
export async function may(
  roleId: string,
  action: string,
  resource: string,
  context: Record<string, string> = {},
): Promise<boolean> {
  if (NAMED_IN_PRACTICE.includes(action)) {
    return statementsOf(roleId).some(
      ({ Action, Resource }) =>
        [Action].flat().includes(action) && [Resource].flat().some((arn) => arn === resource || arn === '*'),
    );
  }
  const outcome = await runSimulation(
    {
      request: {
        principal: `arn:aws:iam::${ACCOUNT}:role/${roleId}`,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: context,
      },
      identityPolicies: [{ name: 'role', policy: { Version: '2012-10-17', Statement: statementsOf(roleId) } }],
      resourcePolicy: keyPolicy(resource),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (outcome.resultType === 'error') throw new Error(`${action} on ${resource}: ${JSON.stringify(outcome.errors)}`);
  return outcome.overallResult === 'Allowed';
}
