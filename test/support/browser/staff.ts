import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { PASSWORD, type Person } from '../../../bin/seed/organisation.ts';
import { createAccounts } from '../../../bin/seed/staff-accounts.ts';

/** Signs in on Cognito's own page, which stands there already. */
export async function signInHere(page: Page, person: Person): Promise<void> {
  await page.locator('[name=username]').fill(person.email);
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('button, [type=submit]').first().click();
}

/** Opens a page of the staff and signs in on the way. Whoever has no account yet is given one: no test file counts on another. */
export async function openAs(page: Page, person: Person, address: string): Promise<void> {
  await createAccounts(inject('local'), { person });
  await page.goto(address);
  await signInHere(page, person);
  await page.waitForURL((url) => !url.pathname.startsWith('/auth/') && url.pathname !== '/login');
}
