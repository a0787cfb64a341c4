import { expect, inject, test } from 'vitest';
import { readMails } from '../../bin/local/mails.ts';
import { bestValue, type Plan } from '../../bin/people/vendor.ts';
import { keys } from '../../functions/platform/table/keys.ts';
import { deployedApp } from '../support/deployed-app.ts';
import { catalogOfDays, DeployedStory } from '../support/deployed-story.ts';
import { executionHistory } from '../support/execution-history.ts';
import { logsWith } from '../support/function-logs.ts';
import { allItems, where } from '../support/stored-secrets.ts';

const CANARY = 'canary-of-a-trade-secret';
const KB = 1024;

test('the workflow carries ids only, under 16 KB with the largest questionnaire; no answer, link or token is in it, in a log, or in a mail to others', async () => {
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

  // Scored, asked about, rejected and told: by now every function has had them in its hands.
  const [first] = await story.settled();
  const logs = await logsWith(app, [first?.id ?? 'no work']);
  expect(logs.length).toBeGreaterThan(5);
  for (const secret of [CANARY, ...tokens]) expect(logs.join('\n')).not.toContain(secret);
  const mails = await readMails(app.local.engineUrl);
  expect(mails.filter(({ raw, text, html }) => [raw, text, html].some((part) => part.includes(CANARY)))).toEqual([]);
  const items = await allItems(app);
  const mine = (place: string) => place.startsWith(`${keys.assessmentPk(story.id)}/`);
  const places = where(items, CANARY).filter(mine);
  expect(new Set(places.map((place) => /\/\d#[A-Z]+#/.exec(place)?.[0]))).toEqual(new Set(['/1#DRAFT#', '/2#SUBMISSION#']));
  for (const link of links) expect(where(items, link.slice(link.lastIndexOf('/') + 1))).toEqual([]);
});
