import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientConfig } from '../../bin/local/aws-environment.ts';
import { startEngine } from '../../bin/local/engine.ts';
import { freePorts } from '../../bin/local/ports.ts';
import { installEngine } from '../../bin/local/python.ts';
import type { Evidence } from '../../functions/domain/answers/submission.ts';
import type { ApprovalRequest } from '../../functions/domain/deciding/approval.ts';
import type { Links } from '../../functions/domain/links/access-ports.ts';
import type { Assessments, Catalogs, Drafts, Ledger, Outbox, Timers, Waits } from '../../functions/domain/ports.ts';
import { TOKENS_KEPT } from '../../functions/domain/time/wait-for-wake.ts';
import { assessmentsIn } from '../../functions/platform/table/assessments.ts';
import { catalogsIn } from '../../functions/platform/table/catalogs.ts';
import { directoriesIn } from '../../functions/platform/table/directories.ts';
import { draftsIn } from '../../functions/platform/table/drafts.ts';
import { indexes, keys } from '../../functions/platform/table/keys.ts';
import { ledgerIn } from '../../functions/platform/table/ledger.ts';
import { linksIn } from '../../functions/platform/table/links.ts';
import { outboxIn } from '../../functions/platform/table/outbox.ts';
import { ownerScreensIn } from '../../functions/platform/table/owner-screens.ts';
import { toItem } from '../../functions/platform/table/records.ts';
import { submissionsIn } from '../../functions/platform/table/submissions.ts';
import type { Table } from '../../functions/platform/table/table.ts';
import { timersIn } from '../../functions/platform/table/timers.ts';
import { waitsIn } from '../../functions/platform/table/waits.ts';
import { storesDirectories } from '../support/directory-store.ts';
import { ID, opened } from '../support/in-memory/assessment-in-progress.ts';
import { travellingClock } from '../support/in-memory/clock-and-ids.ts';
import { type InMemory, inMemory } from '../support/in-memory/in-memory.ts';
import { smallCatalog } from '../support/small-catalog.ts';
import { submissionTo } from '../support/small-submission.ts';

interface Stores {
  assessments: Assessments;
  ledger: Ledger;
  outbox: Outbox;
  timers: Timers;
  links: Links;
  waits: Waits;
  catalogs: Catalogs;
  drafts: Drafts;
}

const home = mkdtempSync(join(tmpdir(), 'assay-stores-'));
let engine: Awaited<ReturnType<typeof startEngine>> | undefined;
let table: Table;

beforeAll(async () => {
  const python = await installEngine(join(import.meta.dirname, '..', '..', '.local'));
  const [port = 0] = await freePorts(1);
  engine = await startEngine({ python, home, port });
  table = await createTable('stores', engine.url);
});

async function createTable(name: string, url: string): Promise<Table> {
  const client = new DynamoDBClient(clientConfig(url));
  const key = (name: string, KeyType: 'HASH' | 'RANGE') => ({ AttributeName: name, KeyType });
  const screens = [indexes.byDue, indexes.byOwner];
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', ...screens.flatMap(({ pk, sk }) => [pk, sk])].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: [key('pk', 'HASH'), key('sk', 'RANGE')],
      GlobalSecondaryIndexes: screens.map(({ name, pk, sk }) => ({
        IndexName: name,
        KeySchema: [key(pk, 'HASH'), key(sk, 'RANGE')],
        Projection: { ProjectionType: 'ALL' },
      })),
    }),
  );
  return { name, client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }) };
}
afterAll(async () => {
  await engine?.stop();
  rmSync(home, { recursive: true, force: true, maxRetries: 3 });
});

const inTable = (world: InMemory): Stores => ({
  assessments: assessmentsIn(table),
  ledger: ledgerIn(table, world.ids),
  outbox: outboxIn(table),
  timers: timersIn(table),
  links: linksIn(table),
  waits: waitsIn(table),
  catalogs: catalogsIn(table),
  drafts: draftsIn(table),
});

/** The same promises of the stores in memory, which the unit tests rest on, and of the real ones. */
describe.each(['memory', 'table'] as const)('the stores in %s', (where) => {
  const clock = travellingClock();
  const at = clock.now().toISOString();
  const later = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();
  let world: InMemory;
  let stores: Stores;
  let outboxId = '';

  beforeAll(async () => {
    world = inMemory();
    if (where === 'memory') stores = world.ports;
    else {
      stores = inTable(world);
      Object.assign(world.ports, stores);
    }
    await opened(world);
  });

  const head = async () => {
    const found = await stores.assessments.head(ID);
    if (!found) throw new Error('no head');
    return found;
  };
  const event = { type: 'reminded', actor: { kind: 'system', name: 'test' }, data: {} } as const;
  const timer = { id: 'response-lapse', assessmentId: ID, kind: 'response-lapse', dueAt: at } as const;

  it('order work with the change that asks for it, due two minutes later', async () => {
    expect(await stores.outbox.due(later(1.99), 10)).toEqual([]);
    const [item, ...others] = await stores.outbox.due(later(2), 10);
    expect(others).toEqual([]);
    expect(item).toMatchObject({ work: { kind: 'start-workflow' }, status: 'pending', attempts: 0, createdAt: at });
    outboxId = item?.id ?? '';
  });

  it('give a claim to one of many, until it ends', async () => {
    const claims = await Promise.all([1, 2, 3].map(() => stores.outbox.claim(outboxId, later(3), later(5))));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await stores.outbox.claim(outboxId, later(4.9), later(6))).toBe(false);
    expect(await stores.outbox.claim(outboxId, later(5), later(6))).toBe(true);
    expect(await stores.outbox.claim('out_none', at, later(1))).toBe(false);
  });

  it('note a failure with its next attempt, which ends the claim', async () => {
    const failure = { attempts: 1, nextAttemptAt: later(10), lastError: 'Outage: x', status: 'pending' } as const;
    await stores.outbox.failed(outboxId, failure);
    expect(await stores.outbox.due(later(9), 10)).toEqual([]);
    const [item] = await stores.outbox.due(later(10), 10);
    expect(item).toMatchObject(failure);
    expect(item).not.toHaveProperty('claimedUntil');
  });

  it('never find again what was given up, but keep it', async () => {
    await stores.outbox.failed(outboxId, { attempts: 2, nextAttemptAt: later(11), lastError: 'Outage: x', status: 'given-up' });
    expect(await stores.outbox.due(later(9999), 10)).toEqual([]);
    expect(await stores.outbox.get(outboxId)).toMatchObject({ status: 'given-up', attempts: 2 });
  });

  it('end work with the proof of its mail; what is done stays done', async () => {
    const record = { id: outboxId, mail: 'invitation', to: 'v@x.example', subject: 's', messageId: 'm', sentAt: at } as const;
    await stores.outbox.done(outboxId, later(12), { assessmentId: ID, record });
    expect(await stores.outbox.claim(outboxId, later(13), later(14))).toBe(false);
    await stores.outbox.failed(outboxId, { attempts: 3, nextAttemptAt: later(15), lastError: 'late', status: 'pending' });
    expect(await stores.outbox.get(outboxId)).toMatchObject({ status: 'done', doneAt: later(12), attempts: 2 });
    expect(await stores.outbox.due(later(9999), 10)).toEqual([]);
    expect((await stores.assessments.file(ID))?.mails).toEqual([record]);
  });

  it('commit once: a repeat meets its own event, anybody else has moved', async () => {
    const before = await head();
    const change = { head: before, operationId: 'op-1', at, event, writes: [{ put: 'timer', value: timer }] } as const;
    const first = await stores.ledger.commit({ ...change, writes: [...change.writes] });
    expect(first.kind).toBe('committed');
    expect(await stores.ledger.commit({ ...change, writes: [] })).toEqual(first);
    expect(await stores.ledger.commit({ ...change, operationId: 'op-2', writes: [] })).toEqual({ kind: 'moved', head: first.head });
    await expect(stores.ledger.commit({ ...change, transition: 'submit', writes: [] })).rejects.toMatchObject({
      name: 'IllegalTransition',
    });
    const file = await stores.assessments.file(ID);
    expect(file?.events.map(({ seq, operationId }) => [seq, operationId])).toEqual([
      [1, `start-${ID}`],
      [2, 'op-1'],
    ]);
    expect(file?.events[1]?.prevHash).toBe(file?.events[0]?.hash);
    expect(file?.assessment).toMatchObject({ seq: 2, lastHash: file?.events[1]?.hash });
  });

  it('open another one alongside a change of this one: both or neither, and once', async () => {
    const [before, asked] = [await head(), 'asm_next'];
    const { seq: _, lastHash: __, ...as } = before;
    const opens = { operationId: `start-${asked}`, at, event: { ...event, type: 'assessment-opened' as const } };
    const open = (id: string, of: typeof before, others = {}) =>
      stores.ledger.open({
        ...{ ...opens, ...others, head: { ...as, id, status: 'opened' as const } },
        alongside: {
          head: of,
          operationId: `beside-${id}`,
          at,
          event,
          set: { continuedBy: { assessmentId: id, reference: 'A-1' } },
        },
      });
    const first = await open(asked, before);
    expect(first).toMatchObject({ kind: 'committed', head: { id: asked, seq: 1 } });
    const after = await head();
    expect(after).toMatchObject({ seq: before.seq + 1, continuedBy: { assessmentId: asked } });
    // Sent again it meets its own event, whatever has become of the other one.
    expect(await open(asked, after)).toEqual(first);
    expect(await open(asked, before)).toEqual(first);
    // The other one moved: nothing is opened.
    expect(await open('asm_late', before)).toEqual({ kind: 'moved', head: undefined });
    expect(await stores.assessments.head('asm_late')).toBeUndefined();
    // It is there already: nothing is told.
    expect(await open(asked, after, { operationId: 'other' })).toEqual({ kind: 'moved', head: first.head });
    expect(await head()).toEqual(after);
    await stores.ledger.commit({ head: after, operationId: 'untold', at, event, set: { continuedBy: undefined } });
  });

  it('clear what a change sets to undefined', async () => {
    await stores.ledger.commit({
      head: await head(),
      operationId: 'op-park',
      at,
      event,
      set: { parked: { step: 's', error: 'e', at } },
    });
    expect((await head()).parked).toBeDefined();
    await stores.ledger.commit({ head: await head(), operationId: 'op-resume', at, event, set: { parked: undefined } });
    expect(await head()).not.toHaveProperty('parked');
  });

  it('find timers when due, and forget them unless they were set anew', async () => {
    expect(await stores.timers.due(new Date(Date.parse(at) - 1).toISOString(), 10)).toEqual([]);
    expect(await stores.timers.due(at, 10)).toEqual([timer]);
    await stores.timers.forget({ ...timer, dueAt: later(1) });
    expect(await stores.timers.due(at, 10)).toEqual([timer]);
    await stores.timers.forget(timer);
    await stores.timers.forget(timer);
    expect(await stores.timers.due(at, 10)).toEqual([]);
    // What the ledger itself sets while the workflow is awaited stays.
    expect((await stores.assessments.file(ID))?.timers.map(({ kind }) => kind)).toEqual(['workflow-check']);
  });

  it('issue links by hash and keep task tokens by wait', async () => {
    const grant = {
      tokenHash: 'b'.repeat(64),
      assessmentId: ID,
      purpose: 'respond',
      name: 'V',
      email: 'v@x.example',
      issuedAt: at,
      expiresAt: later(60),
    } as const;
    await stores.links.issue(grant);
    expect(await stores.links.find(grant.tokenHash)).toEqual({ assessmentId: ID });
    expect(await stores.links.find('c'.repeat(64))).toBeUndefined();
    expect((await stores.assessments.file(ID))?.grants).toEqual([grant]);
    expect(await stores.waits.tokens(ID, 'request-r1')).toEqual([]);
  });

  it('keep the last task tokens of a wait, the newest first and none twice', async () => {
    for (const token of ['a', 'b', 'b']) await stores.waits.put(ID, 'response', token, at);
    expect(await stores.waits.tokens(ID, 'response')).toEqual(['b', 'a']);
    const more = Array.from({ length: TOKENS_KEPT - 1 }, (_, n) => `t${n}`);
    for (const token of more) await stores.waits.put(ID, 'response', token, at);
    expect(await stores.waits.tokens(ID, 'response')).toEqual([...more.toReversed(), 'b']);
    await Promise.all(['x', 'y'].map((token) => stores.waits.put(ID, 'request-r1', token, at)));
    expect((await stores.waits.tokens(ID, 'request-r1')).toSorted()).toEqual(['x', 'y']);
  });

  it('take drafts and files while a response is awaited, and from nobody whose link was revoked', async () => {
    const { drafts, ledger, links } = stores;
    const actor = { kind: 'vendor', name: 'V', email: 'v@x.example' } as const;
    const draft = { sectionId: 'data', answers: {}, savedAt: at, savedBy: actor, markedComplete: false };
    const [live, revoked] = ['b', 'd'].map((letter) => letter.repeat(64));
    const file: Evidence = {
      ...{ id: 'evd_1', questionIds: ['q'], fileName: 'a.pdf', contentType: 'application/pdf', kind: 'other', status: 'pending' },
      ...{ objectKey: 'k', uploadedAt: at, uploadedBy: actor },
    };
    const changed: Evidence = { ...file, kind: 'policy' };
    const every = async (grantHash?: string) => [
      await drafts.save(ID, draft, 0, grantHash),
      await drafts.putEvidence(ID, file, grantHash),
      await drafts.changeEvidence(ID, changed, file, grantHash),
      await drafts.removeEvidence(ID, changed, grantHash),
    ];
    const kinds = async (grantHash?: string) => (await every(grantHash)).map(({ kind }) => kind);
    expect(await kinds(live)).toEqual(Array(4).fill('closed'));
    await ledger.commit({ head: await head(), operationId: 'op-invite', at, event, transition: 'invite' });
    const grant = { tokenHash: revoked ?? '', assessmentId: ID, purpose: 'respond', name: 'V', email: 'v@x.example' } as const;
    await links.issue({ ...grant, issuedAt: at, expiresAt: later(60), revokedAt: at });
    await links.speak(ID, grant.tokenHash, 'de');
    for (const hash of [revoked, 'e'.repeat(64)]) expect(await kinds(hash)).toEqual(Array(4).fill('refused'));
    expect((await stores.assessments.work(ID))?.drafts).toEqual([]);
    expect(await kinds(live)).toEqual(['saved', 'saved', 'saved', 'saved']);
    expect(await drafts.save(ID, { ...draft, markedComplete: true }, 0, live)).toMatchObject({ kind: 'conflict' });
    expect((await kinds()).slice(1)).toEqual(['saved', 'saved', 'saved']);
    // A file's record is written over or taken away only as it was read, all of it, and only where it is.
    const kept = async () => (await stores.assessments.work(ID))?.evidence;
    await drafts.putEvidence(ID, changed, live);
    expect(await drafts.changeEvidence(ID, file, file, live)).toEqual({ kind: 'moved' });
    expect(await drafts.removeEvidence(ID, file, live)).toEqual({ kind: 'moved' });
    expect(await drafts.removeEvidence(ID, { ...changed, questionIds: ['q', 'r'] }, live)).toEqual({ kind: 'moved' });
    expect(await kept()).toEqual([changed]);
    expect(await drafts.removeEvidence(ID, changed, live)).toEqual({ kind: 'saved' });
    expect(await drafts.removeEvidence(ID, changed, live)).toEqual({ kind: 'moved' });
    expect(await kept()).toEqual([]);
    // What a link's holder switches to never makes a link, or brings one back.
    await links.speak(ID, 'e'.repeat(64), 'de');
    expect((await stores.assessments.work(ID))?.grants.map(({ revokedAt }) => revokedAt)).toEqual([undefined, at]);
  });
});

describe('the directory in the table', () => {
  let empty: Table;
  let count = 0;
  beforeEach(async () => {
    count += 1;
    empty = await createTable(`directory-${count}`, engine?.url ?? '');
  });
  const { clock, ids } = inMemory();
  storesDirectories(() => ({ directories: directoriesIn(empty), clock, ids }));
});

it('what was submitted is read once by each function that asks: it never changes', async () => {
  const catalog = smallCatalog();
  const submission = submissionTo(catalog, { assessmentId: 'asm_kept', answers: {}, submittedAt: '2026-03-02T09:00:00.000Z' });
  const { pk, sk } = keys.submission('asm_kept', 1);
  await table.client.send(new PutCommand({ TableName: table.name, Item: toItem.submission(submission) }));
  const [warm, cold] = [submissionsIn(table), submissionsIn(table)];
  expect(await warm.get('asm_kept', 1)).toEqual(submission);
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }));
  expect(await warm.get('asm_kept', 1)).toEqual(submission);
  expect(await cold.get('asm_kept', 1)).toBeUndefined();
});

it('what a role closed is found newest first, and up to an instant where one is named: nothing of that instant or later', async () => {
  const request = (hour: number): ApprovalRequest => ({
    ...{
      id: 'r1-legal',
      assessmentId: `asm_closed${hour}`,
      role: 'legal',
      severity: 'high',
      findingIds: ['F-a'],
      quorum: 1,
      needed: 1,
    },
    ...{
      mode: 'any',
      basis: 'a'.repeat(64),
      requestedAt: instant(1),
      askedAt: instant(1),
      dueAt: instant(9),
      lapsesAt: instant(9),
    },
    ...{ status: 'approved', escalation: 'none', handOvers: [], decisions: [], closedAt: instant(hour) },
  });
  const instant = (hour: number) => `2026-03-02T0${hour}:00:00.000Z`;
  for (const hour of [3, 2, 4])
    await table.client.send(new PutCommand({ TableName: table.name, Item: toItem.request(request(hour)) }));
  const screens = ownerScreensIn(table);
  const closed = async (limit: number, before?: string) =>
    (await screens.closedRequests('legal', limit, before)).map(({ closedAt }) => closedAt);
  expect(await closed(30)).toEqual([instant(4), instant(3), instant(2)]);
  expect(await closed(30, instant(4))).toEqual([instant(3), instant(2)]);
  expect(await closed(1, instant(4))).toEqual([instant(3)]);
  expect(await closed(30, instant(2))).toEqual([]);
});
