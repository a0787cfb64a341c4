import { describe, expect, test } from 'vitest';
import { nextPath } from '../../../functions/console/next-path.ts';
import { sha256 } from '../../../functions/domain/proof/canonical.ts';
import { claimsOf, staff, staffDesk } from '../../support/staff-desk.ts';

const COOKIE = '__Host-assay-staff';

describe('signing in', () => {
  test('opens a session for ten hours, of which only the hash of its cookie is stored', async () => {
    const desk = staffDesk();
    const browser = await desk.as(staff.paula);
    expect(browser.path).toBe('/console');
    const cookie = browser.cookies[COOKIE] ?? '';
    expect([...desk.sessions.keys()]).toEqual([sha256(cookie)]);
    expect(JSON.stringify([...desk.sessions])).not.toContain(cookie);
    expect(browser.cookies).not.toHaveProperty('__Host-assay-sign-in');
    desk.world.clock.travel({ hours: 9, minutes: 59 });
    expect((await browser.get('/console')).heading).toBe('Assessments');
    desk.world.clock.travel({ minutes: 1 });
    desk.signIn.refused = true;
    expect((await browser.get('/console')).heading).toBe('The sign-in was not completed');
  });

  test('leads to where one wanted to go; who only decides starts at the exceptions', async () => {
    const desk = staffDesk();
    expect((await desk.as(staff.paula, '/console/suppliers')).path).toBe('/console/suppliers');
    expect((await desk.as(staff.dora)).path).toBe('/exceptions');
    expect((await desk.as(staff.ada)).path).toBe('/console');
    desk.signIn.claims = claimsOf(staff.paula);
    const visitor = await desk.browser().get('/console?status=decided');
    expect(visitor.path).toBe('/console');
    expect(visitor.text).toContain('Decided');
  });

  test.each([
    ['/console', '/console'],
    ['/console?status=decided&next=a%2Fb', '/console?status=decided&next=a%2Fb'],
    ['/exceptions/asm_1/req_1', '/exceptions/asm_1/req_1'],
    ['//evil.example/console', undefined],
    ['/\\evil.example/console', undefined],
    ['/console\\..\\..\\evil', undefined],
    ['https://evil.example/console', undefined],
    ['javascript:alert(1)', undefined],
    ['/console\nlocation: https://evil.example', undefined],
    ['/console/../auth/logout', undefined],
    ['/consolevil', undefined],
    ['console', undefined],
    ['?x=1', undefined],
    ['/r/token', undefined],
    ['/exceptions/../..//evil.example', undefined],
    [`/console?${'x'.repeat(600)}`, undefined],
    ['', undefined],
  ])('next=%j leads to %j', (asked, leads) => {
    expect(nextPath(asked)).toBe(leads);
  });

  test('a callback that nobody is waiting for, or that was refused, opens nothing', async () => {
    const desk = staffDesk();
    desk.signIn.claims = claimsOf(staff.ada);
    const stranger = await desk.browser().get('/auth/callback?code=c&state=s');
    expect([stranger.status, stranger.heading]).toEqual([400, 'The sign-in was not completed']);
    desk.signIn.refused = true;
    const refused = await desk.browser().get('/auth/login?next=/exceptions');
    expect(refused.heading).toBe('The sign-in was not completed');
    expect(refused.$('a.button').attr('href')).toBe('/auth/login?next=%2Fexceptions');
    const broken = desk.browser();
    broken.cookies['__Host-assay-sign-in'] = 'bm90IGpzb24';
    expect((await broken.get('/auth/callback?code=c')).status).toBe(400);
    expect(desk.sessions.size).toBe(0);
  });

  test('an unconfirmed email address opens nothing: it would decide who owns which risk', async () => {
    const desk = staffDesk();
    desk.signIn.claims = { ...claimsOf(staff.dora), email_verified: 'false' };
    const browser = await desk.browser().get('/auth/login');
    expect([browser.status, browser.heading]).toEqual([403, 'Your email address is not confirmed']);
    expect(desk.sessions.size).toBe(0);
  });

  test('groups that are not ours are left out', async () => {
    const desk = staffDesk();
    desk.signIn.claims = { ...claimsOf(staff.paula), 'cognito:groups': ['procurement', 'superuser'] };
    await desk.browser().get('/auth/login');
    expect([...desk.sessions.values()]).toMatchObject([{ groups: ['procurement'] }]);
  });

  test('signing out ends the session and leads on to the sign-in service, without a redirect of the form', async () => {
    const desk = staffDesk();
    const browser = await desk.as(staff.paula);
    await browser.press('Sign out');
    expect(browser.heading).toBe('You are signed out');
    expect(browser.headers.refresh).toBe('0; url=https://login.example/logout');
    expect(desk.sessions.size).toBe(0);
    expect(browser.cookies).not.toHaveProperty(COOKIE);
  });
});
