import { beforeAll, describe, expect, test } from 'vitest';
import { handOver } from '../../functions/approve/deciding/hand-over.ts';
import type { Catalog } from '../../functions/domain/catalog/catalog.ts';
import { changeDirectory } from '../../functions/domain/deciding/change-directory.ts';
import { type Directory, emptyDirectory } from '../../functions/domain/deciding/directory.ts';
import type { AssessmentFile } from '../../functions/domain/ports.ts';
import { hashOf } from '../../functions/domain/proof/canonical.ts';
import { verifyAssessment } from '../../functions/domain/proof/verify-assessment.ts';
import { verifyDirectory } from '../../functions/domain/proof/verify-directory.ts';
import { owningRoles } from '../../functions/domain/vocabulary.ts';
import { scoreResponse } from '../../functions/score/score-response.ts';
import { sweep } from '../../functions/watch/sweep.ts';
import { rechained } from '../support/assessment-story.ts';
import { houseApproval } from '../support/house-policy.ts';
import { awaitingDecision, ID, stored } from '../support/in-memory/assessment-in-progress.ts';
import { decide, onePerRequest, poor, portsOf } from '../support/in-memory/follow-up-story.ts';
import { type InMemory, inMemory } from '../support/in-memory/in-memory.ts';

const person = (name: string) => ({ name, email: `${name.toLowerCase()}@buyer.example` });
const staff = (name: string) => ({ kind: 'staff' as const, id: `stf_${name}`, ...person(name) });
const olga = staff('Olga');
type History = { current: Directory; versions: Directory[]; events: AssessmentFile['events'] };

let file: AssessmentFile;
let history: History;
let catalog: Catalog;

const roles = { ...emptyDirectory.roles };
for (const role of owningRoles) roles[role] = [person('Ada')];
const content = (absences: { from: string; until: string }[] = []) => ({
  ...{ roles, heads: { 'data-protection': person('Hanna') }, administrators: [person('Olga')] },
  standIns: [
    { email: 'ADA@buyer.example', deputy: person('Dirk'), absences },
    { email: 'eve@buyer.example', deputy: person('Cleo'), absences: [] },
  ],
});
const changed = async (world: InMemory, what: ReturnType<typeof content>) =>
  changeDirectory({ ...portsOf(world), ids: world.ids }, { content: what, by: olga });

/** Three requests: decided by a deputy while Ada was away, by whom it was handed over to, and by the head in the end. */
beforeAll(async () => {
  const world = inMemory();
  await changed(world, content([{ from: '2026-03-02', until: '2026-03-02' }]));
  await awaitingDecision(world, { policy: onePerRequest(), answers: poor });
  await decide(world, 'r1-ai-governance', 'approve', staff('Dirk'));
  world.clock.travel({ days: 1 });
  await changed(world, content());
  const handing = { assessmentId: ID, requestId: 'r1-business-owner', to: 'cleo@buyer.example', by: staff('Ada') };
  await handOver(portsOf(world), { ...handing, reasons: 'Cleo knows this supplier well.' });
  await decide(world, 'r1-business-owner', 'approve', staff('Cleo'));
  const relay = { mails: { redrive: async () => {} }, signals: { redrive: async () => {} } };
  for (const days of [8, 4]) {
    world.clock.travel({ days });
    await sweep({ ...portsOf(world), relay });
  }
  await decide(world, 'r1-data-protection', 'approve', staff('Hanna'));
  await scoreResponse(portsOf(world), { assessmentId: ID });
  file = stored(world);
  history = await world.ports.directories.history();
  catalog = await world.ports.catalogs.get(file.assessment.catalogHash);
});

const failing = (of: AssessmentFile, by: History = history) =>
  verifyAssessment(of, catalog, { directories: by.versions })
    .checks.filter(({ ok }) => !ok)
    .map(({ name, detail }) => `${name}: ${detail}`);
/** The same file with a change, whose author has made the hashes of its decisions and hand-overs, and the trail, fit again. */
function forged(change: (copy: AssessmentFile) => void): AssessmentFile {
  const before = structuredClone(file);
  const after = structuredClone(file);
  change(after);
  const hashes = (one: AssessmentFile) =>
    one.requests.flatMap(({ decisions, handOvers }) => [...decisions, ...handOvers].map(hashOf));
  const [was, is] = [hashes(before), hashes(after)];
  const refitted = (value: unknown) => is[was.indexOf(String(value))] ?? value;
  return rechained(after, (event) => ({
    ...event,
    data: Object.fromEntries(Object.entries(event.data).map(([key, value]) => [key, refitted(value)])) as typeof event.data,
  }));
}
const requestOf = (of: AssessmentFile, role: string) => {
  const request = of.requests.find((one) => one.role === role);
  if (!request) throw new Error(`no request to ${role}`);
  return request;
};
const decisionOn = (of: AssessmentFile, role: string) => {
  const [decision] = requestOf(of, role).decisions;
  if (!decision) throw new Error(`no decision of ${role}`);
  return decision;
};

test('everybody had the right they named: a deputy on that day, whom it was handed over to, the head in the end', () => {
  expect(file.requests.map(({ decisions: [decision] }) => decision?.capacity)).toEqual([
    { as: 'deputy', for: 'ada@buyer.example' },
    { as: 'head' },
    { as: 'named', by: 'ada@buyer.example' },
  ]);
  expect(failing(file)).toEqual([]);
  expect(verifyAssessment(file, catalog).ok).toBe(true);
  expect(verifyDirectory(history)).toMatchObject([{ name: 'directory', ok: true }]);
});

describe('a forger who makes every hash fit is found by the directory', () => {
  test.each<[string, (copy: AssessmentFile) => void, string]>([
    ['another right', (f) => Object.assign(decisionOn(f, 'ai-governance'), { capacity: { as: 'member' } }), 'decided on request'],
    [
      'a deputy of somebody else',
      (f) => Object.assign(decisionOn(f, 'ai-governance'), { capacity: { as: 'deputy', for: 'eve@buyer.example' } }),
      'Dirk decided on request r1-ai-governance as deputy, but was deputy',
    ],
    [
      'a deputy when nobody was away',
      (f) => Object.assign(decisionOn(f, 'ai-governance'), { at: '2026-03-03T09:00:00.000Z', directoryVersion: 2 }),
      'Dirk decided on request r1-ai-governance as deputy, but was nobody who decides',
    ],
    [
      'a version that was replaced long before',
      (f) => Object.assign(decisionOn(f, 'data-protection'), { directoryVersion: 1 }),
      'names version 1 of the directory, which was replaced before',
    ],
    [
      'a version that never was',
      (f) => Object.assign(decisionOn(f, 'data-protection'), { directoryVersion: 7 }),
      'names version 7 of the directory, which is not stored',
    ],
    [
      'somebody who is nobody',
      (f) => Object.assign(decisionOn(f, 'data-protection'), { by: staff('Mallory') }),
      'Mallory decided on request r1-data-protection as head, but was nobody who decides',
    ],
  ])('%s', (_, change, says) => {
    expect(failing(forged(change)).join()).toContain(says);
  });

  test('a head who decided before it went that far', () => {
    const early = rechained(file, (event) =>
      event.type === 'escalated' && event.data.to === 'head' ? { ...event, data: { ...event.data, to: 'deputies' } } : event,
    );
    const says = failing(early).join();
    expect(says).toContain('Hanna decided on request r1-data-protection as head, but was nobody who decides');
    expect(says).toContain('request r1-data-protection went up to head, the trail says deputies');
  });
});

describe('hand-overs are those of the trail', () => {
  test.each<[string, () => AssessmentFile, string]>([
    [
      'one away',
      () => ({ ...file, requests: file.requests.map((one) => ({ ...one, handOvers: [] })) }),
      "has a 'handed-over' event",
    ],
    [
      'to somebody else',
      () => forged((f) => Object.assign(requestOf(f, 'business-owner').handOvers[0] ?? {}, { to: person('Mallory') })),
      'names somebody else to whom request r1-business-owner was handed over',
    ],
    [
      'by somebody else',
      () => forged((f) => Object.assign(requestOf(f, 'business-owner').handOvers[0] ?? {}, { from: staff('Hanna') })),
      'names another person for a hand-over',
    ],
    [
      'one more',
      () => {
        const copy = structuredClone(file);
        const [given] = requestOf(copy, 'business-owner').handOvers;
        if (given) requestOf(copy, 'data-protection').handOvers.push(given);
        return copy;
      },
      "the trail has 0 'handed-over' events",
    ],
    [
      'only after the decision',
      () => {
        const copy = structuredClone(file);
        const at = copy.events.findIndex(({ type }) => type === 'handed-over');
        const [event] = copy.events.splice(at, 1);
        if (event) copy.events.push(event);
        return rechained(copy, (one) => one);
      },
      'Cleo decided on request r1-business-owner as named, but was nobody who decides',
    ],
  ])('%s', (_, make, says) => {
    expect(failing(make()).join()).toContain(says);
  });
});

describe('every end is one that the trail explains', () => {
  const ended = (change: (request: ReturnType<typeof requestOf>) => void) => {
    const copy = structuredClone(file);
    change(requestOf(copy, 'data-protection'));
    return failing(copy).join();
  };
  test.each<[string, (request: ReturnType<typeof requestOf>) => void, string]>([
    ['lapsed', (r) => Object.assign(r, { status: 'lapsed' }), 'is lapsed, its decisions say approved'],
    ['dropped', (r) => Object.assign(r, { status: 'dropped', decisions: [] }), 'is dropped, which the trail does not say'],
    ['withdrawn', (r) => Object.assign(r, { status: 'withdrawn', decisions: [] }), 'is withdrawn, which the trail does not say'],
    [
      'queued',
      (r) => Object.assign(r, { status: 'queued', decisions: [] }),
      'waits its turn, but the policy asks everybody at once',
    ],
    ['open again', (r) => Object.assign(r, { status: 'open' }), 'is open, its decisions say approved'],
  ])('%s', (_, change, says) => {
    expect(ended(change)).toContain(says);
  });

  test('a lapse before its time, and one that is undone', async () => {
    const world = inMemory();
    await awaitingDecision(world, {
      policy: onePerRequest({ approval: { ...houseApproval, rejectionEnds: 'assessment' } }),
      answers: poor,
    });
    world.clock.travel({ days: 30 });
    const relay = { mails: { redrive: async () => {} }, signals: { redrive: async () => {} } };
    await sweep({ ...portsOf(world), relay });
    await scoreResponse(portsOf(world), { assessmentId: ID });
    const lapsed = stored(world);
    expect(lapsed.requests.map(({ status }) => status).sort()).toEqual(['dropped', 'dropped', 'lapsed']);
    const by = await world.ports.catalogs.get(lapsed.assessment.catalogHash);
    const problems = (change: (copy: AssessmentFile) => void) => {
      const copy = structuredClone(lapsed);
      change(copy);
      return verifyAssessment(copy, by)
        .checks.flatMap(({ ok, detail }) => (ok ? [] : [detail]))
        .join();
    };
    const first = (f: AssessmentFile, status: string) => f.requests.find((one) => one.status === status) ?? {};
    expect(problems(() => {})).toBe('');
    expect(problems((f) => Object.assign(first(f, 'lapsed'), { lapsesAt: '2027-01-01T00:00:00.000Z' }))).toContain(
      'lapsed before its time',
    );
    expect(problems((f) => Object.assign(first(f, 'lapsed'), { status: 'open', closedAt: undefined }))).toContain(
      'is lapsed, not open',
    );
    expect(problems((f) => Object.assign(first(f, 'dropped'), { status: 'open', closedAt: undefined }))).toContain(
      'is dropped, not open',
    );
    expect(problems((f) => Object.assign(first(f, 'dropped'), { closedAt: '2026-01-01T00:00:00.000Z' }))).toContain(
      'was not closed when',
    );
    expect(problems((f) => Object.assign(first(f, 'lapsed'), { status: 'superseded' }))).toContain('which the trail does not say');
  });
});

test('what an operator changed at a terminal is theirs by name', async () => {
  const world = inMemory();
  const by = { kind: 'operator' as const, name: 'npm start' };
  await changeDirectory({ ...portsOf(world), ids: world.ids }, { content: content(), by });
  expect(verifyDirectory(await world.ports.directories.history())).toMatchObject([{ ok: true }]);
});

describe('the directory itself', () => {
  const found = (change: (copy: History) => void) => {
    const copy = structuredClone(history);
    change(copy);
    return verifyDirectory(copy)
      .flatMap(({ ok, detail }) => (ok ? [] : [detail]))
      .join();
  };
  test.each<[string, (copy: History) => void, string]>([
    [
      'somebody added to a version',
      (h) => void h.versions[0]?.roles.security.push(person('Mallory')),
      'version 1 of the directory differs',
    ],
    [
      'an absence longer',
      (h) => Object.assign(h.versions[0]?.standIns[0]?.absences[0] ?? {}, { until: '2026-12-31' }),
      'version 1 of the directory differs',
    ],
    [
      'another author',
      (h) => Object.assign(h.versions[1] ?? {}, { changedBy: staff('Mallory') }),
      'otherwise who changed the directory',
    ],
    ['a version away', (h) => void h.versions.pop(), 'version 2, which counts now, is not the last one that is kept (1)'],
    [
      'the last version and its event away',
      (h) => {
        h.versions.pop();
        h.events.pop();
      },
      'the chain ends at event 1, the record says 2',
    ],
    [
      'somebody added to what counts now',
      (h) => void h.current.roles.security.push(person('Mallory')),
      'version 2, which counts now, is not the last one that is kept',
    ],
    ['an event away', (h) => void h.events.pop(), 'does not say how version 2 of the directory came about'],
    ['a line of the trail', (h) => Object.assign(h.events[0]?.data ?? {}, { what: [] }), 'its content does not match its hash'],
  ])('%s', (_, change, says) => {
    expect(found(change)).toContain(says);
  });
});
