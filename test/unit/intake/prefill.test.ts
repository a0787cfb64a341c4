import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../functions/domain/answers/answer.ts';
import { prefill } from '../../../functions/domain/answers/prefill.ts';
import type { Evidence } from '../../../functions/domain/answers/submission.ts';
import { contact, ID, invited, stored, submitted } from '../../support/in-memory/assessment-in-progress.ts';
import { inMemory } from '../../support/in-memory/in-memory.ts';
import { smallCatalog } from '../../support/small-catalog.ts';
import { submissionTo, vendor } from '../../support/small-submission.ts';

const answers: Answers = {
  'data.personal': { kind: 'yes-no', value: 'yes', comment: 'Consent is asked, 100 %.' },
  'data.basis': { kind: 'single', option: 'some' },
  'data.basis-since': { kind: 'date', value: '2025-01-31' },
  'data.checks': { kind: 'multiple', options: ['bias', 'quality'] },
  'operation.stop': { kind: 'not-applicable', reason: 'There is nothing to stop.' },
  'operation.log-days': { kind: 'number', value: 180 },
  'operation.certificate': { kind: 'evidence' },
};
const sha256 = 'c'.repeat(64);
const certificate: Evidence = {
  id: 'evd_old',
  questionIds: ['operation.certificate', 'gone.question'],
  fileName: 'iso.pdf',
  contentType: 'application/pdf',
  sizeBytes: 7,
  sha256,
  kind: 'certificate',
  expiresOn: '2027-03-02',
  status: 'clean',
  objectKey: 'quarantine/asm_old/evd_old/iso.pdf',
  objectVersion: 'v1',
  uploadedAt: '2025-03-02T09:00:00.000Z',
  uploadedBy: vendor,
};
const catalog = smallCatalog();
const { id, questionIds, kind, fileName, expiresOn } = certificate;
const submission = {
  ...submissionTo(catalog, { assessmentId: 'asm_old', tier: 'high', answers, submittedAt: '2025-03-02T10:00:00.000Z' }),
  evidence: [{ id, questionIds, kind, fileName, sha256, expiresOn }],
};
const ids = () => {
  let n = 0;
  return () => `evd_new${++n}`;
};
const to = (change: Partial<Parameters<typeof prefill>[1]> = {}) => ({
  questionnaire: catalog.questionnaire,
  tier: 'high' as const,
  role: 'provider' as const,
  at: '2026-03-02T09:00:00.000Z',
  newId: ids(),
  ...change,
});
const earlier = { reference: 'A-OLD222', submission, evidence: [certificate] };

describe('what a new assessment starts with', () => {
  test('every answer as it would have been typed, section by section, marked and unconfirmed', () => {
    const { drafts } = prefill(earlier, to());
    const [data, operation] = drafts;
    expect(drafts.map(({ sectionId }) => sectionId)).toEqual(['data', 'operation']);
    expect(data).toMatchObject({ version: 1, savedBy: { kind: 'system' }, savedAt: '2026-03-02T09:00:00.000Z' });
    expect(data?.answers).toEqual({
      'data.personal': { value: 'yes', comment: 'Consent is asked, 100 %.' },
      'data.basis': { value: 'some' },
      'data.basis-since': { value: '2025-01-31' },
      'data.checks': { value: ['bias', 'quality'] },
    });
    expect(operation?.answers).toEqual({
      'operation.stop': { value: 'not-applicable', reason: 'There is nothing to stop.' },
      'operation.log-days': { value: '180' },
    });
    expect(operation?.prefilled).toEqual({
      assessmentId: 'asm_old',
      reference: 'A-OLD222',
      submittedAt: '2025-03-02T10:00:00.000Z',
      questionIds: ['operation.stop', 'operation.log-days', 'operation.certificate'],
    });
  });

  test('clean files that have not expired, at the very version that was scanned', () => {
    const { evidence } = prefill(earlier, to());
    expect(evidence).toEqual([{ ...certificate, id: 'evd_new1', questionIds: ['operation.certificate'], carriedFrom: 'asm_old' }]);
    for (const [why, change] of [
      ['infected', { status: 'infected' }],
      ['never scanned', { status: 'quarantined' }],
      ['another file than was submitted', { sha256: 'd'.repeat(64) }],
    ] as const) {
      const kept = prefill({ ...earlier, evidence: [{ ...certificate, ...change }] }, to());
      expect(kept.evidence, why).toEqual([]);
      expect(kept.drafts[1]?.prefilled?.questionIds, why).not.toContain('operation.certificate');
    }
    expect(prefill(earlier, to({ at: '2027-03-02T23:59:59.999Z' })).evidence).toHaveLength(1);
    const later = prefill(earlier, to({ at: '2027-03-03T00:00:00.000Z' }));
    expect(later.evidence).toEqual([]);
    const named = later.drafts.map(({ sectionId, prefilled }) => [sectionId, prefilled?.expired]);
    expect(named).toEqual([
      ['data', undefined],
      ['operation', [{ fileName: 'iso.pdf', expiresOn: '2027-03-02' }]],
    ]);
  });

  test('files as they were submitted, whatever was said of them since in a round that lapsed', () => {
    const { expiresOn: _, ...undated } = certificate;
    const edited: Evidence = { ...undated, fileName: 'other.pdf', kind: 'policy', issuedOn: '2026-01-01', scheme: 'other' };
    const { evidence } = prefill({ ...earlier, evidence: [edited] }, to());
    expect(evidence).toEqual([{ ...certificate, id: 'evd_new1', questionIds: ['operation.certificate'], carriedFrom: 'asm_old' }]);
  });

  test('an answer that no longer fits its question is left to the vendor', () => {
    const questionnaire = structuredClone(catalog.questionnaire);
    for (const question of questionnaire.sections.flatMap((section) => section.questions)) {
      if (question.id === 'data.basis' && question.type === 'single')
        question.options = question.options.slice(0, 1).concat(question.options.slice(2));
      if (question.id === 'operation.stop') question.notApplicable = false;
      if (question.id === 'operation.log-days' && question.type === 'number') question.max = 100;
      if (question.id === 'data.personal') question.tiers = ['low'];
    }
    const { drafts } = prefill(earlier, to({ questionnaire }));
    expect(drafts.flatMap(({ answers: kept }) => Object.keys(kept))).toEqual(['data.basis-since', 'data.checks']);
  });

  test('an earlier submission without answers lays out nothing', () => {
    const { drafts } = prefill({ ...earlier, submission: { ...submission, answers: {} }, evidence: [] }, to());
    expect(drafts).toEqual([]);
  });
});

describe('inviting', () => {
  const again = async (system = 'sys_1') => {
    const world = inMemory();
    await invited(world);
    await submitted(world, answers);
    stored(world).assessment.systemId = system;
    world.clock.travel({ days: 300 });
    await invited(world, { id: 'asm_2', head: { reference: 'A-SECOND' } });
    return { world, file: stored(world, 'asm_2') };
  };

  test('lays out the last submission of the same system, and says so in the trail', async () => {
    const { file } = await again();
    expect(file.assessment.previous).toMatchObject({ assessmentId: ID, reference: 'A-7F3K2Q', revision: 1 });
    expect(file.drafts.flatMap(({ answers: kept }) => Object.keys(kept))).toHaveLength(6);
    expect(file.events.find(({ type }) => type === 'invited')?.data).toMatchObject({
      to: contact.email,
      prefilledFrom: ID,
      prefilledAnswers: 6,
      prefilledFiles: 0,
    });
  });

  test('another system, or one never answered, starts empty', async () => {
    const { file } = await again('sys_other');
    expect([file.drafts, file.assessment.previous]).toEqual([[], undefined]);
    const world = inMemory();
    await invited(world);
    await invited(world, { id: 'asm_2' });
    expect(stored(world, 'asm_2').drafts).toEqual([]);
  });

  test('takes the newest submission, whatever became of it', async () => {
    const world = inMemory();
    await invited(world);
    await submitted(world, answers);
    world.clock.travel({ days: 10 });
    await invited(world, { id: 'asm_2', head: { reference: 'A-SECOND' } });
    await submitted(world, { 'data.personal': { kind: 'yes-no', value: 'no' } }, 'asm_2');
    world.clock.travel({ days: 10 });
    await invited(world, { id: 'asm_3' });
    expect(stored(world, 'asm_3').assessment.previous?.reference).toBe('A-SECOND');
    expect(stored(world, 'asm_3').drafts.map(({ answers: kept }) => kept)).toEqual([{ 'data.personal': { value: 'no' } }]);
  });
});
