import { expect, test } from 'vitest';
import { htmlProblems } from '../../support/html-validator.ts';
import { TOKEN, vendorPortal } from '../../support/vendor-portal.ts';

/** Every page and state that a vendor can meet, with hostile names in it. */
async function everyPage(see: (name: string, html: string) => Promise<void>) {
  const portal = await vendorPortal();
  Object.assign(portal.file().assessment, { systemName: 'Care & <b>Bot</b>', supplierName: '"Vendor" \u202E Ltd' });
  const browser = portal.browser();
  const keep = (name: string) => see(name, browser.html);
  await browser.get(`/r/${TOKEN}x`);
  await keep('unusable link');
  await browser.get('/respond');
  await keep('no session');
  await browser.get(`/r/${TOKEN}`);
  await keep('landing');
  await browser.press('Start');
  await keep('task list');
  await browser.get('/respond/sections/operation');
  await keep('section');
  const late = browser.sibling();
  const { action, form } = browser.fields('Save');
  form.set('comment:operation.stop', 'two\r\nlines');
  late.cookies = {};
  await late.post(action, form);
  await see('session ended while typing', late.html);
  form.set('csrf', 'x');
  await late.post(action, form);
  await browser.press('Save', { 'q:operation.log-days': 'x', 'q:operation.stop': 'not-applicable', 'q:operation.staff': '\0' });
  await keep('section with problems and an answer that is not saved');
  await browser.get('/respond/sections/operation');
  const other = browser.sibling();
  await other.press('Save', { 'q:operation.log-days': '12', 'reason:operation.stop': '<i>' });
  await browser.press('Save', { 'q:operation.log-days': '13', 'reason:operation.stop': '</textarea>' });
  await keep('conflict');
  await browser.press('Save my choice');
  await keep('conflict without a choice');
  await browser.press('Save my choice', { 'pick:operation.log-days': 'mine', 'pick:operation.stop': 'mine' });
  await browser.press('Attach a file');
  await keep('describe a file');
  await browser.press('Continue', { issuedOn: 'x' });
  await keep('describe a file, with problems');
  await browser.press('Continue', { name: '<b>', kind: 'certificate', extension: 'md', issuedOn: '2026-01-01' });
  await keep('upload');
  const key = browser.$('input[name=key]').attr('value') ?? '';
  const id = portal.file().evidence[0]?.id;
  await browser.get(`/respond/evidence/${id}/uploaded`);
  await keep('upload did not arrive');
  await browser.get('/respond/check');
  await keep('check, with problems');
  portal.bucket.put(key, 'hello');
  await browser.get('/respond/sections/operation');
  await keep('section with a file');
  await browser.get(`/respond/evidence/${id}/remove`);
  await keep('remove a file');
  await browser.get('/respond/sections/nothing');
  await keep('unknown section');
  await browser.get('/respond/check');
  await keep('check');
  await browser.press('Submit');
  await keep('check, not declared');
  await browser.press('Submit', { declaration: 'yes', checked: 'x' });
  await keep('check, changed meanwhile');
  await browser.press('Submit', { declaration: 'yes' });
  await keep('receipt');
  expect(browser.path).toBe('/respond/receipt');
  for (const status of ['lapsed', 'withdrawn'] as const) {
    portal.file().assessment.status = status;
    await browser.get('/respond');
    await keep(status);
  }
}

test('every page is valid HTML with one heading, and holds no script or style', async () => {
  const problems: string[] = [];
  const seen: string[] = [];
  await everyPage(async (name, html) => {
    seen.push(name);
    for (const problem of await htmlProblems(html)) problems.push(`${name}: ${problem}`);
    if (html.match(/<h1/g)?.length !== 1) problems.push(`${name}: not one h1`);
    if (/<script|<style| style=| on\w+=|<b>|<i>/.test(html)) problems.push(`${name}: unescaped or inline`);
  });
  expect(problems).toEqual([]);
  expect(new Set(seen).size).toBe(seen.length);
}, 30_000);
