import { beforeEach, describe, expect, it } from 'vitest';
import type { OutboxWork } from '../../../functions/domain/outbox.ts';
import { onRelayEvent } from '../../../functions/relay/on-relay-event.ts';
import { relayItem } from '../../../functions/relay/relay-item.ts';
import { contact, ID, invited } from '../../support/in-memory/assessment-in-progress.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { order, relayFunctions } from '../../support/in-memory/rooms.ts';

const mail: OutboxWork = { kind: 'mail', mail: 'invitation', assessmentId: ID, to: contact };
const signals: OutboxWork[] = [
  { kind: 'start-workflow', assessmentId: ID, attempt: 1 },
  { kind: 'wake-workflow', assessmentId: ID, wait: 'response' },
  { kind: 'publish', assessmentId: ID, event: 'assessment.decided' },
];
let world: InMemory;
beforeEach(async () => {
  world = inMemory();
  await invited(world);
});

describe.each([mail, ...signals])('$kind', (work) => {
  const mine = work.kind === 'mail' ? 'mails' : 'signals';
  const other = work.kind === 'mail' ? 'signals' : 'mails';

  it('is done by one function; the other leaves it exactly as it is', async () => {
    order(world, 'out_x', work);
    const before = structuredClone(world.table.outbox.get('out_x'));
    expect(await relayItem(relayFunctions(world)[other], 'out_x')).toEqual({ kind: 'not-mine', id: 'out_x' });
    expect(world.table.outbox.get('out_x')).toEqual(before);
    expect(world.sent).toEqual([]);
    expect(await relayItem(relayFunctions(world)[mine], 'out_x')).toMatchObject({ kind: 'done', work: work.kind });
  });

  it('that is handed to both at once is done once', async () => {
    order(world, 'out_x', work);
    const { mails, signals } = relayFunctions(world);
    const results = await Promise.all([relayItem(mails, 'out_x'), relayItem(signals, 'out_x')]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['done', 'not-mine']);
  });
});

it('both answer what came of each item, log it without words of anybody, and count failures under their own names', async () => {
  order(world, 'out_mail', mail);
  order(world, 'out_wake', { kind: 'wake-workflow', assessmentId: ID, wait: 'response' });
  await world.ports.waits.put(ID, 'response', 'token-1', world.clock.now().toISOString());
  world.breaking.mailer.break();
  world.breaking.workflows.break();
  const counted: string[] = [];
  const logged: object[] = [];
  const log = { info: () => {}, warn: (_: string, facts: object) => void logged.push(facts) };
  const told = (which: 'mails' | 'signals') =>
    onRelayEvent(relayFunctions(world)[which], (name) => void counted.push(name))({ redrive: ['out_mail', 'out_wake'] }, log);
  expect(await told('mails')).toEqual({
    results: [
      { id: 'out_wake', kind: 'not-mine' },
      { id: 'out_mail', kind: 'failed' },
    ],
  });
  expect(await told('signals')).toEqual({
    results: [
      { id: 'out_mail', kind: 'not-mine' },
      { id: 'out_wake', kind: 'failed' },
    ],
  });
  world.clock.travel({ days: 4 });
  await told('mails');
  await told('signals');
  expect(counted).toEqual(['MailFailures', 'RelayFailures', 'MailGivenUp', 'RelayGivenUp']);
  expect(logged).toHaveLength(4);
  expect(JSON.stringify(logged)).not.toMatch(new RegExp(`${contact.email}|${contact.name}|token-1`));
});
