import { expect, inject, test } from 'vitest';
import { Post } from '../../bin/demo/post.ts';
import { RunningAssessment } from '../support/browser/running-assessment.ts';
import { useBrowser, withAndWithoutScripts } from '../support/browser/use-browser.ts';
import { visit } from '../support/browser/visit.ts';

const local = inject('local');
const browser = useBrowser();
/** Not the number of a reference, which may be of digits alone. */
const DIGITS = /(?<!-)\b\d{6}\b/;

test.each(withAndWithoutScripts)('a high tier asks a new browser for the code in the mail, once, %s', async (_, scripts) => {
  const assessment = await RunningAssessment.invite(local, { tier: 'high' });
  const { email } = assessment.contact;
  const nextCode = async () => {
    const mail = await assessment.post.next('the code', Post.about(assessment.id, 'login-code', email));
    expect(mail.links).toEqual([]);
    expect(mail.subject).not.toMatch(DIGITS);
    return DIGITS.exec(mail.text)?.[0] ?? '';
  };
  const page = await browser.newcomer({ scripts });
  await page.goto(assessment.link);
  await page.getByRole('button', { name: 'Start' }).click();
  await visit(page);
  expect(new URL(page.url()).pathname).toBe('/respond/code');
  const field = page.getByLabel('Six-digit code');
  expect(await field.getAttribute('autocomplete')).toBe('one-time-code');

  // Wrong, then a new one: only the newest opens.
  const first = await nextCode();
  await field.fill('12345');
  await page.getByRole('button', { name: 'Continue' }).click();
  await visit(page, { status: 422 });
  await field.fill(first === '000000' ? '111111' : '000000');
  await page.getByRole('button', { name: 'Continue' }).click();
  await visit(page, { status: 422 });
  expect(await page.getByRole('alert').textContent()).toContain('4 more tries');
  await page.getByRole('button', { name: 'Send a new code' }).click();
  await visit(page);
  const second = await nextCode();
  if (first !== second) {
    await field.fill(first);
    await page.getByRole('button', { name: 'Continue' }).click();
    await visit(page, { status: 422 });
  }
  await field.fill(`${second.slice(0, 3)} ${second.slice(3)}`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await visit(page);
  expect(new URL(page.url()).pathname).toBe('/respond/sections/about');

  // This browser is known now; another is not, and cannot use the code.
  await page.getByRole('button', { name: 'Sign out of this browser' }).click();
  await page.goto(assessment.link);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForURL('**/respond/**');
  expect(new URL(page.url()).pathname).not.toBe('/respond/code');
  const stranger = await browser.newcomer({ scripts });
  await stranger.goto(assessment.link);
  await stranger.getByRole('button', { name: 'Start' }).click();
  await stranger.waitForLoadState();
  if (new URL(stranger.url()).pathname === '/respond/code') {
    // The minute of the first code was over: the stranger's own is in the mail, which they do not read.
    await stranger.getByLabel('Six-digit code').fill(second);
    await stranger.getByRole('button', { name: 'Continue' }).click();
    await visit(stranger, { status: 422 });
  } else {
    // One code a minute: the stranger is told how long to wait, and can ask then.
    await visit(stranger, { status: 429 });
    expect(await stranger.getByRole('button', { name: 'Email me a code for this browser' }).count()).toBe(1);
  }
  await stranger.goto('/respond');
  await visit(stranger, { status: 401 });
});
