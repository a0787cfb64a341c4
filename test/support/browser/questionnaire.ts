import type { Locator, Page } from 'playwright-core';

/** The fields of one question on a section's page. */
export function question(page: Page, id: string) {
  const named = (name: string) => page.locator(`[name="${name}:${id}"]`);
  const typed = page.locator(`input:not([type=checkbox], [type=radio], [type=hidden])[name="q:${id}"], textarea[name="q:${id}"]`);
  return {
    /** A text field: text, number, date. */
    typed,
    choice: (value: string): Locator => page.locator(`[name="q:${id}"][value="${value}"]`),
    reason: named('reason'),
    comment: named('comment'),
    /** Everything of the question: help, error, files. */
    whole: page.locator('.question', { has: page.locator(`[name=shown][value="${id}"]`) }),
  };
}

export const openSection = (page: Page, id: string) => page.goto(`/respond/sections/${id}`);

/** Saves and stays; the press is the one that people see, not the hidden one for the Enter key. */
export const save = (page: Page) => press(page, page.getByRole('button', { name: 'Save', exact: true }));

/**
 * Presses a button of a section's form. The page that it leads to is there when this returns: with scripts, what was typed is
 * saved first, and only then somebody is led away.
 */
export async function press(page: Page, button: Locator): Promise<void> {
  // Not the load of the page that is left.
  await page.waitForLoadState();
  const loaded = page.waitForEvent('load');
  await button.click();
  await loaded;
}
