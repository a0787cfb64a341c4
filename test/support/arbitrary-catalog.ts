import * as fc from 'fast-check';
import { Catalog } from '../../functions/domain/catalog/catalog.ts';
import type { Criterion } from '../../functions/domain/catalog/criterion.ts';
import type { Question } from '../../functions/domain/catalog/questionnaire.ts';
import { evidenceKinds, owningRoles, riskLevels, severities, tiers } from '../../functions/domain/vocabulary.ts';
import { housePolicy } from './house-policy.ts';

const value = fc.integer({ min: 0, max: 100 });
const option = (id: string) => fc.record({ id: fc.constant(id), label: fc.constant(id), value });
const options = fc.tuple(option('a'), option('b'), option('c'));

/** One question of any points-carrying type; `open` under a condition on the gate where `gated`. */
function question(at: number): fc.Arbitrary<object> {
  const base = fc.record({
    id: fc.constant(`q.n${at}`),
    text: fc.constant('?'),
    attachments: fc.boolean(),
    notApplicable: fc.constant(true),
    gated: fc.boolean(),
  });
  const typed = fc.oneof(
    fc.record({ type: fc.constant('single'), options }),
    fc.record({ type: fc.constant('multiple'), options }),
    fc.record({ type: fc.constant('yes-no'), compliant: fc.constantFrom('yes', 'no') }),
    fc.record({
      type: fc.constant('number'),
      bands: fc.array(fc.record({ atLeast: fc.integer({ min: 0, max: 9 }), value }), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ type: fc.constant('evidence'), kinds: fc.constant(['certificate']) }),
  );
  return fc.tuple(base, typed).map(([{ gated, ...rest }, type]) => ({
    ...rest,
    ...type,
    ...(gated && { when: { eq: { question: 'gate.open', value: 'yes' } } }),
  }));
}

const gate = { id: 'gate.open', text: '?', type: 'yes-no', compliant: 'yes' };

function criterion(at: number, questionCount: number): fc.Arbitrary<object> {
  const used = fc.uniqueArray(fc.integer({ min: 0, max: questionCount - 1 }), { minLength: 1, maxLength: 3 });
  return fc
    .record({
      used,
      weight: fc.constantFrom(5, 10, 20),
      weights: fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 3, maxLength: 3 }),
      threshold: fc.integer({ min: 0, max: 10_000 }),
      knockOut: fc.boolean(),
      expects: fc.option(fc.uniqueArray(fc.constantFrom(...evidenceKinds), { minLength: 1 }), { nil: undefined }),
      domain: fc.constantFrom('one', 'two'),
      owner: fc.constantFrom(...owningRoles),
    })
    .map(({ used: ids, weights, expects, ...rest }) => ({
      ...rest,
      id: `c${at}`,
      title: '-',
      risk: '-',
      treatment: '-',
      controls: { iso42001: ['A.10.3'] },
      questions: ids.map((id, n) => ({ id: `q.n${id}`, weight: weights[n] })),
      ...(expects && { evidence: { kinds: expects, hint: '-' } }),
    }));
}

const policy = fc
  .record({
    claim: fc.integer({ min: 0, max: 10_000 }),
    document: fc.integer({ min: 0, max: 10_000 }),
    independent: fc.integer({ min: 0, max: 10_000 }),
    clearing: fc.record({
      tiers: fc.subarray([...tiers]),
      worstFinding: fc.constantFrom(...severities),
      appetite: fc.constantFrom(...riskLevels),
    }),
    knockOutSeverity: fc.constantFrom(...severities),
  })
  .map(({ claim, document, independent, clearing, knockOutSeverity }) => {
    const [low = 0, middle = 0, high = 0] = [claim, document, independent].sort((a, b) => a - b);
    return housePolicy({ evidenceFactor: { claim: low, document: middle, independent: high }, clearing, knockOutSeverity });
  });

/** Any small catalog: one gate, up to 8 questions of every type (some behind the gate), up to 6 criteria, any policy. */
export const arbitraryCatalog: fc.Arbitrary<Catalog> = fc
  .integer({ min: 1, max: 8 })
  .chain((count) =>
    fc.record({
      questions: fc.tuple(...Array.from({ length: count }, (_, at) => question(at))),
      criteria: fc
        .integer({ min: 1, max: 6 })
        .chain((n) => fc.tuple(...Array.from({ length: n }, (_, at) => criterion(at, count)))),
      policy,
    }),
  )
  .map((parts) =>
    Catalog.parse({
      questionnaire: {
        id: 'any',
        version: '1.0.0',
        title: '-',
        sections: [{ id: 's', title: '-', intro: '-', whoKnows: '-', questions: [gate, ...parts.questions] }],
      },
      criteria: {
        id: 'any',
        version: '1.0.0',
        domains: [
          { id: 'one', title: '-' },
          { id: 'two', title: '-' },
        ],
        criteria: parts.criteria as Criterion[],
      },
      policy: parts.policy,
      frameworks: [],
    }),
  );

/** The questions behind no other question's condition: changing one of them changes no other's visibility. */
export const leaves = (catalog: Catalog): Question[] =>
  catalog.questionnaire.sections.flatMap((section) => section.questions).filter(({ id }) => id !== 'gate.open');
