import { expect, test } from 'vitest';
import { languages } from '../../../functions/domain/language.ts';
import { shortened } from '../../../functions/respond/pages/shortened.ts';
import { portalTexts } from '../../../functions/texts/portal.ts';

test('a text that fits stays as it is', () => {
  for (const text of ['What is it for?', 'x'.repeat(80)]) expect(shortened(text)).toBe(text);
});

test.each([
  // The 80th character is within "part", within a word with a hyphen, the blank after a comma, and the last of a word.
  [
    'For which of your customers and their own employees is the system an important p',
    'For which of your customers and their own employees is the system an important…',
    'art of what they do?',
  ],
  [`${'word '.repeat(14)}a follow-u`, `${'word '.repeat(14)}a…`, 'p questions'],
  [`${'word '.repeat(15)}one,`, `${'word '.repeat(15)}one…`, ' and two'],
  [`${'word '.repeat(15)}words`, `${'word '.repeat(15).trim()}…`, 'mith'],
  [`${'word '.repeat(15)}word`, `${'word '.repeat(15)}word…`, ' and more'],
])('a longer one ends with a whole word: %s', (start, expected, rest) => {
  const text = shortened(start + rest);
  expect(text).toBe(expected);
  expect(text.length).toBeLessThanOrEqual(80);
});

test('one word that is longer than all of it is cut', () => {
  expect(shortened('x'.repeat(90))).toBe(`${'x'.repeat(79)}…`);
});

test.each(languages)('a question with its mark has no colon after it in %s', (language) => {
  const { problemAt } = portalTexts(language).check;
  expect(problemAt('What is it for?', 'Too long')).toBe('What is it for? Too long');
  expect(problemAt('What is it an important part of…', 'Too long')).toBe('What is it an important part of…: Too long');
  expect(problemAt('Name of the model', 'Too long')).toBe('Name of the model: Too long');
});
