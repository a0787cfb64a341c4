import { join } from 'node:path';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  SendTaskSuccessCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Post } from '../../bin/demo/post.ts';
import { deploy } from '../../bin/local/deploy.ts';
import { startLocal } from '../../bin/local.ts';
import { Vendor } from '../../bin/people/vendor.ts';
import { Visitor } from '../../bin/people/visitor.ts';
import { weakEncryption } from '../../bin/seed/assessments.ts';
import { History } from '../../bin/seed/history.ts';
import { people } from '../../bin/seed/organisation.ts';
import { type DeployedApp, deployedApp } from '../support/deployed-app.ts';
import { DeployedStory } from '../support/deployed-story.ts';
import { executionHistory } from '../support/execution-history.ts';
import { logsWith } from '../support/function-logs.ts';
import { NEXT_COMMENT, NEXT_STATE, nextLine } from '../support/next-release-marks.ts';

const HOME = join(import.meta.dirname, '..', '..', '.local');
const approval = { choice: 'approve' as const, reasons: 'The risk is accepted for this use.', conditions: [] };
const entryOf = {
  OpenAssessment: 'functions/intake/handler-open.ts',
  RequestResponse: 'functions/respond/handler-request.ts',
  ScoreResponse: 'functions/score/handler.ts',
  RequestDecision: 'functions/approve/handler-request.ts',
  RecordOutcome: 'functions/outcome/handler.ts',
};

/** What a deployment can change under the feet of work in flight. */
async function release(app: DeployedApp) {
  const names = [...Object.keys(entryOf), 'Relay', 'RelayMail', 'Sweep', 'Portal'].map((name) => `${name}FunctionName`);
  const functions = await Promise.all(
    names.map(async (output) => {
      const FunctionName = app.local.outputs[output];
      const { CodeSha256, FunctionArn } = await app.lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
      return { arn: FunctionArn, code: CodeSha256 };
    }),
  );
  const stateMachineArn = app.local.outputs.StateMachineArn;
  const { definition = '' } = await app.sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
  return { functions, definition: JSON.parse(definition) };
}

/** The table's own id, and what is stored: every key but those of what comes and goes. */
async function stored({ table }: DeployedApp): Promise<{ id?: string; keys: string[] }> {
  const keys: string[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await table.client.send(new ScanCommand({ TableName: table.name, ConsistentRead: true, ExclusiveStartKey }));
    keys.push(...(page.Items ?? []).map(({ pk, sk }) => `${pk} ${sk}`));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  const { Table } = await table.client.send(new DescribeTableCommand({ TableName: table.name }));
  return { id: Table?.TableId, keys };
}

/** How the first executions of all stories are. */
const statuses = () =>
  Promise.all(
    Object.values(stories).map(async (story) => {
      const { status } = await app.sfn.send(new DescribeExecutionCommand({ executionArn: story.execution() }));
      return status;
    }),
  );

/** Names of the states that an execution has entered. */
const entered = async (app: DeployedApp, story: DeployedStory, attempt?: number) =>
  (await executionHistory(app, story.execution(attempt))).flatMap(({ stateEnteredEventDetails: to }) =>
    to?.name ? [to.name] : [],
  );

/**
 * As long as `others` are at work, one assessment after the other is started and answered. Each is submitted once its invitation is out, which
 * the next does not wait for: replacing a function's code ends the local engine's workers in the middle of what they do, and a mail
 * that was claimed by one of them is sent when the claim has ended.
 */
async function meanwhile<T>(app: DeployedApp, others: Promise<T>): Promise<[T, DeployedStory[]]> {
  const stories: DeployedStory[] = [];
  const submitted: Promise<void>[] = [];
  let over = false;
  const end = () => {
    over = true;
  };
  others.then(end, end);
  while (!over) {
    const story = await DeployedStory.invited(app, { tier: 'low' });
    await story.answer();
    stories.push(story);
    submitted.push(story.submit());
  }
  await Promise.all(submitted);
  return [await others, stories];
}

/** One whose execution an operator stops: on AWS its tokens are worthless then; the local engine takes each once more, without effect. */
async function stop(app: DeployedApp, story: DeployedStory, waits: string[]): Promise<void> {
  const tokens = await Promise.all(waits.map((wait) => story.isWaiting(wait)));
  await app.sfn.send(new StopExecutionCommand({ executionArn: story.execution(), error: 'Stopped', cause: 'by hand' }));
  expect(await story.ended()).toBe('ABORTED');
  for (const taskToken of tokens) await app.sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
}

/** Decided and provable, by this attempt and no other. */
async function decided(story: DeployedStory, attempt: number): Promise<void> {
  const { assessment, events } = await story.untilStatus('decided');
  expect(assessment.execution).toEqual({ arn: story.execution(attempt), attempt });
  expect(assessment.parked).toBeUndefined();
  expect(events.filter(({ type }) => type === 'outcome-recorded')).toHaveLength(1);
  expect(await story.ended(attempt)).toBe('SUCCEEDED');
  expect(await story.mismatches()).toEqual([]);
}

let local: Awaited<ReturnType<typeof startLocal>> | undefined;
let app: DeployedApp;
let vendor: Vendor;
const stories: Record<'answering' | 'deciding' | 'stoppedAnswering' | 'stoppedDeciding', DeployedStory> = {} as never;
let during: DeployedStory[];
const look = async () => ({ ...(await release(app)), stored: await stored(app), statuses: await statuses() });
const seen: Record<'before' | 'after', Awaited<ReturnType<typeof look>>> = {} as never;

/** A deployment of its own, because what is deployed changes. */
beforeAll(async () => {
  local = await startLocal();
  app = await deployedApp(local);
  stories.answering = await DeployedStory.invited(app, { tier: 'standard' });
  stories.stoppedAnswering = await DeployedStory.invited(app, { tier: 'low' });
  for (const name of ['deciding', 'stoppedDeciding'] as const) {
    const story = await DeployedStory.invited(app, { tier: 'high' });
    await story.answerAndSubmit(weakEncryption);
    const { requests } = await story.untilStatus('awaiting-decision');
    for (const { id } of requests) await story.isWaiting(`request-${id}`);
    stories[name] = story;
  }
  const { questionnaire } = app.currentCatalogs.get('standard') ?? expect.fail('the standard policy is gone');
  vendor = new Vendor(new Visitor(local.baseUrl), questionnaire, {});
  await vendor.start(Post.link(await stories.answering.mail('invitation', stories.answering.contact), /\/r\//));
  for (const story of Object.values(stories)) await story.settled();

  seen.before = await look();
  const next = deploy({ url: local.engineUrl, baseUrl: local.baseUrl, home: HOME, app: 'tsx test/support/next-release.ts' });
  const [outputs, started] = await meanwhile(app, next);
  expect(outputs).toEqual(local.outputs);
  during = started;
  seen.after = await look();
}, 900_000);
afterAll(() => local?.stop());

test('another release is deployed: the code of every function and the workflow are changed, their names and the table are not', () => {
  const { before, after } = seen;
  expect(after.functions.map(({ arn }) => arn)).toEqual(before.functions.map(({ arn }) => arn));
  for (const [n, { code }] of after.functions.entries()) expect(code).not.toBe(before.functions[n]?.code);
  expect(before.definition.States).not.toHaveProperty(NEXT_STATE);
  expect(after.definition.States).toHaveProperty(NEXT_STATE);
  expect(after.definition.Comment).toBe(NEXT_COMMENT);
  expect(after.stored.id).toBe(before.stored.id);
  expect(after.stored.keys).toEqual(expect.arrayContaining(before.stored.keys));
  expect(after.statuses).toEqual(Object.values(stories).map(() => 'RUNNING'));
});

test('the vendor goes on in the session begun before; the same execution runs to its own end, with the new code', async () => {
  const story = stories.answering;
  await vendor.answerEverything();
  await vendor.submit(story.contact.name);
  // Its owner always looks at a standard tier: one exception.
  await story.untilStatus('awaiting-decision');
  await story.decideAll(approval);
  await decided(story, 1);
  const judged = ['ScoreResponse', 'Route'];
  expect((await entered(app, story)).filter((state) => state !== 'RequestDecision')).toEqual([
    ...['OpenAssessment', 'RequestResponse', ...judged, 'RequestDecisions', ...judged, 'RecordOutcome'],
  ]);
  const work = await story.settled();
  const kinds = (await story.sent()).map(([kind]) => kind);
  expect(kinds.filter((kind) => kind !== 'exception')).toEqual(['invitation', 'outcome', 'outcome', 'receipt']);
  const logged = await logsWith(app, [work.at(-1)?.id ?? 'no work']);
  const { ScoreResponse, RequestDecision, RecordOutcome } = entryOf;
  for (const entry of [ScoreResponse, RequestDecision, RecordOutcome])
    expect(logged.some((line) => line.includes(nextLine(entry)))).toBe(true);
});

test('owners decide what was asked before: every branch of the waiting Map wakes, and the same execution records the outcome', async () => {
  const story = stories.deciding;
  await story.decideAll(approval);
  await decided(story, 1);
  expect(await entered(app, story)).not.toContain(NEXT_STATE);
});

test('whoever comes while the release rolls out is served by the one or the other, and nothing is parked', async () => {
  expect(during.length).toBeGreaterThan(3);
  for (const story of during) await decided(story, 1);
});

test('an execution lost after the deployment has a successor by whatever acts next, under the new workflow', async () => {
  const story = stories.stoppedAnswering;
  await stop(app, story, ['response']);
  await story.answerAndSubmit();
  await decided(story, 2);
  expect(await entered(app, story, 2)).toEqual([
    ...['OpenAssessment', 'RequestResponse', 'ScoreResponse', NEXT_STATE, 'Route', 'RecordOutcome'],
  ]);
});

test('nobody acts any more and the wake-up is lost as well: the sweep finds it, and its successor takes the decisions up', async () => {
  const story = stories.stoppedDeciding;
  const { requests } = await story.file();
  await stop(
    app,
    story,
    requests.map(({ id }) => `request-${id}`),
  );
  const owners = Object.values(people).map(({ id, name, email }) => ({ kind: 'staff' as const, id, name, email }));
  await new History(app, story.requester, owners).withoutWorkflow().decideAll(story.id, 0, approval);
  const { timers } = await story.file();
  const check = timers.find(({ kind }) => kind === 'workflow-check') ?? expect.fail('nobody looks after the workflow');
  await story.sweepAt(check.dueAt);
  await decided(story, 2);
  expect(await entered(app, story, 2)).toContain(NEXT_STATE);
});
