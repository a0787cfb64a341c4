import * as cheerio from 'cheerio';
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../functions/domain/answers/answer.ts';
import { answerChanges } from '../../../functions/domain/answers/answer-changes.ts';
import type { Submission } from '../../../functions/domain/answers/submission.ts';
import type { Questionnaire } from '../../../functions/domain/catalog/questionnaire.ts';
import { AnswerChanges } from '../../../functions/web/answer-changes.tsx';
import { smallCatalog } from '../../support/small-catalog.ts';
import { frozen, goodAnswers, submissionTo } from '../../support/small-submission.ts';

const catalog = smallCatalog();
const { questionnaire } = catalog;
const SHA = { old: 'a'.repeat(64), new: 'b'.repeat(64) };

/** The two cells of each question that differs, as they are read. */
async function cells(before: Partial<Submission>, after: Partial<Submission>, questionnaireBefore: Questionnaire = questionnaire) {
  const changes = answerChanges(submissionTo(catalog, before), submissionTo(catalog, after), questionnaire, questionnaireBefore);
  const table = <AnswerChanges changes={changes} label="Answers" before="Then" after="Now" />;
  const $ = cheerio.load(`${await table}`);
  return $('td')
    .toArray()
    .map((cell) => $(cell).text().replace(/\s+/g, ' ').trim());
}

describe('files, the old beside the new', () => {
  const certificate = { kind: 'certificate', scheme: 'iso-42001', fileName: 'iso.pdf' } as const;
  const one = (change: object) => ({ evidence: [frozen('f1', ['data.checks'], { ...certificate, ...change })] });
  const [then, now] = [one({ sha256: SHA.old, issuedOn: '2023-05-03' }), one({ sha256: SHA.new, issuedOn: '2026-05-03' })];

  test('a renewed certificate of the same name: of which day each is, and that it is another file', async () => {
    expect(await cells(then, now)).toEqual([
      'Bias; QualityFile: iso.pdf, ISO/IEC 42001 certificate of 3 May 2023',
      'Bias; QualityFile: iso.pdf, ISO/IEC 42001 certificate of 3 May 2026 (another file of that name)',
    ]);
  });

  test.each<[string, object, RegExp]>([
    ['kind', { kind: 'audit-report', scheme: undefined }, /Audit report of 3 May 2023$/],
    ['end', { expiresOn: '2026-05-02' }, /, valid until 2 May 2026$/],
    ['last audit', { surveillanceOn: '2025-05-02' }, /, last surveillance audit 2 May 2025$/],
  ])('the same file with another %s', async (_, change, words) => {
    const [was, is] = await cells(then, one({ sha256: SHA.old, issuedOn: '2023-05-03', ...change }));
    expect(was).not.toBe(is);
    expect(is).toMatch(words);
  });

  test('other bytes with all else alike; a file that was never hashed is told by its id', async () => {
    expect(await cells(one({ sha256: SHA.old }), one({ sha256: SHA.new }))).toEqual([
      'Bias; QualityFile: iso.pdf, ISO/IEC 42001 certificate',
      'Bias; QualityFile: iso.pdf, ISO/IEC 42001 certificate (another file of that name)',
    ]);
    const [, is] = await cells(one({}), { evidence: [frozen('f2', ['data.checks'], certificate)] });
    expect(is).toContain('(another file of that name)');
  });

  test('one more file: the one that stayed is not another', async () => {
    const [was, is] = await cells(then, { evidence: [...then.evidence, frozen('f2', ['data.checks'], { fileName: 'new.pdf' })] });
    expect(was).toBe('Bias; QualityFile: iso.pdf, ISO/IEC 42001 certificate of 3 May 2023');
    expect(is).toBe(`${was}File: new.pdf, Test report`);
  });
});

test('each side is read by the question as it was asked then: also an option that is gone, and another unit', async () => {
  const then = structuredClone(questionnaire);
  const asked = (id: string) => then.sections.flatMap(({ questions }) => questions).find((question) => question.id === id);
  const [checks, days] = [asked('data.checks'), asked('operation.log-days')];
  if (checks?.type !== 'multiple' || days?.type !== 'number') throw new Error('other questions');
  checks.options.push({ id: 'drift', label: 'Drift over time', value: 60, exclusive: false });
  days.unit = 'weeks';
  const before: Answers = { ...goodAnswers, 'data.checks': { kind: 'multiple', options: ['drift'] } };
  const after: Answers = { ...goodAnswers, 'operation.log-days': { kind: 'number', value: 30 } };
  expect(await cells({ answers: before }, { answers: after }, then)).toEqual([
    'Drift over time',
    'Bias; Quality',
    '200 weeks',
    '30',
  ]);
});
