import { beforeEach, describe, expect, it } from 'vitest';
import { ID, invited, opened, stored, submitted } from '../../support/in-memory/assessment-in-progress.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { order, relay, relayNew } from '../../support/in-memory/rooms.ts';

let world: InMemory;
beforeEach(() => {
  world = inMemory();
});

describe('waking', () => {
  const wake = { kind: 'wake-workflow', assessmentId: ID, wait: 'response' } as const;
  beforeEach(async () => {
    await invited(world);
    order(world, 'out_w', wake);
  });

  it('uses the token once; a duplicate finds the workflow running and leaves it', async () => {
    world.tokens.set('token-1', 'waiting');
    await world.ports.waits.put(ID, 'response', 'token-1', world.clock.now().toISOString());
    expect(await relay(world, 'out_w')).toMatchObject({ note: 'woken' });
    order(world, 'out_again', wake);
    expect(await relay(world, 'out_again')).toMatchObject({ note: 'token spent, attempt 1 is running' });
    expect(await relay(world, 'out_w')).toMatchObject({ kind: 'already-done' });
  });

  it('wakes an older execution that waits for the same as well, and starts no successor where only that one is left', async () => {
    for (const token of ['older', 'newer']) {
      world.tokens.set(token, 'waiting');
      await world.ports.waits.put(ID, 'response', token, world.clock.now().toISOString());
    }
    expect(await relay(world, 'out_w')).toMatchObject({ note: 'woken' });
    expect([...world.tokens.values()]).toEqual(['spent', 'spent']);

    world.tokens.set('older', 'waiting');
    world.executions.set(`${ID}-1`, 'ended');
    order(world, 'out_again', wake);
    expect(await relay(world, 'out_again')).toMatchObject({ note: 'woken' });
    expect(stored(world).events.filter(({ type }) => type === 'resumed')).toEqual([]);
  });

  it('wakes when it is tried again whom it did not reach', async () => {
    for (const token of ['older', 'newer']) {
      world.tokens.set(token, 'waiting');
      await world.ports.waits.put(ID, 'response', token, world.clock.now().toISOString());
    }
    world.breaking.workflows.break({ methods: ['wake'], times: 1 });
    expect(await relay(world, 'out_w')).toMatchObject({ kind: 'failed' });
    expect([...world.tokens.values()].toSorted()).toEqual(['spent', 'waiting']);
    expect(await relay(world, 'out_w')).toMatchObject({ note: 'woken' });
    expect([...world.tokens.values()]).toEqual(['spent', 'spent']);
  });

  it('needs no token while the step has not begun to wait', async () => {
    expect(await relay(world, 'out_w')).toMatchObject({ note: 'no token, attempt 1 is running' });
  });

  it('wakes the others that are to look at the table as well; one that is woken proves that the workflow lives', async () => {
    const put = (wait: string, token: string) => world.ports.waits.put(ID, wait, token, world.clock.now().toISOString());
    for (const wait of ['request-a', 'request-b', 'request-c']) await put(wait, `token-${wait}`);
    world.tokens.set('token-request-b', 'waiting').set('token-request-c', 'waiting');
    world.executions.set(`${ID}-1`, 'ended');
    const others = ['request-b', 'request-c', 'request-d'];
    order(world, 'out_o', { ...wake, wait: 'request-a', others });
    expect(await relay(world, 'out_o')).toMatchObject({ note: 'woken 2 of 4' });
    expect([...world.tokens.values()]).toEqual(['spent', 'spent']);
    order(world, 'out_o2', { ...wake, wait: 'request-a', others });
    expect(await relay(world, 'out_o2')).toMatchObject({ note: 'token spent, restarting as attempt 2' });
  });

  it('restarts a workflow that is gone, once', async () => {
    world.executions.set(`${ID}-1`, 'ended');
    world.breaking.outbox.break({ methods: ['done'], times: 1 });
    await expect(relay(world, 'out_w')).rejects.toThrow();
    expect(await relay(world, 'out_w')).toMatchObject({ note: 'no token, restarted before' });
    const restarts = [...world.table.outbox.values()].filter(({ work }) => work.kind === 'start-workflow' && work.attempt === 2);
    expect(restarts).toHaveLength(1);
    await relayNew(world);
    expect(world.executions.get(`${ID}-2`)).toBe('running');
    expect(stored(world).events.at(-1)).toMatchObject({ type: 'resumed', data: { attempt: 2 } });
  });

  it('leaves alone what is parked or over', async () => {
    world.executions.set(`${ID}-1`, 'ended');
    stored(world).assessment.parked = { step: 'ScoreResponse', error: 'x', at: world.clock.now().toISOString() };
    expect(await relay(world, 'out_w')).toMatchObject({ note: 'no token, parked: an operator resumes it' });
    stored(world).assessment.status = 'lapsed';
    order(world, 'out_w2', wake);
    expect(await relay(world, 'out_w2')).toMatchObject({ note: 'no token, already lapsed' });
  });

  it('looks again when somebody else changed the assessment meanwhile', async () => {
    world.executions.set(`${ID}-1`, 'ended');
    const { start, wake, isRunning } = world.ports.workflows;
    const workflows = {
      start,
      wake,
      async isRunning(id: string, attempt: number) {
        if (stored(world).assessment.status === 'awaiting-response') await submitted(world);
        return isRunning(id, attempt);
      },
    };
    expect(await relay(world, 'out_w', { workflows })).toMatchObject({ note: 'no token, restarting as attempt 2' });
    expect(stored(world).events.filter(({ type }) => type === 'resumed')).toHaveLength(1);
  });
});

describe('starting', () => {
  const start = { kind: 'start-workflow', assessmentId: ID, attempt: 1 } as const;
  beforeEach(() => opened(world));

  it('is done when the execution exists and runs', async () => {
    order(world, 'out_s', start);
    order(world, 'out_t', start);
    expect(await relay(world, 'out_s')).toMatchObject({ note: 'started attempt 1' });
    expect(await relay(world, 'out_t')).toMatchObject({ note: 'attempt 1 is running' });
  });

  it('takes the next name when an execution died without finishing', async () => {
    world.executions.set(`${ID}-1`, 'ended').set(`${ID}-2`, 'ended');
    order(world, 'out_s', start);
    expect(await relay(world, 'out_s')).toMatchObject({ note: 'started attempt 3' });
  });

  it('does nothing for what is over or unknown', async () => {
    stored(world).assessment.status = 'decided';
    order(world, 'out_s', start);
    expect(await relay(world, 'out_s')).toMatchObject({ note: 'already decided' });
    order(world, 'out_u', { ...start, assessmentId: 'asm_none' });
    expect(await relay(world, 'out_u')).toMatchObject({ note: 'no such assessment' });
    expect(world.executions.size).toBe(0);
  });
});
