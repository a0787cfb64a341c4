import { SendTaskSuccessCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, expect, inject, test } from 'vitest';
import { people } from '../../bin/seed/organisation.ts';
import { keys } from '../../functions/platform/table/keys.ts';
import { type DeployedApp, deployedApp } from '../support/deployed-app.ts';
import { approval, asked, Desks, decideAs, exceptionPath, REASONS, threeExceptions } from '../support/deployed-deciding.ts';
import type { DeployedStory } from '../support/deployed-story.ts';
import { whileStopped } from '../support/engine-failures.ts';
import { eventually } from '../support/eventually.ts';

const { security: tomas, protection: amina, governance: jonas } = people;

let app: DeployedApp;
beforeAll(async () => {
  app = await deployedApp(inject('local'));
});

const minutesFromNow = (minutes: number) => new Date(app.clock.now().getTime() + minutes * 60_000).toISOString();

/** A step that goes on without a reason: the table sends it back to wait, with a token of its own. Answers the one that is spent. */
async function spend(story: DeployedStory, wait: string): Promise<string> {
  const taskToken = await story.isWaiting(wait);
  await app.sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
  await eventually('it waits anew', async () => (await app.waits.tokens(story.id, wait))[0] !== taskToken);
  return taskToken;
}

async function stop(story: DeployedStory, waits: string[]): Promise<void> {
  const tokens = await Promise.all(waits.map((wait) => story.isWaiting(wait)));
  await app.sfn.send(new StopExecutionCommand({ executionArn: story.execution(), error: 'Stopped', cause: 'by hand' }));
  expect(await story.ended()).toBe('ABORTED');
  // On AWS its tokens are worthless from here on; the local engine takes each once more, without effect.
  for (const taskToken of tokens) await app.sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
}

test('relay is out between table and workflow: the decision stands, the page says so, and the sweep wakes the workflow later', async () => {
  const desks = await Desks.open(app);
  const { story, requests } = await asked(app, {});
  const [request] = requests;
  if (!request) throw new Error('nothing to decide');
  await story.settled();
  await whileStopped(app, ['RelayFunctionName'], async () => {
    const page = await desks.at(tomas, exceptionPath(request));
    await page.press('Record my decision', { choice: 'approve', reasons: REASONS });
    expect(page.mainText).toContain('Your decision of');
    expect(page.mainText).toContain('This exception is closed');
    // Relay is handed the wake-up in vain.
    await story.sweepAt(minutesFromNow(3));
    const { assessment, requests: after } = await story.file();
    expect([assessment.status, assessment.waiting.on, after[0]?.status]).toEqual(['awaiting-decision', 'workflow', 'approved']);
    const pending = (await story.outbox()).filter(({ status }) => status === 'pending');
    expect(pending.map(({ work }) => work.kind)).toEqual(['wake-workflow']);
  });
  await story.sweepAt(minutesFromNow(3));
  const decided = await story.untilStatus('decided');
  expect(decided.events.filter(({ type }) => type === 'decision-recorded')).toHaveLength(1);
  expect(decided.assessment.execution?.attempt).toBe(1);
  expect(await story.ended()).toBe('SUCCEEDED');
  expect(await story.mismatches()).toEqual([]);
  await story.settled();
  expect((await story.sent()).filter(([kind]) => kind === 'outcome')).toHaveLength(2);
});

test('a token that is spent before anybody decides: the step waits anew, and the decision wakes that', async () => {
  const { story } = await asked(app, {});
  await spend(story, 'request-r1-security');
  expect(await decideAs(story, tomas, 'r1-security', approval)).toEqual({ kind: 'closed' });
  await story.untilStatus('decided');
  expect(await story.ended()).toBe('SUCCEEDED');
  expect((await story.file()).assessment.execution?.attempt).toBe(1);
  expect(await story.mismatches()).toEqual([]);
});

test('the table knows a spent token only (TaskDoesNotExist): the decision stands, and the sweep finds that nothing moves', async () => {
  const { story } = await asked(app, {});
  const wait = 'request-r1-security';
  const spent = await spend(story, wait);
  await app.table.client.send(new DeleteCommand({ TableName: app.table.name, Key: keys.wait(story.id, wait) }));
  await app.waits.put(story.id, wait, spent, app.clock.now().toISOString());
  expect(await decideAs(story, tomas, 'r1-security', approval)).toEqual({ kind: 'closed' });
  const work = await story.settled();
  expect(work.filter(({ lastError }) => lastError)).toEqual([]);
  expect((await story.file()).assessment).toMatchObject({ status: 'awaiting-decision', waiting: { on: 'workflow' } });
  // Half an hour later it finds the execution running; another half later a successor goes on where the table says.
  await story.sweepAt(minutesFromNow(31));
  await story.settled();
  await story.sweepAt(minutesFromNow(62));
  const decided = await story.untilStatus('decided');
  expect(decided.assessment.execution?.attempt).toBe(2);
  expect(decided.assessment.outcome?.result).toBe('approved');
  expect(decided.events.filter(({ type }) => type === 'decision-recorded')).toHaveLength(1);
  expect(await story.ended(2)).toBe('SUCCEEDED');
  expect(await story.mismatches()).toEqual([]);
});

test('stopped by an operator while three owners are awaited: the first decision starts a successor that waits for the others', async () => {
  const { story, requests } = await asked(app, { plan: threeExceptions });
  const waits = requests.map(({ id }) => `request-${id}`);
  await stop(story, waits);
  const desks = await Desks.open(app);
  const [first] = requests;
  if (!first) throw new Error('nothing to decide');
  const page = await desks.at(jonas, exceptionPath(first));
  await page.press('Record my decision', { choice: 'approve', reasons: REASONS });
  expect(page.mainText).toContain('Your decision of');
  const resumed = await story.until('the successor', ({ assessment }) => assessment.execution?.attempt === 2);
  expect(resumed.events.filter(({ type }) => type === 'resumed').length).toBeGreaterThanOrEqual(1);
  expect(resumed.requests.map(({ status }) => status)).toEqual(['approved', 'open', 'open']);

  expect(await decideAs(story, amina, 'r1-data-protection', approval)).toEqual({ kind: 'closed' });
  expect(await decideAs(story, tomas, 'r1-security', approval)).toEqual({ kind: 'closed' });
  const decided = await story.untilStatus('decided');
  expect(decided.assessment.execution).toEqual({ arn: story.execution(2), attempt: 2 });
  expect(decided.assessment.outcome?.result).toBe('approved');
  expect(await story.ended(2)).toBe('SUCCEEDED');
  expect(await story.mismatches()).toEqual([]);
  await story.settled();
  // Nobody was asked twice.
  expect((await story.sent()).filter(([kind]) => kind === 'exception')).toHaveLength(2 * requests.length);
});

test('stopped by an operator after the decision, with its wake-up lost: the sweep starts the successor', async () => {
  const { story } = await asked(app, {});
  await stop(story, ['request-r1-security']);
  await whileStopped(app, ['RelayFunctionName'], async () => {
    expect(await decideAs(story, tomas, 'r1-security', approval)).toEqual({ kind: 'closed' });
  });
  await story.sweepAt(minutesFromNow(3));
  const decided = await story.untilStatus('decided');
  expect(decided.assessment.execution?.attempt).toBe(2);
  expect(await story.ended(2)).toBe('SUCCEEDED');
  expect(await story.mismatches()).toEqual([]);
});
