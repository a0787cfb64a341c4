import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** IAM actions of the SDK commands whose names do not say it; a command that is in neither list is an IAM action by its own name. */
const ACTIONS: Record<string, string[]> = {
  Get: ['dynamodb:GetItem'],
  Put: ['dynamodb:PutItem'],
  Update: ['dynamodb:UpdateItem'],
  Delete: ['dynamodb:DeleteItem'],
  Query: ['dynamodb:Query'],
  BatchGet: ['dynamodb:BatchGetItem'],
  TransactGet: ['dynamodb:GetItem'],
  // The parts of a transaction say which actions it needs.
  TransactWrite: [],
  StartExecution: ['states:StartExecution'],
  DescribeExecution: ['states:DescribeExecution'],
  SendTaskSuccess: ['states:SendTaskSuccess'],
  SendTaskFailure: ['states:SendTaskFailure'],
  SendRawEmail: ['ses:SendRawEmail'],
  PutEvents: ['events:PutEvents'],
  Invoke: ['lambda:InvokeFunction'],
  Sign: ['kms:Sign'],
  GetPublicKey: ['kms:GetPublicKey'],
  GetObject: ['s3:GetObject', 's3:GetObjectVersion'],
  HeadObject: ['s3:GetObject', 's3:GetObjectVersion'],
  PutObject: ['s3:PutObject'],
  PutObjectTagging: ['s3:PutObjectTagging', 's3:PutObjectVersionTagging'],
  DeleteObject: ['s3:DeleteObject'],
};
const PARTS: Record<string, string> = {
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  ConditionCheck: 'dynamodb:ConditionCheckItem',
};

export interface AwsCalls {
  /** IAM actions on tables, buckets, the workflow and so on. */
  actions: Set<string>;
  /** Indexes that are queried, by their name in `platform/table/keys.ts`. */
  indexes: Set<string>;
}

/**
 * What a function asks of AWS, read from its code after unused code was shaken off: the commands it makes, the parts of its
 * transactions, the indexes it names. Throws for a command that this list does not know yet.
 */
export function awsCalls(entry: string): AwsCalls {
  const built = buildSync({
    absWorkingDir: join(import.meta.dirname, '../..'),
    entryPoints: [entry],
    write: false,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    loader: { '.css': 'text' },
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'error',
  });
  const code = built.outputFiles[0]?.text ?? '';
  const actions = new Set<string>();
  const commands = [...code.matchAll(/new (\w+)Command\d*\(/g)].map(([, name]) => name ?? '');
  for (const command of commands) {
    const needed = ACTIONS[command];
    if (!needed) throw new Error(`${entry} makes ${command}Command: say which IAM actions it needs`);
    for (const action of needed) actions.add(action);
  }
  // Requests to S3 are signed by hand (platform/evidence/s3-access.ts). S3 asks for the signer's rights when a link or form is used.
  const s3 = [...code.matchAll(/\boperation: "(\w+)"/g)].map(([, name]) => name ?? '');
  if (/\bawait signedPolicy\d*\(/.test(code)) s3.push('PutObject');
  if (s3.length === 0 && /@smithy\/signature-v4/.test(code))
    throw new Error(`${entry} signs requests to AWS, but does not say which`);
  for (const operation of s3) {
    const needed = ACTIONS[operation];
    if (!needed) throw new Error(`${entry} asks S3 for ${operation}: say which IAM actions it needs`);
    for (const action of needed) actions.add(action);
  }
  if (commands.includes('TransactWrite')) {
    for (const [part, action] of Object.entries(PARTS)) if (new RegExp(`\\b${part}: `).test(code)) actions.add(action);
  }
  return { actions, indexes: new Set([...code.matchAll(/\bindexes\.(\w+)/g)].map(([, name]) => name ?? '')) };
}
