import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '../../../functions/domain/actor.ts';
import type { Catalog } from '../../../functions/domain/catalog/catalog.ts';
import { answerCondition } from '../../../functions/domain/conditions/answer-condition.ts';
import { reportCondition } from '../../../functions/domain/conditions/report-condition.ts';
import type { AssessmentFile } from '../../../functions/domain/ports.ts';
import { hashOf } from '../../../functions/domain/proof/canonical.ts';
import { type Trusted, verifyAssessment } from '../../../functions/domain/proof/verify-assessment.ts';
import { rechained } from '../../support/assessment-story.ts';
import { ID, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { dora, portsOf } from '../../support/in-memory/follow-up-story.ts';
import { inMemory } from '../../support/in-memory/in-memory.ts';
import { memorySigner } from '../../support/in-memory/memory-signer.ts';
import { again, decided } from '../../support/in-memory/recorded-story.ts';
import { relayNew, sweepNow } from '../../support/in-memory/rooms.ts';
import { goodAnswers, vendor } from '../../support/small-submission.ts';

const otherSigner = memorySigner();
const owner: StaffActor = { kind: 'staff', id: 'stf_8', name: 'Tessa Tech', email: 'tessa@buyer.example' };
let catalog: Catalog;
let trusted: Trusted;
/** Conditions reported, refused, accepted, one overdue. */
let lived: AssessmentFile;
/** The same, replaced by a newer one. */
let ended: AssessmentFile;

beforeAll(async () => {
  const world = await decided();
  const ports = portsOf(world);
  const report = (conditionId: string, words: string, by: typeof vendor | StaffActor) =>
    reportCondition(ports, { assessmentId: ID, conditionId, words, evidenceIds: [], by });
  const answer = (conditionId: string, report: number, accepted: boolean) =>
    answerCondition(ports, {
      assessmentId: ID,
      conditionId,
      report,
      accepted,
      reasons: 'Because of what the report shows us.',
      by: dora,
    });
  await report('r1-data-protection-1', 'It is done, look.', vendor);
  world.clock.travel({ hours: 1 });
  expect(await answer('r1-data-protection-1', 1, false)).toMatchObject({ kind: 'answered' });
  world.clock.travel({ hours: 1 });
  await report('r1-data-protection-1', 'Now it really is.', vendor);
  expect(await answer('r1-data-protection-1', 2, true)).toMatchObject({ kind: 'answered' });
  expect(await report('r1-data-protection-2', 'All of them came.', owner)).toEqual({ kind: 'reported' });
  await sweepNow(world, world.clock.travel({ days: 100 }));
  catalog = await world.ports.catalogs.get(stored(world).assessment.catalogHash);
  trusted = { publicKey: world.signingKey.publicKey };
  lived = structuredClone(stored(world));
  await decided({ world, ...again });
  await relayNew(world);
  ended = structuredClone(stored(world));
  expect(failing(stored(world, again.id))).toEqual([]);
});

const failing = (file: AssessmentFile, known: Trusted = trusted) =>
  verifyAssessment(file, catalog, known)
    .checks.filter(({ ok }) => !ok)
    .map(({ name }) => name);
const changed = (file: AssessmentFile, change: (file: AssessmentFile) => void) => {
  const copy = structuredClone(file);
  change(copy);
  return copy;
};
const one = (file: AssessmentFile, id: string) => {
  const found = file.conditions.find((condition) => condition.id === id);
  if (!found) throw new Error(`no condition ${id}`);
  return found;
};
const [accepted, reported] = ['r1-data-protection-1', 'r1-data-protection-2'];

test('what was lived through verifies, with our key and after a round trip; so does what was replaced', () => {
  expect(lived.conditions.map(({ status }) => status).sort()).toEqual(['met', 'open', 'open', 'open', 'open', 'reported']);
  expect(lived.assessment.outcome?.since?.standing).toBe('withdrawn');
  expect(ended.assessment.supersededBy?.assessmentId).toBe(again.id);
  for (const file of [lived, ended]) {
    expect(failing(file)).toEqual([]);
    expect(failing(JSON.parse(JSON.stringify(file)), {})).toEqual([]);
  }
});

describe('the signature', () => {
  test('of another key holds, and is found where ours is known', () => {
    const forged = changed(lived, (file) => {
      file.signature = otherSigner.signNow(hashOf(file.outcome));
    });
    expect(failing(forged)).toEqual(['signature']);
    expect(failing(forged, {})).toEqual([]);
  });
  test.each<[string, (file: AssessmentFile) => void]>([
    ['of another outcome', (f) => void Object.assign(f, { signature: otherSigner.signNow(hashOf('x')) })],
    ['away', (f) => void delete f.signature],
    ['garbage', (f) => void Object.assign(f.signature ?? {}, { value: 'AAAA' })],
  ])('%s', (_, change) => {
    expect(failing(changed(lived, change))).toEqual(['signature']);
    expect(failing(changed(lived, change), {})).toEqual(['signature']);
  });
});

describe('what was changed of what rests on the outcome is found', () => {
  test.each<[string, (file: AssessmentFile) => void, string[]]>([
    ['a later due date', (f) => void Object.assign(one(f, reported), { dueAt: '2030-01-01T00:00:00.000Z' }), ['conditions']],
    ['a softer end', (f) => void Object.assign(one(f, reported), { ifOverdue: 'valid' }), ['conditions']],
    ['a condition away', (f) => void f.conditions.pop(), ['conditions']],
    ['a condition twice', (f) => void f.conditions.push(structuredClone(one(f, reported))), ['conditions']],
    ['another assessment’s condition', (f) => void Object.assign(one(f, reported), { assessmentId: 'asm_9' }), ['conditions']],
    [
      'met without an answer',
      (f) => void Object.assign(one(f, reported), { status: 'met', metAt: '2026-03-03T09:00:00.000Z' }),
      ['conditions'],
    ],
    ['met earlier', (f) => void Object.assign(one(f, accepted), { metAt: '2026-03-02T09:00:00.000Z' }), ['conditions']],
    ['the words of a report', (f) => void Object.assign(one(f, reported).reports[0] ?? {}, { words: 'Nothing.' }), ['conditions']],
    [
      'the reasons of an answer',
      (f) => void Object.assign(one(f, accepted).reports[0]?.answer ?? {}, { reasons: 'x'.repeat(20) }),
      ['conditions'],
    ],
    [
      'a refusal into an acceptance',
      (f) => void Object.assign(one(f, accepted).reports[0]?.answer ?? {}, { accepted: true }),
      ['conditions'],
    ],
    ['a report away', (f) => void one(f, accepted).reports.shift(), ['conditions']],
    ['ended although nothing replaced it', (f) => void Object.assign(one(f, reported), { status: 'ended' }), ['conditions']],
    [
      'a longer acceptance',
      (f) => void Object.assign(f.acceptances[0] ?? {}, { until: '2030-01-01T00:00:00.000Z' }),
      ['acceptances'],
    ],
    ['who accepted', (f) => void Object.assign(f.acceptances[0]?.by[0] ?? {}, { actor: owner }), ['acceptances']],
    ['an acceptance away', (f) => void f.acceptances.pop(), ['acceptances']],
    [
      'an acceptance ended',
      (f) => void Object.assign(f.acceptances[0] ?? {}, { endedAt: '2026-03-03T09:00:00.000Z' }),
      ['acceptances'],
    ],
    ['what became of it', (f) => void delete f.assessment.outcome?.since, ['outcome']],
    [
      'what became of it, milder',
      (f) => void Object.assign(f.assessment.outcome?.since ?? {}, { standing: 'suspended' }),
      ['outcome'],
    ],
    [
      'what it replaces',
      (f) => void Object.assign(f.assessment, { supersedes: { assessmentId: 'asm_0', reference: 'A-0' } }),
      ['succession'],
    ],
    [
      'that it was replaced',
      (f) =>
        void Object.assign(f.assessment, {
          supersededBy: { assessmentId: 'asm_2', reference: 'A-2', at: '2026-03-03T09:00:00.000Z' },
        }),
      ['conditions', 'acceptances', 'succession'],
    ],
  ])('%s', (_, change, names) => {
    expect(failing(changed(lived, change))).toEqual(names);
  });

  test.each<[string, (file: AssessmentFile) => void, string[]]>([
    ['passed off as still standing', (f) => void delete f.assessment.supersededBy, ['conditions', 'acceptances', 'succession']],
    ['by another', (f) => void Object.assign(f.assessment.supersededBy ?? {}, { assessmentId: 'asm_9' }), ['succession']],
    [
      'later',
      (f) => void Object.assign(f.assessment.supersededBy ?? {}, { at: '2027-01-01T00:00:00.000Z' }),
      ['acceptances', 'succession'],
    ],
    ['with a condition that lives on', (f) => void Object.assign(one(f, reported), { status: 'reported' }), ['conditions']],
    ['with a risk that stays accepted', (f) => void delete f.acceptances[0]?.endedAt, ['acceptances']],
  ])('replaced: %s', (_, change, names) => {
    expect(failing(changed(ended, change))).toEqual(names);
  });

  test.each<[string, Parameters<typeof rechained>[1], string[]]>([
    ['another reporter', (e) => (e.type === 'condition-reported' ? { ...e, actor: owner } : e), ['conditions']],
    [
      'another condition',
      (e) => (e.type === 'condition-accepted' ? { ...e, data: { ...e.data, condition: reported } } : e),
      ['conditions'],
    ],
    ['another moment', (e) => (e.type === 'condition-refused' ? { ...e, at: '2026-03-02T09:00:01.000Z' } : e), ['conditions']],
    [
      'no overdue condition',
      (e) => (e.type === 'condition-overdue' ? { ...e, data: { ...e.data, standing: 'valid' } } : e),
      ['outcome'],
    ],
  ])('a forged trail whose hashes all fit, with %s', (_, change, names) => {
    expect(failing(rechained(lived, change))).toEqual(names);
  });
});

test('whoever corrected the contact is missed by the head: found', async () => {
  const file = rechained(lived, (event) =>
    event.type === 'invited' ? { ...event, type: 'contact-changed', actor: owner } : event,
  );
  expect(failing(file)).toContain('intake');
  file.assessment.intakeBy = [owner];
  expect(failing(file)).not.toContain('intake');
});

test('what cleared by itself and was replaced is fine too', async () => {
  const world = inMemory();
  const facts = {
    dataSensitivity: 'internal',
    impactOnPeople: 'none',
    autonomy: 'assists',
    scale: 'under-100',
    replaceability: 'easy',
    aiActClass: 'minimal',
  } as const;
  const low = { facts, inherentRisk: 'very-low', tier: 'low' } as const;
  await decided({ world, answers: goodAnswers, head: low });
  const { outcome } = stored(world);
  const clears = outcome?.basis === 'cleared-by-policy';
  const against = await world.ports.catalogs.get(stored(world).assessment.catalogHash);
  const { checks } = verifyAssessment(stored(world), against, { publicKey: world.signingKey.publicKey });
  expect([clears, checks.filter(({ ok }) => !ok)]).toEqual([true, []]);
});
