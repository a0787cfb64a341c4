import { expect, test } from 'vitest';
import type { Answer } from '../../functions/domain/answers/answer.ts';
import { evidenceStrength } from '../../functions/domain/answers/evidence.ts';
import { answerValue } from '../../functions/domain/judgement/answer-value.ts';
import { evidenceKinds } from '../../functions/domain/vocabulary.ts';
import { smallCatalog } from '../support/small-catalog.ts';

const questions = new Map(smallCatalog().questionnaire.sections.flatMap((s) => s.questions.map((q) => [q.id, q])));

test.each<[string, Answer | undefined, number, number?]>([
  ['data.personal', { kind: 'yes-no', value: 'no' }, 100],
  ['data.personal', { kind: 'yes-no', value: 'yes' }, 0],
  ['data.personal', { kind: 'single', option: 'no' }, 0],
  ['data.basis', { kind: 'single', option: 'none' }, 0],
  ['data.basis', { kind: 'single', option: 'some' }, 50],
  ['data.basis', { kind: 'single', option: 'all' }, 100],
  ['data.basis', { kind: 'single', option: 'gone' }, 0],
  ['data.basis', { kind: 'not-sure' }, 0],
  ['data.basis', { kind: 'not-applicable', reason: 'r' }, 0],
  ['data.basis', undefined, 0],
  ['data.checks', { kind: 'multiple', options: ['bias'] }, 60],
  ['data.checks', { kind: 'multiple', options: ['bias', 'quality'] }, 100],
  ['data.checks', { kind: 'multiple', options: ['nothing'] }, 0],
  ['operation.log-days', { kind: 'number', value: -1 }, 0],
  ['operation.log-days', { kind: 'number', value: 29 }, 0],
  ['operation.log-days', { kind: 'number', value: 30 }, 50],
  ['operation.log-days', { kind: 'number', value: 179 }, 50],
  ['operation.log-days', { kind: 'number', value: 180 }, 100],
  ['operation.staff', { kind: 'number', value: 180 }, 0],
  ['operation.certificate', { kind: 'evidence' }, 100, 1],
  ['operation.certificate', { kind: 'evidence' }, 0, 0],
  ['operation.certificate', undefined, 0, 1],
  ['makers.notes', { kind: 'text', value: 'yes' }, 0],
])('%s %j is worth %i', (id, answer, value, files = 0) => {
  const question = questions.get(id);
  expect(question && answerValue(question, answer, files)).toBe(value);
});

test('the highest band reached counts, also where more is worse', () => {
  const hours = questions.get('operation.log-days');
  const bands = [
    { atLeast: 24, value: 10 },
    { atLeast: 0, value: 100 },
  ];
  const value = (n: number) => hours?.type === 'number' && answerValue({ ...hours, bands }, { kind: 'number', value: n }, 0);
  expect([value(-1), value(0), value(23), value(24)]).toEqual([0, 100, 100, 10]);
});

test('evidence: who stands behind it, until it expires', () => {
  const strengths = evidenceKinds.map((kind) => evidenceStrength({ kind }, '2026-03-01'));
  expect(strengths).toEqual(['independent', 'independent', 'document', 'document', 'document', 'document']);
  const until = (expiresOn: string) => evidenceStrength({ kind: 'certificate', expiresOn }, '2026-03-01');
  expect([until('2026-02-28'), until('2026-03-01'), until('2026-03-02')]).toEqual(['claim', 'independent', 'independent']);
});
