import { expect, inject, test } from 'vitest';
import { deployedApp } from '../support/deployed-app.ts';
import { DeployedStory } from '../support/deployed-story.ts';
import { whileBroken } from '../support/engine-failures.ts';

test('what relay could not do while it was out, the sweep hands it again: nothing is lost, nothing is done twice', async () => {
  const app = await deployedApp(inject('local'));
  const story = await DeployedStory.invited(app, { tier: 'low' });
  const submittedAt = await whileBroken(app, 'RelayFunctionName', async () => {
    await story.answerAndSubmit();
    const undone = (await story.outbox()).filter(({ status }) => status === 'pending').map(({ id }) => id);
    expect(undone.length).toBeGreaterThanOrEqual(2);
    await expect(app.invoke('RelayFunctionName', { redrive: undone })).rejects.toThrow(/ResourceNotFound|not found/i);
    const { assessment } = await story.file();
    expect(assessment.status).toBe('submitted');
    return Date.parse(assessment.submission?.at ?? '');
  });
  const swept = await story.sweepAt(new Date(submittedAt + 3 * 60_000).toISOString());
  expect(swept).toMatchObject({ failed: 0 });
  expect((swept as { redriven: number }).redriven).toBeGreaterThanOrEqual(2);
  await story.untilStatus('decided');
  await story.settled();
  expect((await story.sent()).map(([kind]) => kind)).toEqual(['invitation', 'outcome', 'outcome', 'receipt']);
  expect(await story.mismatches()).toEqual([]);
  expect(await story.ended()).toBe('SUCCEEDED');
});
