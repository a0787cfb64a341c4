import { expect, test } from 'vitest';
import { decideException } from '../../../functions/approve/deciding/decide-exception.ts';
import type { Assessment } from '../../../functions/domain/assessment.ts';
import type { Condition } from '../../../functions/domain/deciding/approval.ts';
import { type OwningRole, owningRoles } from '../../../functions/domain/vocabulary.ts';
import { outboxItem } from '../../../functions/platform/table/outbox.ts';
import { toItem } from '../../../functions/platform/table/records.ts';
import { scoreResponse } from '../../../functions/score/score-response.ts';
import { loadCatalog } from '../../../lib/catalog/load-catalog.ts';
import { fullResponse } from '../../support/full-response.ts';
import { invited, stored, submitted } from '../../support/in-memory/assessment-in-progress.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { type Item, transactionUnits } from '../../support/write-units.ts';

// As long as real ones.
const ID = 'asm_k7m2p9q4r8s3t6v5w2x9';
const { catalog, hash } = loadCatalog('standard');
const staff = (n: number, name: string) =>
  ({
    kind: 'staff',
    id: `5f0c7a5e-1c1f-4d5e-9f0a-6b1d2c3e4f5${n}`,
    name,
    email: `${name.toLowerCase().replace(' ', '.')}@halden.example`,
  }) as const;
const [requester, first, second] = [staff(0, 'Mara Lindqvist'), staff(1, 'Jonas Feld'), staff(2, 'Amina Rossi')];
const REASONS =
  'The benefit for claimants is large and the gap can be closed within the year; until then the data stays in our own cloud, and the supplier has confirmed in writing that nobody else can reach our letters at all.';

/** The real catalog, weak encryption: four roles are asked, two of them for two approvals. */
async function waiting(): Promise<InMemory> {
  const world = inMemory('2026-11-02T09:00:00.000Z');
  await world.ports.catalogs.publish(catalog);
  const owners = [first, second].map(({ name, email }) => ({ name, email }));
  world.table.directory.roles = Object.fromEntries(owningRoles.map((role) => [role, owners])) as Record<OwningRole, typeof owners>;
  const head: Partial<Assessment> = {
    catalogHash: hash,
    policyId: 'standard',
    supplierId: 'sup_k7m2p9q4r8s3t6v5w2x9',
    supplierName: 'Brightside Analytics GmbH',
    systemId: 'sys_k7m2p9q4r8s3t6v5w2x9',
    systemName: 'Letter Sorter',
    requestedBy: requester,
    contact: { name: 'Vera Vendor', email: 'vera.vendor@brightside.example' },
    facts: {
      dataSensitivity: 'special-category',
      impactOnPeople: 'legal-or-similar',
      autonomy: 'assists',
      scale: 'under-10000',
      replaceability: 'easy',
      aiActClass: 'high-risk',
    },
  };
  await invited(world, { id: ID, head });
  const { answers } = fullResponse(catalog, 'high', 'provider');
  await submitted(world, { ...answers, 'security.encryption': { kind: 'single', option: 'in-transit' } }, ID);
  await scoreResponse({ ...world.ports, clock: world.clock }, { assessmentId: ID });
  return world;
}

interface Said {
  reasons?: string;
  conditions?: Condition[];
}

/** Write units of one decision, from the items that it changes. */
async function costOf(
  world: InMemory,
  requestId: string,
  by: typeof first,
  { reasons = REASONS, conditions = [] }: Said = {},
): Promise<{ table: number; indexes: number }> {
  const before = structuredClone(stored(world, ID));
  const ordered = new Set(world.table.outbox.keys());
  const basis = before.requests.find(({ id }) => id === requestId)?.basis ?? '';
  const choice = conditions.length > 0 ? ('approve-with-conditions' as const) : ('approve' as const);
  const form = { choice, reasons, conditions, basis };
  const result = await decideException({ ...world.ports, clock: world.clock }, { assessmentId: ID, requestId, form, by });
  expect(result.kind).toMatch(/^(recorded|closed)$/);
  const after = stored(world, ID);
  const itemsOf = (file: typeof after): Item[] => [
    toItem.assessment(file.assessment),
    ...file.requests.map(toItem.request),
    ...file.events.map(toItem.event),
    ...file.timers.map(toItem.timer),
  ];
  const outbox = [...world.table.outbox.values()].filter(({ id }) => !ordered.has(id));
  const olds = new Map(itemsOf(before).map((item) => [`${item.pk}/${item.sk}`, item]));
  const written = [
    ...itemsOf(after),
    ...outbox.map(({ work, createdAt }) => outboxItem('out_k7m2p9q4r8s3t6v5w2x9', work, createdAt)),
  ];
  let [table, indexes] = [0, 0];
  for (const item of written) {
    const old = olds.get(`${item.pk}/${item.sk}`);
    if (JSON.stringify(old) === JSON.stringify(item)) continue;
    const units = transactionUnits(old, item);
    table += units.table;
    indexes += units.indexes;
  }
  return { table, indexes };
}

test('a decision in a few sentences costs at most 12 write units of the table, and its index entries about as many', async () => {
  const world = await waiting();
  const costs = [];
  for (const { id, quorum } of stored(world, ID).requests)
    for (const by of [first, second].slice(0, quorum)) costs.push({ id, ...(await costOf(world, id, by)) });
  expect(costs).toEqual([
    { id: 'r1-ai-governance', table: 12, indexes: 10 },
    { id: 'r1-security', table: 8, indexes: 7 },
    { id: 'r1-security', table: 12, indexes: 10 },
    { id: 'r1-legal', table: 8, indexes: 7 },
    // The earliest deadline moves with it: the assessment's place in two indexes does too.
    { id: 'r1-legal', table: 12, indexes: 14 },
    // The last one leaves the timer that looks after the workflow to relay.
    { id: 'r1-business-owner', table: 12, indexes: 14 },
  ]);
});

const written = (length: number) => REASONS.repeat(Math.ceil(length / REASONS.length)).slice(0, length);
const condition = (n: number): Condition => ({
  text: `Letters are encrypted at rest with a key of our own before the pilot is extended (${n}).`,
  proof: 'The configuration of the key, and the report of the next penetration test.',
  owner: { kind: 'vendor' },
  dueOn: '2027-01-29',
});

// The request is written whole with each decision, the earlier one's words included: two units for each further KB of it.
test.each<[string, Said, Said, { recorded: number; closed: number }]>([
  ['one condition', { conditions: [condition(1)] }, {}, { recorded: 10, closed: 12 }],
  ['reasons of 1,000 characters', { reasons: written(1000) }, { reasons: written(1000) }, { recorded: 10, closed: 16 }],
  [
    'reasons of 1,000 characters and a condition, the usual case',
    { reasons: written(1000), conditions: [condition(1)] },
    { reasons: written(1000) },
    { recorded: 10, closed: 16 },
  ],
  [
    'four conditions each',
    { conditions: [1, 2, 3, 4].map(condition) },
    { conditions: [5, 6, 7, 8].map(condition) },
    { recorded: 10, closed: 16 },
  ],
  ['reasons of 4,000 characters', { reasons: written(4000) }, { reasons: written(4000) }, { recorded: 16, closed: 26 }],
])('two approvers with %s', async (_, one, two, units) => {
  const world = await waiting();
  const recorded = await costOf(world, 'r1-security', first, one);
  const closed = await costOf(world, 'r1-security', second, two);
  expect({ recorded: recorded.table, closed: closed.table }).toEqual(units);
});
