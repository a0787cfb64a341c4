import { describe, expect, test } from 'vitest';
import type { DraftAnswer } from '../../functions/domain/answer.ts';
import { carriesPoints, parseAnswer } from '../../functions/domain/parse-answer.ts';
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
    ['data.personal', { value: ['no'], comment: ' none\r\nat all ' }, { kind: 'yes-no', value: 'no', comment: 'none\nat all' }],
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
    ['makers.notes', { value: 'a\u000bb\u0007' }, { kind: 'text', value: 'a b' }],
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

describe('bad answers say what to do', () => {
  test.each<[string, DraftAnswer, RegExp, number?]>([
    ['data.personal', { value: 'maybe' }, /Choose “Yes”, “No” or “Not sure”/],
    ['data.personal', { value: ['yes', 'no'] }, /one answer only/],
    ['data.personal', { value: ['yes', 'not-sure'] }, /“Not sure” cannot be combined/],
    ['data.personal', { value: 'not-applicable', reason: 'because' }, /Choose “Yes”/],
    ['data.basis', { value: 'constructor' }, /Choose one of the options/],
    ['data.basis', { value: 'some\0' }, /Choose one of the options/],
    ['data.basis', { value: 'not-applicable' }, /Write why this does not apply/],
    ['data.basis', { value: 'not-applicable', reason: ' \n ' }, /Write why this does not apply/],
    ['data.basis', { value: ['not-applicable', 'some'], reason: 'x' }, /“Does not apply” cannot be combined/],
    ['data.basis', { value: 'not-applicable', reason: 'x'.repeat(4001) }, /reason is too long.*4000/],
    ['data.basis', { reason: 'we have none' }, /did not choose “Does not apply”/],
    ['data.personal', { comment: 'see annex' }, /comment but gave no answer/],
    ['data.personal', { value: 'yes', comment: 'x'.repeat(1_000_000) }, /comment is too long/],
    ['data.personal', { value: 'yes', comment: 'a\0b' }, /cannot be stored/],
    ['data.checks', { value: ['bias', 'nothing'] }, /“None of these” cannot be combined/],
    ['data.checks', { value: ['bias', 'other'] }, /options shown/],
    ['data.checks', { value: ['bias', 'not-sure'] }, /“Not sure” cannot be combined/],
    ['operation.log-days', { value: '1.5' }, /whole number in digits/],
    ['operation.log-days', { value: '1,000' }, /whole number in digits/],
    ['operation.log-days', { value: '1e3' }, /whole number in digits/],
    ['operation.log-days', { value: '-11' }, /from -10 to 10000/],
    ['operation.log-days', { value: '10001' }, /from -10 to 10000/],
    ['operation.log-days', { value: '9'.repeat(1000) }, /from -10 to 10000/],
    ['operation.log-days', { value: `-${'9'.repeat(1000)}` }, /from -10 to 10000/],
    ['operation.staff', { value: 'not-sure' }, /whole number in digits/],
    ['data.basis-since', { value: '2026-02-29' }, /date that exists/],
    ['data.basis-since', { value: '01/02/2026' }, /date that exists/],
    ['makers.notes', { value: 'x'.repeat(21) }, /too long.*20 characters/],
    ['makers.notes', { value: 'a\0b' }, /cannot be stored/],
    ['makers.notes', { value: 'a\ud800b' }, /cannot be stored/],
    ['operation.certificate', { value: 'yes' }, /Attach a file/],
    ['operation.certificate', { value: 'not-sure' }, /Remove the file/, 1],
    ['operation.certificate', { value: 'not-applicable', reason: 'x' }, /Remove the file/, 1],
  ])('%s %j', (id, draft, message, files = 0) => {
    expect(parse(id, draft, files)).toEqual({ kind: 'invalid', message: expect.stringMatching(message) });
  });
});

test('no message repeats what was typed', () => {
  const typed = '<script>alert(1)</script>';
  for (const id of questions.keys()) expect(JSON.stringify(parse(id, { value: typed.repeat(3) }))).not.toMatch(/script/);
});

test('points are carried by all but dates, texts and numbers without bands', () => {
  const without = [...questions.values()].filter((q) => !carriesPoints(q)).map(({ id }) => id);
  expect(without).toEqual(['data.basis-since', 'operation.staff', 'makers.notes']);
});
