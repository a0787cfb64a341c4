import { describe, expect, test } from 'vitest';
import { awaitingDecision, ID } from '../../support/in-memory/assessment-in-progress.ts';
import { staff, staffDesk } from '../../support/staff-desk.ts';

const REASON = 'The contract was not signed after all.';

describe('who may see what', () => {
  const pages = {
    '/console': ['paula', 'audrey', 'ada'],
    '/console/suppliers': ['paula', 'audrey', 'ada'],
    '/console/suppliers/new': ['paula', 'ada'],
    [`/console/assessments/${ID}`]: ['paula', 'audrey', 'ada'],
    [`/console/assessments/${ID}/withdraw`]: ['paula', 'ada'],
    '/exceptions': ['paula', 'dora', 'sam', 'audrey', 'ada'],
  };
  test.each(Object.entries(pages))('%s is for %j', async (path, allowed) => {
    const desk = staffDesk();
    await awaitingDecision(desk.world);
    for (const [name, person] of Object.entries(staff)) {
      const browser = await desk.as(person, path);
      const expected = allowed.includes(name) ? 200 : 403;
      expect([name, browser.status]).toEqual([name, expected]);
      if (expected === 403) expect(browser.text).toContain('ask an administrator');
    }
  });

  test('auditors read and cannot send: neither buttons nor forms, and a POST is refused', async () => {
    const desk = staffDesk();
    await awaitingDecision(desk.world);
    const browser = await desk.as(staff.audrey, `/console/assessments/${ID}`);
    expect(browser.text).not.toContain('Withdraw');
    expect(browser.$('main form')).toHaveLength(0);
    const csrf = browser.$('input[name=csrf]').attr('value') ?? '';
    await browser.post(`/console/assessments/${ID}/withdraw`, new URLSearchParams({ csrf, reason: REASON }));
    expect(browser.status).toBe(403);
    expect(desk.world.table.files.get(ID)?.assessment.status).toBe('awaiting-decision');
  });
});

describe('a form without the token of this session', () => {
  test('changes nothing, and comes back with everything typed, to be sent knowingly', async () => {
    const desk = staffDesk();
    await awaitingDecision(desk.world);
    const browser = await desk.as(staff.paula, `/console/assessments/${ID}/withdraw`);
    await browser.press('Withdraw the assessment', { reason: REASON, csrf: 'stale' });
    expect([browser.status, browser.heading]).toEqual([403, 'Please send this once more']);
    expect(browser.text).toContain(REASON);
    expect(desk.world.table.files.get(ID)?.assessment.status).toBe('awaiting-decision');
    await browser.press('Send it');
    expect(desk.world.table.files.get(ID)?.assessment.status).toBe('withdrawn');
  });

  test('nor without any session: sign in in another tab, then send it', async () => {
    const desk = staffDesk();
    await awaitingDecision(desk.world);
    const browser = await desk.as(staff.paula, `/console/assessments/${ID}/withdraw`);
    desk.sessions.clear();
    await browser.press('Withdraw the assessment', { reason: `${REASON} <script>alert("x")</script>` });
    expect([browser.status, browser.heading]).toEqual([401, 'Your sign-in ended while you were typing']);
    expect(browser.html).not.toContain('<script>');
    const again = await desk.as(staff.paula);
    browser.cookies = again.cookies;
    await (await browser.press('Send it')).press('Send it');
    const [event] = desk.world.table.files.get(ID)?.events.slice(-1) ?? [];
    expect(event).toMatchObject({ type: 'withdrawn', data: { reason: `${REASON} <script>alert("x")</script>` } });
  });

  test('from another site is refused before anything is read', async () => {
    const desk = staffDesk();
    await awaitingDecision(desk.world);
    const browser = await desk.as(staff.paula, `/console/assessments/${ID}/withdraw`);
    const { action, form } = browser.fields('Withdraw the assessment');
    form.set('reason', REASON);
    await browser.post(action, form, { origin: 'https://evil.example' });
    expect(browser.status).toBe(403);
    expect(desk.world.table.files.get(ID)?.assessment.status).toBe('awaiting-decision');
  });
});
