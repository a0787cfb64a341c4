import { describe, expect, test } from 'vitest';
import type { DraftAnswer } from '../../functions/domain/answers/answer.ts';
import type { AnswerText, Problem } from '../../functions/domain/answers/answer-problem.ts';
import { carriesPoints, parseAnswer } from '../../functions/domain/answers/parse-answer.ts';
import { smallCatalog } from '../support/small-catalog.ts';

const questions = new Map(smallCatalog().questionnaire.sections.flatMap((s) => s.questions.map((q) => [q.id, q])));
function question(id: string) {
  const found = questions.get(id);
  if (!found) throw new Error(`no question ${id}`);
  return found;
}
const parse = (id: string, draft: DraftAnswer | undefined, files = 0) => parseAnswer(question(id), draft, files);

describe('good answers', () => {
  test.each<[string, DraftAnswer, unknown]>([
    ['data.personal', { value: 'yes' }, { kind: 'yes-no', value: 'yes' }],
    ['data.personal', { value: ['no'], comment: ' none\r\nat all ' }, { kind: 'yes-no', value: 'no', comment: ' none\r\nat all ' }],
    ['data.personal', { value: 'not-sure' }, { kind: 'not-sure' }],
    ['data.basis', { value: 'some' }, { kind: 'single', option: 'some' }],
    ['data.basis', { value: 'not-applicable', reason: 'no users' }, { kind: 'not-applicable', reason: 'no users' }],
    ['data.checks', { value: ['quality', 'bias', 'quality', ''] }, { kind: 'multiple', options: ['bias', 'quality'] }],
    ['data.checks', { value: ['nothing'] }, { kind: 'multiple', options: ['nothing'] }],
    ['operation.log-days', { value: ' 007 ' }, { kind: 'number', value: 7 }],
    ['operation.log-days', { value: '-0' }, { kind: 'number', value: 0 }],
    ['operation.log-days', { value: '-10' }, { kind: 'number', value: -10 }],
    ['data.basis-since', { value: '2024-02-29' }, { kind: 'date', value: '2024-02-29' }],
    ['makers.notes', { value: 'x'.repeat(20) }, { kind: 'text', value: 'x'.repeat(20) }],
    ['makers.notes', { value: 'a\u000bb\u0007' }, { kind: 'text', value: 'a\u000bb\u0007' }],
    ['makers.notes', { value: 'not-sure' }, { kind: 'text', value: 'not-sure' }],
  ])('%s %j', (id, draft, answer) => {
    expect(parse(id, draft)).toEqual({ kind: 'answered', answer });
  });
  test('a file answers an evidence question', () => {
    expect(parse('operation.certificate', undefined, 1)).toEqual({ kind: 'answered', answer: { kind: 'evidence' } });
  });
});

describe('blank', () => {
  test.each<[string, DraftAnswer | undefined]>([
    ['data.personal', undefined],
    ['data.personal', {}],
    ['data.personal', { value: '  ' }],
    ['data.checks', { value: [] }],
    ['makers.notes', { value: '\r\n' }],
    ['operation.certificate', undefined],
  ])('%s %j', (id, draft) => {
    expect(parse(id, draft)).toEqual({ kind: 'blank' });
  });
});

const tooLong = (of: AnswerText, most: number, length: number): Problem => ({
  code: 'text',
  of,
  problem: { kind: 'too-long', most, length },
});
const unstorable = (of: AnswerText): Problem => ({ code: 'text', of, problem: { kind: 'unstorable' } });

describe('bad answers say what is wrong', () => {
  test.each<[string, DraftAnswer, Problem, number?]>([
    ['data.personal', { value: 'maybe' }, { code: 'choose-yes-or-no' }],
    ['data.personal', { value: ['yes', 'no'] }, { code: 'one-answer-only' }],
    ['data.personal', { value: ['yes', 'not-sure'] }, { code: 'not-sure-and-more' }],
    ['data.personal', { value: 'not-applicable', reason: 'because' }, { code: 'choose-yes-or-no' }],
    ['data.basis', { value: 'constructor' }, { code: 'choose-one' }],
    ['data.basis', { value: 'some\0' }, { code: 'choose-one' }],
    ['data.basis', { value: 'not-applicable' }, { code: 'does-not-apply-without-reason' }],
    ['data.basis', { value: 'not-applicable', reason: ' \n ' }, { code: 'does-not-apply-without-reason' }],
    ['data.basis', { value: ['not-applicable', 'some'], reason: 'x' }, { code: 'does-not-apply-and-more' }],
    ['data.basis', { value: 'not-applicable', reason: 'x'.repeat(4001) }, tooLong('reason', 4000, 4001)],
    ['data.basis', { reason: 'we have none' }, { code: 'reason-without-choice' }],
    ['data.personal', { comment: 'see annex' }, { code: 'comment-without-answer' }],
    ['data.personal', { value: 'yes', comment: 'x'.repeat(1_000_000) }, tooLong('comment', 4000, 1_000_000)],
    ['data.personal', { value: 'yes', comment: 'a\0b' }, unstorable('comment')],
    ['data.checks', { value: ['bias', 'nothing'] }, { code: 'option-stands-alone', option: 'None of these' }],
    ['data.checks', { value: ['bias', 'other'] }, { code: 'choose-from-options' }],
    ['data.checks', { value: ['bias', 'not-sure'] }, { code: 'not-sure-and-more' }],
    ['operation.log-days', { value: '1.5' }, { code: 'not-a-whole-number' }],
    ['operation.log-days', { value: '1,000' }, { code: 'not-a-whole-number' }],
    ['operation.log-days', { value: '1e3' }, { code: 'not-a-whole-number' }],
    ['operation.log-days', { value: '-11' }, { code: 'out-of-range', min: -10, max: 10_000 }],
    ['operation.log-days', { value: '10001' }, { code: 'out-of-range', min: -10, max: 10_000 }],
    ['operation.log-days', { value: '9'.repeat(1000) }, { code: 'out-of-range', min: -10, max: 10_000 }],
    ['operation.log-days', { value: `-${'9'.repeat(1000)}` }, { code: 'out-of-range', min: -10, max: 10_000 }],
    ['operation.staff', { value: 'not-sure' }, { code: 'not-a-whole-number' }],
    ['data.basis-since', { value: '2026-02-29' }, { code: 'no-such-date' }],
    ['data.basis-since', { value: '01/02/2026' }, { code: 'no-such-date' }],
    ['makers.notes', { value: 'x'.repeat(21) }, tooLong('answer', 20, 21)],
    ['makers.notes', { value: 'a\0b' }, unstorable('answer')],
    ['makers.notes', { value: 'a\ud800b' }, unstorable('answer')],
    ['operation.certificate', { value: 'yes' }, { code: 'attach-or-choose' }],
    ['operation.certificate', { value: 'not-sure' }, { code: 'not-sure-with-file' }, 1],
    ['operation.certificate', { value: 'not-applicable', reason: 'x' }, { code: 'does-not-apply-with-file' }, 1],
  ])('%s %j', (id, draft, problem, files = 0) => {
    expect(parse(id, draft, files)).toEqual({ kind: 'invalid', problem });
  });
});

test('no problem repeats what was typed', () => {
  const typed = '<script>alert(1)</script>';
  for (const id of questions.keys()) expect(JSON.stringify(parse(id, { value: typed.repeat(3) }))).not.toMatch(/script/);
});

test('points are carried by all but dates, texts and numbers without bands', () => {
  const without = [...questions.values()].filter((q) => !carriesPoints(q)).map(({ id }) => id);
  expect(without).toEqual(['data.basis-since', 'operation.staff', 'makers.notes']);
});
