import { expect, inject, test } from 'vitest';
import { people } from '../../bin/seed/organisation.ts';
import { deployedApp } from '../support/deployed-app.ts';
import { asked, Desks, exceptionPath, REASONS } from '../support/deployed-deciding.ts';
import { named, newcomer, roleOf, withDirectory } from '../support/deployed-directory.ts';
import { bounceOf } from '../support/mail-feedback.ts';

test('mail to an approver comes back: the deputy is asked in their place, and decides', async () => {
  const app = await deployedApp(inject('local'));
  const [toni, dana] = [newcomer(app, 'Toni Gone'), newcomer(app, 'Dana Deputy')];
  const desks = await Desks.open(app, { dana });
  const standIns = [{ email: toni.email, deputy: named(dana), absences: [] }];
  await withDirectory(app, { ...roleOf('security', toni), standIns }, async () => {
    const { story, requests } = await asked(app, {});
    const [request] = requests;
    if (!request) throw new Error('nothing to decide');
    const { messageId, to } = await story.mail('exception', toni);
    expect(to).toEqual([toni.email]);
    // Until then it is not theirs to decide.
    const page = await desks.at(dana, exceptionPath(request));
    expect(page.mainText).toContain('It is for these to decide: Toni Gone.');

    const bounce = bounceOf({ assessment: story.id, mail: 'exception', to: toni.email, messageId, feedbackId: story.id });
    expect(await app.invoke('FeedbackFunctionName', bounce)).toMatchObject({ kind: 'recorded', assessmentId: story.id });
    expect(await app.invoke('FeedbackFunctionName', bounce)).toMatchObject({ kind: 'repeated', assessmentId: story.id });
    const { assessment, events } = await story.file();
    expect(assessment.undeliverable).toMatchObject([{ email: toni.email, reason: 'bounced', mail: 'exception' }]);
    expect(events.at(-1)).toMatchObject({ type: 'mail-bounced', data: { to: toni.email, asked: [dana.email] } });
    await story.settled();
    expect((await story.sent()).filter(([kind]) => kind === 'exception' || kind === 'mail-trouble')).toEqual(
      [
        ['exception', toni.email],
        ['exception', dana.email],
        ['mail-trouble', story.requester.email],
      ].toSorted(),
    );

    await page.open(exceptionPath(request));
    await page.press('Record my decision', { choice: 'approve', reasons: REASONS });
    expect(page.mainText).toContain('Your decision of');
    const decided = await story.untilStatus('decided');
    expect(decided.requests[0]?.decisions[0]?.capacity).toEqual({ as: 'deputy', for: toni.email });
    expect(await story.ended()).toBe('SUCCEEDED');
    expect(await story.mismatches()).toEqual([]);
  });
});

test('mail to the only approver, who has no deputy, comes back: administrators hear of it at once', async () => {
  const app = await deployedApp(inject('local'));
  const toni = newcomer(app, 'Toni Gone');
  await withDirectory(app, roleOf('security', toni), async () => {
    const { story } = await asked(app, {});
    const { messageId } = await story.mail('exception', toni);
    const bounce = bounceOf({ assessment: story.id, mail: 'exception', to: toni.email, messageId, feedbackId: story.id });
    await app.invoke('FeedbackFunctionName', bounce);
    const { assessment, requests } = await story.file();
    expect(requests[0]?.lacksPeople).toBe(true);
    expect(assessment.waiting.on).toBe('administrator');
    await story.settled();
    expect((await story.sent()).filter(([kind]) => kind === 'role-vacant')).toEqual([['role-vacant', people.admin.email]]);
  });
});
