import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { everyStaffPage } from '../../support/every-staff-page.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Matters of style that the renderer decides.
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'long-title': 'off',
    // The answers to one question are radio buttons of one name.
    'form-dup-name': 'off',
  },
});

test('every page of the staff is clean HTML, whatever people are called', async () => {
  const problems: string[] = [];
  let seen = 0;
  await everyStaffPage(async (name, html) => {
    seen += 1;
    const report = await validator.validateString(html);
    for (const { messages } of report.results)
      for (const { ruleId, message, line, column } of messages) problems.push(`${name}: ${ruleId} ${message} (${line}:${column})`);
    if (/<(b|script|i)>/.test(html)) problems.push(`${name}: markup that somebody typed`);
    if (/ style=|<style|<script/.test(html)) problems.push(`${name}: the CSP forbids inline styles and scripts`);
    if (html.match(/<h1/g)?.length !== 1) problems.push(`${name}: not exactly one first heading`);
  });
  expect([...new Set(problems)]).toEqual([]);
  expect(seen).toBeGreaterThan(35);
}, 60_000);
