import { describe, expect, test } from 'vitest';
import type { Answers, DraftAnswers } from '../../functions/domain/answers/answer.ts';
import { askedQuestions, visibleSections, visibleSectionsOfAnswers } from '../../functions/domain/answers/visible-questions.ts';
import { holds } from '../../functions/domain/catalog/condition.ts';
import type { Condition } from '../../functions/domain/catalog/questionnaire.ts';
import { smallCatalog } from '../support/small-catalog.ts';

const { questionnaire } = smallCatalog();
const seen = (answers: DraftAnswers, tier: 'low' | 'high' = 'low', role: 'developer' | 'provider' = 'provider') =>
  visibleSections(questionnaire, tier, role, answers).flatMap(({ questions }) => questions.map(({ id }) => id));

describe('conditions', () => {
  const given = new Map([
    ['a.one', ['yes']],
    ['a.many', ['x', 'y']],
    ['a.blank', []],
  ]);
  test.each<[Condition, boolean]>([
    [{ eq: { question: 'a.one', value: 'yes' } }, true],
    [{ eq: { question: 'a.one', value: 'no' } }, false],
    [{ eq: { question: 'a.many', value: 'y' } }, true],
    [{ in: { question: 'a.many', values: ['q', 'x'] } }, true],
    [{ in: { question: 'a.one', values: ['q'] } }, false],
    [{ answered: 'a.one' }, true],
    [{ answered: 'a.blank' }, false],
    [{ answered: 'a.hidden' }, false],
    [{ eq: { question: 'a.hidden', value: 'yes' } }, false],
    [{ not: { eq: { question: 'a.hidden', value: 'yes' } } }, true],
    [{ all: [{ answered: 'a.one' }, { answered: 'a.blank' }] }, false],
    [{ any: [{ answered: 'a.one' }, { answered: 'a.blank' }] }, true],
  ])('%j is %s', (condition, expected) => {
    expect(holds(condition, given)).toBe(expected);
  });
});

test('a condition opens a question, and that one the next', () => {
  expect(seen({})).not.toContain('data.basis');
  expect(seen({ 'data.personal': { value: 'yes' } })).toContain('data.basis');
  expect(seen({ 'data.personal': { value: 'yes' }, 'data.basis': { value: 'all' } })).toContain('data.basis-since');
});

test('an answer left behind under a closed condition opens nothing', () => {
  expect(seen({ 'data.personal': { value: 'no' }, 'data.basis': { value: 'all' } })).not.toContain('data.basis-since');
});

test('tier and role decide what is asked, and a section with nothing to show is left out', () => {
  expect(seen({})).not.toContain('operation.certificate');
  expect(seen({}, 'high')).toContain('operation.certificate');
  expect(visibleSections(questionnaire, 'low', 'provider', {}).map(({ section }) => section.id)).toEqual(['data', 'operation']);
  expect(seen({}, 'low', 'developer')).toContain('makers.notes');
});

test('askedQuestions ignores conditions, not tier and role', () => {
  const ids = askedQuestions(questionnaire, 'low', 'provider').map(({ id }) => id);
  expect(ids).toContain('data.basis-since');
  expect(ids).not.toContain('operation.certificate');
  expect(ids).not.toContain('makers.notes');
});

test('a checked answer shows the same questions as the draft it came from', () => {
  const drafts: DraftAnswers = { 'data.personal': { value: ' yes ' }, 'data.basis': { value: ['some'] } };
  const answers: Answers = {
    'data.personal': { kind: 'yes-no', value: 'yes' },
    'data.basis': { kind: 'single', option: 'some' },
  };
  expect(visibleSectionsOfAnswers(questionnaire, 'high', 'developer', answers)).toEqual(
    visibleSections(questionnaire, 'high', 'developer', drafts),
  );
});
