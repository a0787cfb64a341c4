import { expect, inject, test } from 'vitest';
import { bestValue, type Plan } from '../../bin/people/vendor.ts';
import { deployedApp } from '../support/deployed-app.ts';
import { catalogOfDays, DeployedStory } from '../support/deployed-story.ts';
import { executionHistory } from '../support/execution-history.ts';

const CANARY = 'canary-of-a-trade-secret';
const KB = 1024;

test('the workflow carries ids only: under 16 KB with the largest questionnaire, and no answer, link or token', async () => {
  const app = await deployedApp(inject('local'));
  const catalog = catalogOfDays(app, 86_400);
  const questions = catalog.questionnaire.sections.flatMap((section) => section.questions);
  // Not sure of anything: as many exceptions as there can be. The canary is said with every answer.
  const plan: Plan = Object.fromEntries(
    questions.map((question) => {
      const knows = question.type === 'text' ? CANARY : bestValue(question);
      const value = ['single', 'yes-no'].includes(question.type) ? 'not-sure' : knows;
      return [question.id, question.type === 'text' ? { value } : { value, comment: `${CANARY} ${'x'.repeat(900)}` }];
    }),
  );
  const story = await DeployedStory.invited(app, { tier: 'high', catalog });
  const tokens = [await story.isWaiting('response')];
  await story.answerAndSubmit(plan);
  const { requests, submissions } = await story.untilStatus('awaiting-decision');
  for (const { id } of requests) tokens.push(await story.isWaiting(`request-${id}`));
  expect(requests.length).toBeGreaterThanOrEqual(4);
  expect(JSON.stringify(submissions)).toContain(CANARY);
  await story.decideAll({ choice: 'reject', reasons: 'Nobody there knows what the system does.', conditions: [] });
  await story.untilStatus('decided');
  expect(await story.ended()).toBe('SUCCEEDED');

  const links = (await story.mails()).flatMap((mail) => mail.links).filter((link) => link.includes('/r/'));
  expect(links).toHaveLength(1);
  tokens.push(...links.map((link) => link.slice(link.lastIndexOf('/') + 1)));
  const history = await executionHistory(app, story.execution());
  for (const event of history) expect(JSON.stringify(event).length).toBeLessThan(16 * KB);
  // AWS shows the task token among a task's parameters (TaskScheduled), as it must hand it over; no state's input or output has it.
  const carried = JSON.stringify(history.filter(({ type }) => type !== 'TaskScheduled'));
  for (const secret of [CANARY, ...tokens]) expect(carried).not.toContain(secret);
  expect(carried).toContain(story.id);
});
