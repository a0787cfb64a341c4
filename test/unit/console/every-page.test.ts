import { expect, test } from 'vitest';
import { everyStaffPage } from '../../support/every-staff-page.ts';
import { htmlProblems } from '../../support/html-validator.ts';

test('every page of the staff is clean HTML, whatever people are called', async () => {
  const problems: string[] = [];
  let seen = 0;
  await everyStaffPage(async (name, html) => {
    seen += 1;
    for (const problem of await htmlProblems(html)) problems.push(`${name}: ${problem}`);
    if (/<(b|script|i)>/.test(html)) problems.push(`${name}: markup that somebody typed`);
    if (/ style=|<style|<script/.test(html)) problems.push(`${name}: the CSP forbids inline styles and scripts`);
    if (html.match(/<h1/g)?.length !== 1) problems.push(`${name}: not exactly one first heading`);
  });
  expect([...new Set(problems)]).toEqual([]);
  expect(seen).toBeGreaterThan(35);
}, 60_000);
