import { describe, expect, test } from 'vitest';
import { portalTexts } from '../../../functions/texts/portal.ts';
import type { SaveAnswer } from '../../../functions/web/save-answer.ts';
import { colleagueBrowser, withColleague } from '../../support/colleague.ts';
import type { VendorBrowser } from '../../support/vendor-browser.ts';
import { vendorPortal } from '../../support/vendor-portal.ts';

const OPERATION = '/respond/sections/operation';
const STOP = 'comment:operation.stop';
const STAFF = 'q:operation.staff';

/** Vera has the section open in two windows, and Jonas has it open as well. */
async function three(language: 'en' | 'de') {
  const portal = await vendorPortal();
  const jonas = await colleagueBrowser(portal, 'C'.repeat(43), withColleague(portal, { language }));
  const vera = await portal.started();
  for (const grant of portal.file().grants) grant.language = language;
  await vera.get(OPERATION);
  await jonas.get(OPERATION);
  const save = portalTexts(language).section.saveThis;
  return { vera, again: vera.sibling(), jonas, save };
}

/** What the script is told, and then the page behind its button. */
async function asked(browser: VendorBrowser, save: string, typed: Record<string, string>) {
  const { action, form } = browser.fields(save);
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  const quiet = browser.sibling();
  await quiet.post(action, form, { accept: 'application/json' });
  await browser.post(action, form);
  return (JSON.parse(quiet.html) as SaveAnswer).say?.text;
}

const headings = (browser: VendorBrowser) =>
  browser
    .$('.versions')
    .toArray()
    .map((one) => browser.$(one).find('h3').last().text());

describe.each(['en', 'de'] as const)('%s: an answer that changed meanwhile', (language) => {
  const { saving: t, conflict } = portalTexts(language);

  test('by oneself: nobody else is blamed', async () => {
    const { vera, again, save } = await three(language);
    await again.press(save, { [STOP]: 'earlier' });
    expect(await asked(vera, save, { [STOP]: 'later' })).toBe(t.conflict.you(1));
    expect(vera.status).toBe(409);
    expect(vera.text).toContain(t.conflictPage.what.you(1));
    expect(headings(vera)[0]).toContain(t.conflictPage.yourself);
    expect(vera.text).toContain(t.conflictPage.yours);
    expect(vera.text).not.toMatch(/Vera|[Ss]omebody else|[Jj]emand anderes/);
  });

  test('by a colleague: they are named', async () => {
    const { vera, jonas, save } = await three(language);
    await jonas.press(save, { [STOP]: 'earlier' });
    expect(await asked(vera, save, { [STOP]: 'later' })).toBe(t.conflict.others(1));
    expect(vera.text).toContain(t.conflictPage.what.others(1));
    expect(headings(vera)[0]).toContain('Jonas Weber');
    expect(vera.text).toContain(conflict.theirs('Jonas Weber'));
    expect(vera.text).not.toContain(t.conflictPage.yours);
  });

  test('one by each: both are named', async () => {
    const { vera, again, jonas, save } = await three(language);
    await jonas.press(save, { [STOP]: 'earlier' });
    await again.press(save, { [STAFF]: '7' });
    expect(await asked(vera, save, { [STOP]: 'later', [STAFF]: '8' })).toBe(t.conflict.both(2));
    expect(vera.text).toContain(t.conflictPage.what.both(2));
    expect(headings(vera)).toEqual([expect.stringContaining('Jonas Weber'), expect.stringContaining(t.conflictPage.yourself)]);
  });

  test('and that one did not touch here', async () => {
    const { vera, again, jonas, save } = await three(language);
    const other = vera.sibling();
    await again.press(save, { [STAFF]: '7' });
    expect(await asked(vera, save, { 'q:operation.log-days': '90' })).toBe(t.newer.you(1));
    await jonas.press(save, { [STOP]: 'earlier' });
    expect(await asked(other, save, { 'q:operation.log-days': '90' })).toBe(t.newer.both(2));
  });
});
