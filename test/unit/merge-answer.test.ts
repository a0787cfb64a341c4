import { describe, expect, test } from 'vitest';
import type { DraftAnswer } from '../../functions/domain/answers/answer.ts';
import { baseOf, mergeAnswer, sameDraft } from '../../functions/domain/answers/merge-answer.ts';

const [was, mine, theirs] = ['was', 'mine', 'theirs'].map((comment): DraftAnswer => ({ value: 'yes', comment }));
const none: DraftAnswer = {};

describe('one answer, three versions', () => {
  test.each([
    ['nobody changed it', was, was, was, 'same'],
    ['both changed it alike', mine, was, mine, 'same'],
    ['only I changed it', mine, was, was, 'mine'],
    ['only I cleared it', none, was, was, 'mine'],
    ['I answered what was empty', mine, none, undefined, 'mine'],
    ['only others changed it', was, was, theirs, 'theirs'],
    ['only others cleared it', was, was, undefined, 'theirs'],
    ['others answered what was empty', none, undefined, theirs, 'theirs'],
    ['both changed it', mine, was, theirs, 'conflict'],
    ['I changed it, others cleared it', mine, was, undefined, 'conflict'],
    ['I cleared it, others changed it', none, was, theirs, 'conflict'],
  ])('%s', (_, posted, base, stored, result) => {
    expect(mergeAnswer(posted ?? none, baseOf(base), stored)).toBe(result);
  });

  test('without a base, what differs is a conflict', () => {
    expect(mergeAnswer(was ?? none, undefined, theirs)).toBe('conflict');
    expect(mergeAnswer(was ?? none, undefined, was)).toBe('same');
  });
});

describe('what makes another answer', () => {
  test.each<[string, DraftAnswer, DraftAnswer, boolean]>([
    ['nothing and nothing written', {}, { value: [], reason: '', comment: '' }, true],
    ['one choice, alone or in a list', { value: 'a' }, { value: ['a'] }, true],
    ['the same choices in another order', { value: ['a', 'b'] }, { value: ['b', 'a'] }, true],
    ['line breaks of another system', { comment: 'a\r\nb' }, { comment: 'a\nb' }, true],
    ['a line break and its escape', { comment: 'a\nb' }, { comment: 'a\\nb' }, false],
    ['a carriage return and its escape', { comment: 'a\rb' }, { comment: 'a\\rb' }, false],
    ['blanks', { comment: 'a ' }, { comment: 'a' }, false],
    ['a text as comment or as reason', { comment: 'a' }, { reason: 'a' }, false],
    ['a choice or a reason', { value: 'a' }, { value: [], reason: 'a' }, false],
    ['composed letters', { comment: '\u00E9' }, { comment: 'e\u0301' }, false],
    ['a reply', { value: 'a' }, { value: 'a', reply: { round: 1, text: 'b' } }, false],
  ])('%s', (_, a, b, same) => {
    expect(sameDraft(a, b)).toBe(same);
    expect(baseOf(a) === baseOf(b)).toBe(same);
  });

  test('an answer is known by 16 hex digits, and none by nothing', () => {
    expect(baseOf({ value: 'a' })).toMatch(/^[0-9a-f]{16}$/);
    expect([baseOf({}), baseOf(undefined)]).toEqual(['', '']);
  });
});
