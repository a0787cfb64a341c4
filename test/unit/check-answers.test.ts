import { expect, test } from 'vitest';
import { checkAnswers } from '../../functions/domain/answers/check-answers.ts';
import { smallCatalog } from '../support/small-catalog.ts';
import { file } from '../support/small-submission.ts';

const catalog = smallCatalog();
const path = { tier: 'high', role: 'provider' } as const;

test('answers, problems and blanks are told apart, section by section', () => {
  const drafts = {
    'data.personal': { value: 'yes' },
    'data.basis': { value: 'nonsense' },
    'operation.log-days': { value: '90', comment: 'rotating' },
    'unknown.question': { value: 'yes' },
  };
  expect(checkAnswers(catalog, { ...path, drafts, evidence: [] })).toEqual({
    sections: [
      {
        id: 'data',
        title: 'Data',
        asked: 3,
        answered: 1,
        problems: [{ questionId: 'data.basis', problem: { code: 'choose-one' } }],
      },
      { id: 'operation', title: 'Operation', asked: 4, answered: 1, problems: [] },
    ],
    answers: {
      'data.personal': { kind: 'yes-no', value: 'yes' },
      'operation.log-days': { kind: 'number', value: 90, comment: 'rotating' },
    },
    problems: [{ questionId: 'data.basis', problem: { code: 'choose-one' } }],
    blanks: ['data.checks', 'operation.stop', 'operation.staff', 'operation.certificate'],
  });
});

test('an invalid answer under a closed condition blocks nothing and is not kept', () => {
  const drafts = { 'data.personal': { value: 'no' }, 'data.basis': { value: 'nonsense' } };
  const checked = checkAnswers(catalog, { ...path, drafts, evidence: [] });
  expect(checked.problems).toEqual([]);
  expect(Object.keys(checked.answers)).toEqual(['data.personal']);
});

test('a stored file answers an evidence question', () => {
  for (const status of ['quarantined', 'clean'] as const) {
    const evidence = [file('e1', ['operation.certificate'], { status })];
    expect(checkAnswers(catalog, { ...path, drafts: {}, evidence }).answers).toEqual({
      'operation.certificate': { kind: 'evidence' },
    });
  }
});

test.each([
  ['pending', 'file-missing'],
  ['infected', 'file-infected'],
  ['unscannable', 'file-unscannable'],
] as const)('a file that is %s blocks submitting and says so at its question', (status, code) => {
  const evidence = [file('e1', ['data.checks'], { status })];
  const { problems, answers } = checkAnswers(catalog, { ...path, drafts: { 'data.checks': { value: 'bias' } }, evidence });
  expect(problems).toEqual([{ questionId: 'data.checks', problem: { code, fileName: 'e1.pdf' } }]);
  expect(answers).toEqual({});
});

test('a prototype name is no answer', () => {
  const drafts = JSON.parse('{"__proto__":{"value":"yes"},"constructor":{"value":"yes"}}');
  expect(checkAnswers(catalog, { ...path, drafts, evidence: [] }).answers).toEqual({});
});
