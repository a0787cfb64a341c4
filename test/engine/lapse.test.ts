import { expect, inject, test } from 'vitest';
import { afterPolicyDays } from '../../functions/domain/catalog/policy-time.ts';
import { deployedApp } from '../support/deployed-app.ts';
import { catalogOfDays, DeployedStory } from '../support/deployed-story.ts';

test('who never answers is reminded in one conversation, the requester is told, and the wait ends by itself', async () => {
  const app = await deployedApp(inject('local'));
  const catalog = catalogOfDays(app, 600);
  const { reminderDays, escalateDays, lapseDays } = catalog.policy.response;
  const story = await DeployedStory.invited(app, { tier: 'low', catalog });
  const { timers, assessment } = await story.until('the invitation is recorded', ({ mails }) => mails.length === 1);
  const openedAt = timers.find(({ kind }) => kind === 'response-lapse')?.dueAt ?? '';
  const day = (days: number) => afterPolicyDays(catalog.policy, openedAt, days - lapseDays);

  let sent = 1;
  for (const days of [...reminderDays, escalateDays]) {
    await story.sweepAt(day(days));
    sent += 1;
    await story.until(`the mail of day ${days}`, ({ mails }) => mails.length === sent);
  }
  expect((await story.file()).assessment.status).toBe('awaiting-response');
  await story.sweepAt(day(lapseDays));
  const lapsed = await story.untilStatus('lapsed');
  expect(await story.ended()).toBe('SUCCEEDED');
  expect(lapsed.assessment.waiting.on).toBe('nobody');
  expect(lapsed.timers).toEqual([]);
  expect(lapsed.events.map(({ type }) => type)).toEqual([
    ...['assessment-opened', 'invited'],
    ...reminderDays.map(() => 'reminded'),
    ...['escalated', 'lapsed'],
  ]);
  expect(await story.mismatches()).toEqual([]);

  await story.settled();
  const { contact, requester } = story;
  expect(await story.sent()).toEqual(
    [
      ['invitation', contact.email],
      ...reminderDays.map(() => ['response-reminder', contact.email]),
      ['response-escalation', requester.email],
      ['response-lapsed', contact.email],
      ['response-lapsed', requester.email],
    ].toSorted(),
  );
  const conversation = (await story.mails()).filter(({ to }) => to.includes(contact.email));
  const [invitation, ...replies] = conversation;
  const [root] = invitation?.header('references')?.split(' ') ?? [];
  expect(invitation?.header('in-reply-to')).toBeUndefined();
  replies.forEach((mail, n) => {
    const earlier = conversation.slice(0, n + 1).map(({ messageId }) => `<${messageId}>`);
    expect(mail.header('in-reply-to')).toBe(earlier.at(-1));
    expect(mail.header('references')?.split(/\s+/)).toEqual([root, ...earlier]);
    expect(mail.subject).toBe(`Re: ${invitation?.subject}`);
  });
  expect(invitation?.subject).toContain(assessment.reference);

  // Whoever was late to the sweep finds nothing to do.
  await story.sweepAt(day(lapseDays + 1));
  expect((await story.file()).events).toEqual(lapsed.events);
});
