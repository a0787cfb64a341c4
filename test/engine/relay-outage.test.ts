import { expect, inject, test } from 'vitest';
import { deployedApp } from '../support/deployed-app.ts';
import { DeployedStory } from '../support/deployed-story.ts';
import { whileStopped } from '../support/engine-failures.ts';

test('what relay could not do while it was out, the sweep hands it again: nothing is lost, nothing is done twice', async () => {
  const app = await deployedApp(inject('local'));
  const story = await DeployedStory.invited(app, { tier: 'low' });
  // The invitation is on its way beside the workflow; after the submission it would not be sent any more.
  await story.settled();
  const functions = ['RelayFunctionName', 'RelayMailFunctionName'];
  const later = await whileStopped(app, functions, async () => {
    await story.answerAndSubmit();
    const pending = (await story.outbox()).filter(({ status }) => status === 'pending').map(({ id }) => id);
    expect(pending.length).toBeGreaterThanOrEqual(2);
    for (const output of functions) {
      await expect(app.invoke(output, { redrive: pending })).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    }
    const { assessment } = await story.file();
    expect(assessment.status).toBe('submitted');
    const threeMinutes = new Date(Date.parse(assessment.submission?.at ?? '') + 3 * 60_000).toISOString();
    // Relay is handed the work in vain.
    const swept = (await story.sweepAt(threeMinutes)) as { redriven: number };
    expect(swept.redriven).toBeGreaterThanOrEqual(pending.length);
    return threeMinutes;
  });
  await story.sweepAt(later);
  await story.untilStatus('decided');
  await story.settled();
  expect((await story.sent()).map(([kind]) => kind)).toEqual(['invitation', 'outcome', 'outcome', 'receipt']);
  expect(await story.mismatches()).toEqual([]);
  expect(await story.ended()).toBe('SUCCEEDED');
});
