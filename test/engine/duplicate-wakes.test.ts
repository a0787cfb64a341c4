import { DescribeExecutionCommand, SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, inject, test } from 'vitest';
import { weakEncryption } from '../../bin/seed/assessments.ts';
import type { OutboxWork } from '../../functions/domain/outbox.ts';
import { outboxItem } from '../../functions/platform/table/outbox.ts';
import { type DeployedApp, deployedApp } from '../support/deployed-app.ts';
import { DeployedStory } from '../support/deployed-story.ts';

/** The same work under another id, as if a change had asked for it twice. */
const again = (app: DeployedApp, work: OutboxWork) =>
  app.table.client.send(
    new PutCommand({ TableName: app.table.name, Item: outboxItem(app.ids.id('out'), work, app.clock.now().toISOString()) }),
  );

test('work relayed many times at once, workflows started twice and tokens spent twice come to one outcome', async () => {
  const app = await deployedApp(inject('local'));
  const story = await DeployedStory.start(app, { tier: 'high' });
  const { id: assessmentId } = story;
  const redrive = async () => {
    const ids = (await story.outbox()).map((item) => item.id);
    const event = { redrive: [...ids, ...ids] };
    const functions = ['RelayFunctionName', 'RelayMailFunctionName'];
    await Promise.all([...functions, ...functions, ...functions].map((output) => app.invoke(output, event)));
  };
  const start: OutboxWork = { kind: 'start-workflow', assessmentId, attempt: 1 };
  await Promise.all([again(app, start), again(app, start), redrive()]);
  const token = await story.isWaiting('response');

  await story.answerAndSubmit(weakEncryption);
  const wake: OutboxWork = { kind: 'wake-workflow', assessmentId, wait: 'response' };
  await Promise.all([again(app, wake), again(app, wake), redrive()]);
  const { requests } = await story.untilStatus('awaiting-decision');
  // Spent by now: the step went on.
  const spend = app.sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: '{}' }));
  await expect(spend).rejects.toMatchObject({ name: 'TaskDoesNotExist' });
  expect(await app.waits.tokens(assessmentId, 'response')).toEqual([token]);
  await Promise.all([again(app, wake), again(app, start), redrive()]);

  for (const { id } of requests) await story.isWaiting(`request-${id}`);
  await story.decideAll({ choice: 'approve', reasons: 'The risk is accepted for this use.', conditions: [] });
  const wakes = requests.map((request): OutboxWork => ({ kind: 'wake-workflow', assessmentId, wait: `request-${request.id}` }));
  await Promise.all([...wakes.map((work) => again(app, work)), redrive()]);
  const decided = await story.untilStatus('decided');
  await Promise.all([...wakes.map((work) => again(app, work)), again(app, start), redrive()]);

  const work = await story.settled();
  expect(work.filter((item) => item.attempts > 0 || item.lastError)).toEqual([]);
  const decisions = decided.requests.flatMap((request) => request.decisions);
  const after = await story.file();
  expect(after.events.map(({ type }) => type)).toEqual([
    ...['assessment-opened', 'invited', 'submitted', 'scored'],
    ...decisions.map(() => 'decision-recorded'),
    'outcome-recorded',
  ]);
  expect(after.assessment).toEqual(decided.assessment);
  expect(await story.mismatches()).toEqual([]);
  expect(await story.ended()).toBe('SUCCEEDED');
  const second = app.sfn.send(new DescribeExecutionCommand({ executionArn: story.execution(2) }));
  await expect(second).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
  const sent = await story.sent();
  const kinds = sent.map(([kind]) => kind);
  expect(kinds.filter((kind) => kind !== 'exception')).toEqual(['invitation', 'outcome', 'outcome', 'receipt']);
  // Two people hold each role.
  expect(kinds.filter((kind) => kind === 'exception')).toHaveLength(2 * requests.length);
});
