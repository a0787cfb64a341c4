import { expect, inject, test } from 'vitest';
import * as z from 'zod';
import { deployedApp } from '../support/deployed-app.ts';
import { DeployedStory } from '../support/deployed-story.ts';
import { logsWith } from '../support/function-logs.ts';

const Relayed = z.object({ message: z.literal('relayed'), function_name: z.string(), id: z.string(), kind: z.string() });

test('the stream hands each of relay’s functions only its own kinds of work', async () => {
  const app = await deployedApp(inject('local'));
  const story = await DeployedStory.invited(app, { tier: 'low' });
  await story.answerAndSubmit();
  await story.untilStatus('decided');
  const items = await story.settled();
  const ids = items.map(({ id }) => id);
  const lines = (await logsWith(app, ids)).filter((line) => line.startsWith('{'));
  const relayed = lines.flatMap((line) => Relayed.safeParse(JSON.parse(line)).data ?? []);
  const kinds = Object.fromEntries(items.map(({ id, work }) => [id, work.kind]));
  const by = (output: string) =>
    relayed.filter(({ id, function_name }) => id in kinds && function_name === app.local.outputs[output]);
  const workOf = (output: string) => [...new Set(by(output).map(({ id }) => kinds[id]))].sort();
  expect(workOf('RelayMailFunctionName')).toEqual(['mail']);
  expect(workOf('RelayFunctionName')).toEqual(['publish', 'start-workflow', 'wake-workflow']);
});
