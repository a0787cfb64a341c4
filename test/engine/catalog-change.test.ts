import { expect, inject, test } from 'vitest';
import { deployedApp } from '../support/deployed-app.ts';
import { catalogOfDays, DeployedStory } from '../support/deployed-story.ts';

test('an assessment that is out is judged by the catalog it was sent with, whatever is published meanwhile', async () => {
  const app = await deployedApp(inject('local'));
  const today = catalogOfDays(app, 86_400);
  const out = await DeployedStory.invited(app, { tier: 'low', catalog: today });
  // From tomorrow on nothing but perfection passes.
  const criteria = today.criteria.criteria.map((criterion) => ({ ...criterion, threshold: 10_000 }));
  const tomorrow = { ...today, criteria: { ...today.criteria, version: '9.0.0', criteria } };
  const later = await DeployedStory.invited(app, { tier: 'low', catalog: tomorrow });
  await out.answerAndSubmit();
  await later.answerAndSubmit();

  const cleared = await out.untilStatus('decided');
  const judged = await later.untilStatus('awaiting-decision');
  expect(cleared.assessment.catalogHash).not.toBe(judged.assessment.catalogHash);
  expect(cleared.scorecards.map(({ catalogHash }) => catalogHash)).toEqual([cleared.assessment.catalogHash]);
  expect(judged.scorecards.map(({ catalogHash }) => catalogHash)).toEqual([judged.assessment.catalogHash]);
  // The same answers, the same points; only what they are held against differs.
  expect(cleared.assessment.score?.overall).toBe(judged.assessment.score?.overall);
  expect(cleared.assessment.outcome?.result).toBe('approved');
  expect(await out.mismatches()).toEqual([]);
  expect(await later.mismatches()).toEqual([]);
});
