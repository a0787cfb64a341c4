import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assayApp } from '../../lib/assay-app.ts';
import { HouseFunction } from '../../lib/house-function.ts';

export type Stage = 'dev' | 'prod' | 'local';
export interface Resource {
  Type: string;
  Properties: Record<string, unknown>;
  DeletionPolicy?: string;
  DependsOn?: string[];
}
export interface StackTemplate {
  Resources: Record<string, Resource>;
  Outputs: Record<string, { Value: unknown; Export?: { Name: string } }>;
}

const { context } = JSON.parse(readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8'));
const memory = new Map<Stage, ReturnType<typeof synthesize>>();

/** The stacks of a stage as CloudFormation would get them; synthesized once per test file. */
export function synthesized(stage: Stage) {
  const result = memory.get(stage) ?? synthesize(stage);
  memory.set(stage, result);
  return result;
}

function synthesize(stage: Stage) {
  const { app, data, application } = assayApp({
    outdir: mkdtempSync(join(tmpdir(), 'assay-synth-')),
    context: { ...context, stage, mailFrom: 'assessments@buyer.example', alarmEmail: 'operator@buyer.example' },
  });
  const assembly = app.synth();
  const template = (stack: string) => assembly.getStackByName(stack).template as StackTemplate;
  const functions = application.node.findAll().filter((construct) => construct instanceof HouseFunction);
  return {
    app,
    data: template(data.stackName),
    application: template(application.stackName),
    /** Each function with its logical ids. */
    functions: functions.map((made) => ({
      name: made.node.path.split('/').slice(1).join('/'),
      entry: made.entry,
      id: application.getLogicalId(made.lambda.node.defaultChild as never),
      roleId: application.getLogicalId(made.role.node.defaultChild as never),
    })),
  };
}

/** All resources of a type, with their logical ids. */
export const ofType = (template: StackTemplate, type: string): [string, Resource][] =>
  Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
