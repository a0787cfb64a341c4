import { describe, expect, test } from 'vitest';
import { responseDeadlines } from '../../../functions/domain/time/response-deadlines.ts';
import { htmlProblems } from '../../support/html-validator.ts';
import { ID, invited } from '../../support/in-memory/assessment-in-progress.ts';
import { inMemory } from '../../support/in-memory/in-memory.ts';
import { order, relayNew } from '../../support/in-memory/rooms.ts';
import { TOKEN, vendorPortal } from '../../support/vendor-portal.ts';

// Invited on 2 March, due after 21 days, closed after 45.
const late = 'OverdueThis was due on 23 March 2026, 09:00 UTC; you can still answer until 16 April 2026, 09:00 UTC.';
const spaet =
  'ÜberfälligDie Antwort war bis zum 23. März 2026, 09:00 UTC fällig; Sie können noch bis zum 16. April 2026, 09:00 UTC antworten.';

describe.each([
  { language: 'en' as const, words: late, by: 'Please answer by', start: 'Start' },
  { language: 'de' as const, words: spaet, by: 'Bitte antworten Sie bis', start: 'Beginnen' },
])('in $language', ({ language, words, by, start }) => {
  test('the landing page and the task list say that the day has passed and until when it is still possible', async () => {
    const portal = await vendorPortal();
    portal.file().assessment.contact.language = language;
    portal.world.clock.travel({ days: 21 });
    const browser = await portal.browser().get(`/r/${TOKEN}`);
    // On the very instant it is not late.
    expect(browser.text).toContain(by);
    portal.world.clock.travel({ minutes: 1 });
    portal.requests();
    await browser.get(`/r/${TOKEN}`);
    expect(portal.requests().sort()).toEqual(['assessments.work', 'links.find']);
    expect(browser.$('dl').text()).toContain(words);
    expect(browser.$('dl time')).toHaveLength(2);
    expect(browser.text).not.toContain(by);
    expect(await htmlProblems(browser.html)).toEqual([]);
    await browser.press(start);
    portal.requests();
    await browser.get('/respond');
    expect(portal.requests().sort()).toEqual(['assessments.work', 'sessions.vendor']);
    expect(browser.$('dl').text()).toContain(words);
    expect(browser.text).not.toContain(by);
    expect(await htmlProblems(browser.html)).toEqual([]);
  });

  test('so do a new invitation and the reminder', async () => {
    const world = inMemory();
    await invited(world, { head: { contact: { name: 'Vera', email: 'vera@vendor.example', language } } });
    world.clock.travel({ days: 22 });
    const to = { name: 'Vera', email: 'vera@vendor.example' };
    for (const mail of ['invitation', 'response-reminder'] as const)
      order(world, `out_${mail}`, { kind: 'mail', mail, assessmentId: ID, to });
    await relayNew(world);
    expect(world.sent.length).toBeGreaterThanOrEqual(2);
    for (const { text } of world.sent) {
      expect(text).toContain(words.replace(/^(Overdue|Überfällig)/, '$1: '));
      expect(text).not.toContain(by);
    }
  });
});

describe('the closing day', () => {
  test('that the pages count is the one at which the timer ends the wait', async () => {
    const { file, ports } = await vendorPortal();
    const { assessment, timers } = file();
    const { policy } = await ports.catalogs.get(assessment.catalogHash);
    const lapse = timers.find(({ kind }) => kind === 'response-lapse')?.dueAt;
    expect(lapse).toBeDefined();
    expect(responseDeadlines(file(), policy)).toEqual({ dueAt: assessment.dueAt, closesAt: lapse });
  });

  test('is not held out once it has passed as well', async () => {
    const portal = await vendorPortal();
    await portal.issue('B'.repeat(43), 90);
    portal.world.clock.travel({ days: 46 });
    const browser = await portal.browser().get(`/r/${'B'.repeat(43)}`);
    expect(browser.$('dl').text()).toContain('This was due on 23 March 2026, 09:00 UTC.');
    expect(browser.text).not.toContain('still answer');
  });

  test('in a round of follow-up questions is that of the round', async () => {
    const portal = await vendorPortal();
    const { assessment } = portal.file();
    const { policy } = await portal.ports.catalogs.get(assessment.catalogHash);
    const dueAt = '2026-05-01T00:00:00.000Z';
    const lapsesAt = '2026-05-08T00:00:00.000Z';
    const followUps = [{ dueAt, lapsesAt, status: 'open' }] as never;
    expect(responseDeadlines({ assessment, followUps }, policy)).toEqual({ dueAt, closesAt: lapsesAt });
  });
});
