import { beforeEach, describe, expect, it } from 'vitest';
import { relayItems } from '../../../functions/relay/relay-items.ts';
import { nextAttempt } from '../../../functions/relay/retry-schedule.ts';
import { contact, ID, invited, stored, submitted } from '../../support/in-memory/assessment-in-progress.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { order, relay, relayAll, relayFunctions, relayNew } from '../../support/in-memory/rooms.ts';

const invitation = { kind: 'mail', mail: 'invitation', assessmentId: ID, to: contact } as const;
let world: InMemory;
beforeEach(async () => {
  world = inMemory();
  await invited(world);
});

describe('outages', () => {
  it('of services leave their work pending and end by themselves', async () => {
    await submitted(world);
    const services = ['mailer', 'workflows', 'waits'] as const;
    for (const service of services) world.breaking[service].break();
    expect((await relayNew(world)).map(({ kind }) => kind)).toContain('failed');
    for (const service of services) world.breaking[service].repair();
    await relayAll(world, [...world.table.outbox.keys()]);
    expect([...world.table.outbox.values()].map(({ status }) => status)).toEqual(['done', 'done', 'done', 'done']);
    expect(world.sent.map(({ kind }) => kind)).toEqual(['receipt']);
  });

  it.each(['assessments', 'catalogs', 'links', 'mailer'] as const)('of %s leave a mail pending', async (port) => {
    order(world, 'out_x', invitation);
    world.breaking[port].break();
    expect(await relay(world, 'out_x')).toMatchObject({ kind: 'failed' });
    expect(world.table.outbox.get('out_x')).toMatchObject({ status: 'pending', attempts: 1 });
    world.breaking[port].repair();
    expect(await relay(world, 'out_x')).toMatchObject({ kind: 'done', note: 'sent' });
  });

  it('of the outbox itself throw, after the other items were done', async () => {
    order(world, 'out_1', invitation);
    order(world, 'out_2', invitation);
    world.breaking.outbox.break({ methods: ['get'], times: 1 });
    await expect(relayItems(relayFunctions(world).mails, ['out_1', 'out_2'])).rejects.toThrow('out of reach');
    expect(['out_1', 'out_2'].map((id) => world.table.outbox.get(id)?.status)).toEqual(['pending', 'done']);
  });

  it('of three days give up visibly: the assessment is parked and names the item, which can still be redriven', async () => {
    order(world, 'out_x', invitation);
    world.breaking.mailer.break();
    for (let hour = 0; hour < 72; hour += 1) {
      expect(await relay(world, 'out_x')).toMatchObject({ kind: 'failed' });
      world.clock.travel({ hours: 1 });
    }
    expect(await relay(world, 'out_x')).toMatchObject({ kind: 'given-up' });
    expect(world.table.outbox.get('out_x')).toMatchObject({ status: 'given-up' });
    const { assessment } = stored(world);
    expect(assessment).toMatchObject({ status: 'awaiting-response', parked: { step: 'relay mail' }, waiting: { on: 'operator' } });
    expect(assessment.parked?.error).toContain('out_x');
    world.breaking.mailer.repair();
    expect(await relay(world, 'out_x')).toMatchObject({ kind: 'done' });
  });

  it('never put a token into what is stored of the fault', async () => {
    order(world, 'out_x', { kind: 'wake-workflow', assessmentId: ID, wait: 'response' });
    const taskToken = `AQCEAAAAK${'gAAAAMAAAAAAAAAA'.repeat(20)}`;
    await world.ports.waits.put(ID, 'response', taskToken, world.clock.now().toISOString());
    const workflows = {
      ...world.ports.workflows,
      wake: async (token: string) => {
        throw new Error(`Value '${token}' at 'taskToken' failed to satisfy constraint`);
      },
    };
    await relay(world, 'out_x', { workflows });
    expect(world.table.outbox.get('out_x')?.lastError).toBe(
      "Error: Value '[left out]' at 'taskToken' failed to satisfy constraint",
    );
  });
});

describe('the schedule of attempts', () => {
  const createdAt = '2026-03-02T09:00:00.000Z';
  const failed = (attempts: number, age: number) =>
    nextAttempt({ attempts, createdAt }, new Date(Date.parse(createdAt) + age * 1000));

  it('doubles from 30 seconds up to 15 minutes', () => {
    const wait = (attempts: number) => (Date.parse(failed(attempts, 0).nextAttemptAt) - Date.parse(createdAt)) / 1000;
    expect([0, 1, 2, 3, 4, 5, 6, 400].map(wait)).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('gives up at three days, not a second before', () => {
    expect(failed(300, 3 * 86_400 - 1).status).toBe('pending');
    expect(failed(1, 3 * 86_400).status).toBe('given-up');
  });
});
