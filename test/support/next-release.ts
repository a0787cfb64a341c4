import { appendFileSync, cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import type { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { assayApp } from '../../lib/assay-app.ts';
import { bundle } from '../../lib/bundle.ts';
import { HouseFunction } from '../../lib/house-function.ts';
import { Workflow } from '../../lib/workflow.ts';
import { NEXT_COMMENT, NEXT_STATE, nextLine } from './next-release-marks.ts';

/**
 * The app as a later release might be: the code of every function is another (it says so when it is loaded), and the workflow has
 * another comment and one more state. Nothing else differs, above all no table. A program like bin/app.ts, for `deploy({ app })`.
 */
const { app, application } = assayApp();
const home = mkdtempSync(join(tmpdir(), 'assay-next-release-'));
for (const construct of application.node.findAll()) {
  if (construct instanceof HouseFunction) changeCode(construct);
  if (construct instanceof Workflow) changeDefinition(construct);
}
app.synth();

function changeCode(made: HouseFunction): void {
  const { directory } = bundle(made.entry);
  const changed = join(home, basename(directory));
  cpSync(directory, changed, { recursive: true });
  appendFileSync(join(changed, 'index.mjs'), `\nconsole.log(${JSON.stringify(nextLine(made.entry))});\n`);
  const { s3BucketName, s3ObjectKey } = new Asset(made, 'NextCode', { path: changed });
  (made.lambda.node.defaultChild as CfnFunction).code = { s3Bucket: s3BucketName, s3Key: s3ObjectKey };
}

function changeDefinition({ machine }: Workflow): void {
  const resource = machine.node.defaultChild as CfnStateMachine;
  const definition = JSON.parse(resource.definitionString ?? '');
  const { ScoreResponse } = definition.States;
  definition.Comment = NEXT_COMMENT;
  definition.States[NEXT_STATE] = { Type: 'Pass', Next: ScoreResponse.Next };
  ScoreResponse.Next = NEXT_STATE;
  resource.definitionString = JSON.stringify(definition);
}
