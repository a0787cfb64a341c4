import { expect, test } from 'vitest';
import type { Problem } from '../../../functions/domain/answers/answer-problem.ts';
import type { Language } from '../../../functions/domain/language.ts';
import { conditionTexts } from '../../../functions/texts/conditions.ts';
import { type PortalTexts, portalTexts } from '../../../functions/texts/portal.ts';
import { problemWords, textProblemWords } from '../../../functions/texts/problem-words.ts';
import { timeNeeded } from '../../../functions/texts/time-to-answer.ts';
import { everyText } from '../../support/every-text.ts';

/** What is the same in both languages: names of things, and sentences that only put others together. */
const ALIKE = ['evidence.types.pdf', 'evidence.types.docx', 'evidence.types.xlsx', 'evidence.types.md'];

const all = (language: Language) => everyText({ ...portalTexts(language), conditions: conditionTexts(language) });
const en = new Map(all('en'));
const de = new Map(all('de'));

test('both languages have the same texts, and none is empty or unfinished', () => {
  expect(en.size).toBeGreaterThan(200);
  expect([...de.keys()]).toEqual([...en.keys()]);
  for (const [path, text] of [...en, ...de]) {
    expect(text.trim(), path).not.toBe('');
    expect(text, path).not.toMatch(/undefined|\[object|NaN|TODO/);
  }
});

test('German is not English, except where it says so', () => {
  const alike = [...en].filter(([path, text]) => de.get(path) === text).map(([path]) => path);
  const onlyParts = /^[^a-z]*$/i;
  expect(alike.filter((path) => !onlyParts.test(samplesTaken(en.get(path) ?? '')))).toEqual(ALIKE);
});

/** The text without its sample arguments. */
const samplesTaken = (text: string) => text.replaceAll(/⟨\w+⟩|\d+/g, '');

test('numbers take the right form in both languages', () => {
  const read = (t: PortalTexts, n: number) => [t.check.problems(n), t.check.blanks(n), t.section.opened(n), t.receipt.count(n, n)];
  expect(read(portalTexts('en'), 1).join(' ')).not.toMatch(/answers need|questions have|more questions|files|answers,/);
  expect(read(portalTexts('de'), 1).join(' ')).not.toMatch(/Antworten müssen|Fragen sind|weitere Fragen|Dateien/);
  expect(portalTexts('en').receipt.count(1, 2)).toBe('1 answer, 2 files');
  expect(portalTexts('de').receipt.count(2, 1)).toBe('2 Antworten, 1 Datei');
});

const problems: { [P in Problem as P['code']]: P } = {
  'does-not-apply-and-more': { code: 'does-not-apply-and-more' },
  'does-not-apply-with-file': { code: 'does-not-apply-with-file' },
  'does-not-apply-without-reason': { code: 'does-not-apply-without-reason' },
  'reason-without-choice': { code: 'reason-without-choice' },
  'not-sure-and-more': { code: 'not-sure-and-more' },
  'not-sure-with-file': { code: 'not-sure-with-file' },
  'comment-without-answer': { code: 'comment-without-answer' },
  'attach-or-choose': { code: 'attach-or-choose' },
  'one-answer-only': { code: 'one-answer-only' },
  'choose-one': { code: 'choose-one' },
  'choose-yes-or-no': { code: 'choose-yes-or-no' },
  'choose-from-options': { code: 'choose-from-options' },
  'option-stands-alone': { code: 'option-stands-alone', option: 'XX' },
  'no-such-date': { code: 'no-such-date' },
  'not-a-whole-number': { code: 'not-a-whole-number' },
  'out-of-range': { code: 'out-of-range', min: 17, max: 29 },
  text: { code: 'text', of: 'comment', problem: { kind: 'too-long', most: 17, length: 29 } },
  'file-infected': { code: 'file-infected', fileName: 'XX' },
  'file-unscannable': { code: 'file-unscannable', fileName: 'XX' },
  'file-being-checked': { code: 'file-being-checked', fileName: 'XX' },
  'file-check-late': { code: 'file-check-late', fileName: 'XX' },
  'file-missing': { code: 'file-missing', fileName: 'XX' },
  'not-saved-unstorable': { code: 'not-saved-unstorable' },
  'not-saved-too-long': { code: 'not-saved-too-long', most: 17, length: 29 },
  'not-saved-page-full': { code: 'not-saved-page-full' },
  'reply-missing': { code: 'reply-missing' },
  damaged: { code: 'damaged' },
};

test.each(Object.values(problems))('$code is worded in both languages, with what it is about', (problem) => {
  const [english, german] = [problemWords(portalTexts('en'), problem), problemWords(portalTexts('de'), problem)];
  expect(english).toMatch(/\.$/);
  expect(german).toMatch(/\.$/);
  expect(german).not.toBe(english);
  for (const words of [english, german]) {
    expect(words).not.toMatch(/undefined|\[object/);
    const named = [JSON.stringify(problem).includes('XX') && 'XX', JSON.stringify(problem).includes('17') && '17'];
    for (const part of named) if (part) expect(words).toContain(part);
  }
});

test('a text that belongs to no answer is called by its own name', () => {
  expect(textProblemWords(portalTexts('en'), 'signature', { kind: 'unstorable' })).toMatch(/^Your name contains/);
  expect(textProblemWords(portalTexts('de'), 'signature', { kind: 'too-long', most: 120, length: 130 })).toMatch(
    /^Ihr Name.*130.*120/,
  );
});

test.each([
  [1, 'about 5 minutes', 'etwa 5 Minuten'],
  [12, 'about 25 minutes', 'etwa 25 Minuten'],
  [29, 'about 60 minutes', 'etwa 60 Minuten'],
  [36, 'about 75 minutes', 'etwa 75 Minuten'],
  [58, 'about 2 hours', 'etwa 2 Stunden'],
  [80, 'about 3 hours', 'etwa 3 Stunden'],
])('%i questions take %s', (questions, english, german) => {
  expect(timeNeeded('en', questions)).toBe(english);
  expect(timeNeeded('de', questions)).toBe(german);
});

test.each([
  [78, 75, 'about 45 minutes'],
  [96, 75, 'about 75 minutes'],
  [1, 1, 'about 5 minutes'],
])('%i questions take less where %i answers only want to be confirmed', (questions, toConfirm, english) => {
  expect(timeNeeded('en', questions, toConfirm)).toBe(english);
});
