import { expect, test } from 'vitest';
import { MOST_FILES, MOST_REPORTS } from '../../../functions/domain/conditions/report-condition.ts';
import { verifyChain } from '../../../functions/domain/proof/audit-chain.ts';
import { hashOf } from '../../../functions/domain/proof/canonical.ts';
import { verifyAssessment } from '../../../functions/domain/proof/verify-assessment.ts';
import { ID, stored, submitted } from '../../support/in-memory/assessment-in-progress.ts';
import {
  AFTER,
  answer,
  approvedOn,
  condition,
  fileOf,
  lastEvent,
  mailsSince,
  olaf,
  paula,
  report,
  sam,
  standing,
  travelTo,
  vera,
  WORDS,
} from '../../support/in-memory/conditions-story.ts';
import { dora } from '../../support/in-memory/follow-up-story.ts';

const verified = async (world: Awaited<ReturnType<typeof approvedOn>>) => {
  const file = stored(world);
  expect(verifyChain(file.events, { ...file.assessment, aggregate: `ASSESSMENT#${ID}` })).toMatchObject({ ok: true });
  const catalog = await world.ports.catalogs.get(file.assessment.catalogHash);
  expect(verifyAssessment(file, catalog).checks.filter(({ ok }) => !ok)).toEqual([]);
};

test('who must meet it reports it with words and a file; the trail, the clearance and the approvers hear of it at once', async () => {
  const world = await approvedOn();
  const file = fileOf(world);
  const [before, seq] = [world.table.outbox.size, stored(world).assessment.seq];
  expect(await report(world, { evidenceIds: [file.id] })).toEqual({ kind: 'reported' });
  const now = condition(world);
  const evidence = [{ id: file.id, name: file.fileName, sha256: file.sha256 }];
  const at = world.clock.now().toISOString();
  expect(now).toMatchObject({ status: 'reported', reports: [{ by: vera, at, words: WORDS, evidence }] });
  expect(stored(world).assessment.seq).toBe(seq + 1);
  expect(lastEvent(world)).toMatchObject({
    ...{ type: 'condition-reported', actor: vera },
    data: { condition: now.id, report: hashOf(now.reports[0]) },
  });
  expect(world.table.clearances.get('sup_1/sys_1')?.conditions.map(({ status }) => status)).toEqual(['reported', 'open']);
  expect(mailsSince(world, before)).toEqual([`condition-reported ${dora.email}`, `condition-reported ${sam.email}`]);
  expect(standing(world)).toBe('valid');
  await verified(world);
});

test('where nobody may answer, the administrators and whoever asked for the assessment hear of it, each once', async () => {
  const world = await approvedOn();
  const { directory } = world.table;
  const olga = { name: 'Olga', email: 'olga@buyer.example' };
  Object.assign(directory, { administrators: [olga, { name: paula.name, email: paula.email.toUpperCase() }] });
  directory.roles['data-protection'] = [];
  const before = world.table.outbox.size;
  expect(await report(world)).toEqual({ kind: 'reported' });
  expect(mailsSince(world, before)).toEqual([`condition-vacant ${olga.email}`, `condition-vacant ${paula.email.toUpperCase()}`]);
  await verified(world);
});

test('staff report what is theirs; for the supplier the requester may; nobody else may, whatever their role', async () => {
  const world = await approvedOn();
  const notOwner = { kind: 'refused', why: 'not-owner' };
  for (const by of [vera, paula, dora, sam]) expect(await report(world, { whose: 'staff', by })).toEqual(notOwner);
  for (const by of [olaf, dora, sam, { kind: 'operator', name: 'Op' } as const])
    expect(await report(world, { whose: 'vendor', by })).toEqual(notOwner);
  expect(stored(world).conditions.flatMap(({ reports }) => reports)).toEqual([]);
  // An address is the same in other letters.
  expect(await report(world, { whose: 'staff', by: { ...olaf, id: 'stf_other', email: 'OLAF@Buyer.example' } })).toEqual({
    kind: 'reported',
  });
  expect(await report(world, { whose: 'vendor', by: paula })).toEqual({ kind: 'reported' });
  expect(condition(world).reports[0]?.by).toEqual(paula);
  await verified(world);
});

test('twice, and from two windows at the same instant: one report counts, the other is told that it waits for an approver', async () => {
  const world = await approvedOn();
  const both = await Promise.all([report(world, { words: `${WORDS} (first)` }), report(world, { words: `${WORDS} (second)` })]);
  expect(both.map(({ kind }) => kind).sort()).toEqual(['refused', 'reported']);
  expect(both).toContainEqual({ kind: 'refused', why: 'reported' });
  expect(await report(world)).toEqual({ kind: 'refused', why: 'reported' });
  expect(condition(world).reports).toHaveLength(1);
  await answer(world, true);
  expect(await report(world)).toEqual({ kind: 'refused', why: 'met' });
  await verified(world);
});

test('a file that is not scanned clean, or is not there, proves nothing', async () => {
  const world = await approvedOn();
  const why = { kind: 'refused', why: 'evidence-not-clean' };
  for (const status of ['pending', 'quarantined', 'infected'] as const) {
    const { id } = fileOf(world, { id: `evd_${status}`, status });
    expect(await report(world, { evidenceIds: [id] })).toEqual(why);
  }
  expect(await report(world, { evidenceIds: ['evd_none'] })).toEqual(why);
  const many = Array.from({ length: MOST_FILES + 1 }, (_, n) => fileOf(world, { id: `evd_${n}` }).id);
  expect(await report(world, { evidenceIds: many })).toEqual(why);
  expect(condition(world).status).toBe('open');
  // The same file named twice is one file.
  expect(await report(world, { evidenceIds: ['evd_1', 'evd_1'] })).toEqual({ kind: 'reported' });
  expect(condition(world).reports[0]?.evidence).toHaveLength(1);
});

test('a file that is taken away at the same instant is not in the report', async () => {
  const world = await approvedOn();
  const { id } = fileOf(world);
  const { file } = world.ports.assessments;
  world.ports.assessments.file = async (assessmentId: string) => {
    const found = await file(assessmentId);
    stored(world).evidence = stored(world).evidence.filter((one) => one.id !== id);
    return found;
  };
  expect(await report(world, { evidenceIds: [id] })).toEqual({ kind: 'refused', why: 'evidence-not-clean' });
  expect(condition(world).reports).toEqual([]);
});

test('after the outcome has expired, or a newer one replaced it, there is nothing to report', async () => {
  const ended = { kind: 'refused', why: 'ended' };
  const expired = await approvedOn();
  travelTo(expired, stored(expired).outcome?.validUntil ?? '');
  expect(await report(expired)).toEqual(ended);
  const replaced = await approvedOn();
  const at = replaced.clock.now().toISOString();
  stored(replaced).assessment.supersededBy = { assessmentId: 'asm_2', reference: 'A-NEWER2', at };
  expect(await report(replaced)).toEqual(ended);
  // The newer outcome is recorded, the older one was not told yet.
  const being = await approvedOn();
  const clearance = being.table.clearances.get('sup_1/sys_1');
  if (clearance) being.table.clearances.set('sup_1/sys_1', { ...clearance, assessmentId: 'asm_2' });
  expect(await report(being)).toEqual(ended);
  for (const world of [expired, replaced, being]) expect(condition(world).reports).toEqual([]);
});

test('an overdue condition can still be reported, unless it has ended the outcome for good', async () => {
  for (const effect of ['valid', 'suspended'] as const) {
    const world = await approvedOn(undefined, { effect });
    travelTo(world, AFTER);
    expect(await report(world)).toEqual({ kind: 'reported' });
  }
  const world = await approvedOn(undefined, { effect: 'withdrawn' });
  travelTo(world, AFTER);
  expect(await report(world)).toEqual({ kind: 'refused', why: 'withdrawn' });
  expect(await report(world, { whose: 'staff' })).toEqual({ kind: 'refused', why: 'withdrawn' });
});

test(`${MOST_REPORTS} reports that were not accepted are enough`, async () => {
  const world = await approvedOn();
  for (let n = 0; n < MOST_REPORTS; n += 1) {
    expect(await report(world, { words: `${WORDS} (${n})` })).toEqual({ kind: 'reported' });
    expect(await answer(world, false)).toEqual({ kind: 'answered', accepted: false });
    world.clock.travel({ seconds: 1 });
  }
  expect(await report(world)).toEqual({ kind: 'refused', why: 'too-many-reports' });
  await verified(world);
});

test('what does not exist is unknown', async () => {
  const world = await approvedOn();
  expect(await report(world, { conditionId: 'r1-none-1' })).toEqual({ kind: 'unknown' });
  expect(await report(world, { assessmentId: 'asm_none' })).toEqual({ kind: 'unknown' });
});

test('answers and their evidence stay as they were frozen', async () => {
  const world = await approvedOn();
  const before = structuredClone(stored(world).submissions);
  fileOf(world);
  await report(world, { evidenceIds: ['evd_page12'] });
  expect(stored(world).submissions).toEqual(before);
  await expect(submitted(world)).rejects.toThrow('not legal');
});
