import { SendTaskSuccessCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { expect, inject, test } from 'vitest';
import { deployedApp } from '../support/deployed-app.ts';
import { DeployedStory } from '../support/deployed-story.ts';

test('an execution that was stopped while the vendor answered has a successor, which goes on where the table says', async () => {
  const app = await deployedApp(inject('local'));
  const story = await DeployedStory.invited(app, { tier: 'low' });
  const taskToken = await story.isWaiting('response');
  await story.answer();
  await app.sfn.send(new StopExecutionCommand({ executionArn: story.execution(), error: 'Stopped', cause: 'by hand' }));
  expect(await story.ended()).toBe('ABORTED');
  // On AWS its token is worthless from here on; the local engine takes it once more, without effect.
  await app.sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));

  await story.submit();
  const { assessment, events } = await story.untilStatus('decided');
  expect(assessment.execution).toEqual({ arn: story.execution(2), attempt: 2 });
  expect(events.map(({ type, actor }) => [type, actor.kind === 'system' ? actor.name : actor.kind])).toEqual([
    ['assessment-opened', 'staff'],
    ['invited', 'workflow'],
    ['submitted', 'vendor'],
    ['resumed', 'relay'],
    ['resumed', 'workflow'],
    ['scored', 'workflow'],
    ['outcome-recorded', 'workflow'],
  ]);
  expect(await story.ended(2)).toBe('SUCCEEDED');
  expect(await story.mismatches()).toEqual([]);
  await story.settled();
  expect((await story.sent()).map(([kind]) => kind)).toEqual(['invitation', 'outcome', 'outcome', 'receipt']);
});
