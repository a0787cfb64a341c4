import { expect, inject, test } from 'vitest';
import { stateTransitions } from '../../bin/demo/transitions.ts';
import { deployedApp } from '../support/deployed-app.ts';
import { DeployedStory } from '../support/deployed-story.ts';

test('a clean low tier is approved by itself, in at most 6 state transitions, and everybody hears of it once', async () => {
  const app = await deployedApp(inject('local'));
  const story = await DeployedStory.invited(app, { tier: 'low' });
  await story.answerAndSubmit();
  const { assessment, requests, events } = await story.untilStatus('decided');
  expect(assessment.outcome?.result).toBe('approved');
  expect(assessment.waiting.on).toBe('nobody');
  expect(requests).toEqual([]);
  expect(events.map(({ type }) => type)).toEqual(['assessment-opened', 'invited', 'submitted', 'scored', 'outcome-recorded']);
  expect(await story.mismatches()).toEqual([]);
  expect(await story.ended()).toBe('SUCCEEDED');
  expect(await stateTransitions(app.sfn, story.execution(), 0)).toBeLessThanOrEqual(6);

  const work = await story.settled();
  expect(work.map((item) => item.work.kind).toSorted()).toEqual([
    'mail',
    'mail',
    'mail',
    'mail',
    'publish',
    'start-workflow',
    'wake-workflow',
  ]);
  const { contact, requester } = story;
  expect(await story.sent()).toEqual([
    ['invitation', contact.email],
    ['outcome', requester.email],
    ['outcome', contact.email],
    ['receipt', contact.email],
  ]);
  for (const mail of await story.mails()) {
    expect(mail.header('from')).toContain('<assessments@assay.example>');
    expect(mail.header('auto-submitted')).toBe('auto-generated');
    if (mail.to.includes(contact.email)) expect(mail.header('reply-to')).toContain(requester.email);
    expect(mail.subject).toContain(assessment.reference);
    expect(mail.text.length).toBeGreaterThan(100);
    expect(mail.html).toContain('<html');
  }
  const [record, ...others] = (await story.file()).mails.filter(({ mail }) => mail === 'receipt');
  expect(others).toEqual([]);
  expect((await story.mails()).map(({ messageId }) => messageId)).toContain(record?.messageId);
});
