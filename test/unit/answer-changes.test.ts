import { describe, expect, test } from 'vitest';
import { answerChanges } from '../../functions/domain/answers/answer-changes.ts';
import type { Submission } from '../../functions/domain/answers/submission.ts';
import { smallCatalog } from '../support/small-catalog.ts';
import { frozen, goodAnswers, submissionTo } from '../support/small-submission.ts';

const catalog = smallCatalog();
const { questionnaire } = catalog;
const sha256 = 'a'.repeat(64);
const before = submissionTo(catalog, { evidence: [frozen('f1', ['data.checks'], { sha256 })] });
const later = (change: Partial<Submission> = {}) => submissionTo(catalog, { ...before, revision: 2, ...change });
const summary = (changed: Submission) =>
  answerChanges(before, changed, questionnaire).map(({ question, parts }) => [question.id, ...parts]);

test('nothing changed, also under another id, person, time and order of the files', () => {
  const submittedBy = { kind: 'vendor', email: 'x@y.example', name: 'X' } as const;
  expect(summary(later({ submittedAt: '2027-01-01T00:00:00.000Z', submittedBy }))).toEqual([]);
});

test('the same words as another system breaks their lines, or as they were frozen when answers were still trimmed', () => {
  const said = (comment: string, reason: string): Submission['answers'] => ({
    ...goodAnswers,
    'operation.stop': { kind: 'not-applicable', reason, comment },
  });
  const tidied = later({ answers: said('One.\nTwo. Three', 'It has none.') });
  const typed = later({ answers: said(' One.\r\nTwo.\u0007Three\r\n', '\tIt has none. ') });
  expect(answerChanges(tidied, typed, questionnaire)).toEqual([]);
});

describe('what changed, in the order of the questionnaire', () => {
  test.each<[string, Partial<Submission['answers']>, string[][]]>([
    ['an answer', { 'operation.stop': { kind: 'yes-no', value: 'no' } }, [['operation.stop', 'answer']]],
    ['a comment', { 'operation.stop': { kind: 'yes-no', value: 'yes', comment: 'By a switch.' } }, [['operation.stop', 'comment']]],
    [
      'an answer and its comment',
      { 'operation.stop': { kind: 'not-sure', comment: 'Hm.' } },
      [['operation.stop', 'answer', 'comment']],
    ],
    [
      'a reason for "does not apply"',
      { 'operation.stop': { kind: 'not-applicable', reason: 'It has none.' } },
      [['operation.stop', 'answer', 'reason']],
    ],
    [
      'two, the earlier question first',
      { 'operation.log-days': { kind: 'number', value: 30 }, 'data.checks': { kind: 'not-sure' } },
      [
        ['data.checks', 'answer'],
        ['operation.log-days', 'answer'],
      ],
    ],
    [
      'a question that was opened by it',
      { 'data.personal': { kind: 'yes-no', value: 'yes' } },
      [
        ['data.personal', 'answer'],
        ['data.basis', 'asked'],
      ],
    ],
  ])('%s', (_, answers, expected) => {
    expect(summary(later({ answers: { ...goodAnswers, ...answers } as never }))).toEqual(expected);
  });

  test('an answer that became blank', () => {
    const { 'operation.stop': _, ...answers } = goodAnswers;
    expect(summary(later({ answers }))).toEqual([['operation.stop', 'answer']]);
    const [change] = answerChanges(before, later({ answers }), questionnaire);
    expect(change).toMatchObject({ section: { id: 'operation' }, before: { answer: { value: 'yes' } }, after: { asked: true } });
    expect(change?.after).not.toHaveProperty('answer');
  });

  test('a question that is closed by it says so', () => {
    const open = submissionTo(catalog, { answers: { ...goodAnswers, 'data.personal': { kind: 'yes-no', value: 'yes' } } });
    const changes = answerChanges(open, submissionTo(catalog), questionnaire);
    expect(changes.map(({ question, after: side }) => [question.id, side.asked])).toEqual([
      ['data.personal', true],
      ['data.basis', false],
    ]);
  });

  test('files: one more, one less, another kind or date; not another id for the same bytes', () => {
    const files = (...evidence: Submission['evidence']) => summary(later({ evidence }));
    expect(files()).toEqual([['data.checks', 'files']]);
    expect(files(frozen('f1', ['data.checks'], { sha256, kind: 'audit-report' }))).toEqual([['data.checks', 'files']]);
    expect(files(frozen('f1', ['data.checks'], { sha256: 'b'.repeat(64) }))).toEqual([['data.checks', 'files']]);
    expect(files(frozen('f1', ['data.checks'], { sha256, expiresOn: '2027-01-01' }))).toEqual([['data.checks', 'files']]);
    expect(files(frozen('f9', ['data.checks'], { sha256, fileName: 'f1.pdf' }))).toEqual([]);
    expect(files(frozen('f1', ['data.checks'], { sha256 }), frozen('f2', ['data.checks']))).toEqual([['data.checks', 'files']]);
  });
});

test('across versions: a new question, a dropped one, and what stayed', () => {
  const [data, ...others] = questionnaire.sections;
  if (!data) throw new Error('no section');
  const renamed = data.questions.map((question) => (question.id === 'data.checks' ? { ...question, id: 'data.tests' } : question));
  const next = { ...questionnaire, sections: [{ ...data, questions: renamed }, ...others] };
  const { 'data.checks': checks, ...kept } = goodAnswers;
  const changes = answerChanges(
    before,
    later({ answers: { ...kept, 'data.tests': checks as never }, evidence: [] }),
    next,
    questionnaire,
  );
  expect(changes.map(({ question, before: was, after: is }) => [question.id, was.asked, is.asked])).toEqual([
    ['data.tests', false, true],
    ['data.checks', true, false],
  ]);
});
