import { beforeEach, describe, expect, it } from 'vitest';
import { parkAssessment } from '../../../functions/domain/park-assessment.ts';
import { ParkEvent, parkingOf } from '../../../functions/watch/park-event.ts';
import { resumeAssessment } from '../../../functions/watch/resume.ts';
import { awaitingDecision, ID, invited, peopled, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { relayNew } from '../../support/in-memory/rooms.ts';

let world: InMemory;
beforeEach(async () => {
  world = inMemory();
  await invited(world);
});
const ports = () => ({ ...world.ports, clock: world.clock });
const park = (step = 'ScoreResponse', assessmentId = ID) =>
  parkAssessment(ports(), { assessmentId, step, fault: { name: 'Outage', message: 'the table is out of reach' } });
const resume = (assessmentId = ID) => resumeAssessment(ports(), { assessmentId, operator: 'olga' });
const ordered = () => [...world.table.outbox.values()].map(({ work }) => work);

describe('parking', () => {
  it('is visible: step, fault, an event, and an operator who is waited for', async () => {
    expect(await park()).toEqual({ kind: 'parked' });
    const { assessment, events } = stored(world);
    expect(assessment).toMatchObject({
      status: 'awaiting-response',
      parked: { step: 'ScoreResponse', error: 'Outage: the table is out of reach' },
      waiting: { on: 'operator' },
    });
    expect(events.at(-1)).toMatchObject({ type: 'parked', data: { step: 'ScoreResponse', error: 'Outage' } });
  });

  it('is quiet about what is parked, over or unknown', async () => {
    await park();
    expect(await park()).toEqual({ kind: 'already-parked' });
    expect(stored(world).events.filter(({ type }) => type === 'parked')).toHaveLength(1);
    expect(await park('ScoreResponse', 'asm_none')).toEqual({ kind: 'unknown' });
    stored(world).assessment.status = 'lapsed';
    expect(await park()).toEqual({ kind: 'over' });
  });

  it('of what has ended marks only what relay gave up, once each, and somebody waits for it', async () => {
    stored(world).assessment.status = 'lapsed';
    expect(await park('relay mail')).toEqual({ kind: 'undelivered' });
    expect(await park('relay mail')).toEqual({ kind: 'already-parked' });
    expect(await park('relay publish')).toEqual({ kind: 'undelivered' });
    const { assessment, events } = stored(world);
    expect(assessment.undelivered?.map(({ step }) => step)).toEqual(['relay mail', 'relay publish']);
    expect(assessment).toMatchObject({ status: 'lapsed', waiting: { on: 'operator' } });
    expect(assessment).not.toHaveProperty('parked');
    expect(events.filter(({ type }) => type === 'undelivered')).toHaveLength(2);
    const before = ordered().length;
    expect(await resume()).toEqual({ kind: 'resumed' });
    expect(stored(world).assessment).toMatchObject({ status: 'lapsed', waiting: { on: 'nobody' } });
    expect(stored(world).assessment).not.toHaveProperty('undelivered');
    expect(ordered().length).toBe(before);
    expect(await resume()).toEqual({ kind: 'over' });
  });

  it('of what has ended takes away what relay gave up, not what is known against an address', async () => {
    const undeliverable = [
      { email: 'vera@vendor.example', reason: 'bounced' as const, mail: 'condition-set', at: world.clock.now().toISOString() },
    ];
    Object.assign(stored(world).assessment, { status: 'decided', undeliverable });
    await park('relay mail');
    await resume();
    expect(stored(world).assessment).not.toHaveProperty('undelivered');
    expect(stored(world).assessment).toMatchObject({ undeliverable, waiting: { on: 'nobody' } });
  });

  it('names no more than twenty', async () => {
    stored(world).assessment.status = 'lapsed';
    for (let n = 0; n < 22; n += 1) {
      const fault = { name: 'Outage', message: `outbox item ${n}` };
      await parkAssessment(ports(), { assessmentId: ID, step: 'relay mail', fault });
    }
    const marks = stored(world).assessment.undelivered ?? [];
    expect([marks.length, marks.at(-1)?.error]).toEqual([20, 'Outage: outbox item 21']);
  });

  it('lets a dead workflow outweigh an undelivered mail, not the other way round', async () => {
    await park('relay mail');
    expect(await park('ScoreResponse')).toEqual({ kind: 'parked' });
    expect(await park('relay mail')).toEqual({ kind: 'already-parked' });
    expect(stored(world).assessment.parked?.step).toBe('ScoreResponse');
  });

  it('happens once when two steps give up at the same moment', async () => {
    const kinds = (await Promise.all([park('RequestDecision'), park('RecordOutcome')])).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['already-parked', 'parked']);
  });

  it('reads the step and the message from what the workflow caught, without stack or token', () => {
    const Cause = JSON.stringify({ errorType: 'Outage', errorMessage: `lost ${'A'.repeat(60)}`, trace: ['at x'] });
    const caught = ParkEvent.parse({ assessmentId: ID, fault: { RecordOutcome: { Error: 'Outage', Cause } } });
    const fault = { name: 'Outage', message: 'lost [left out]' };
    expect(parkingOf(caught)).toEqual({ assessmentId: ID, step: 'RecordOutcome', fault });
    const timeout = ParkEvent.parse({ assessmentId: ID, fault: { RequestResponse: { Error: 'States.Timeout' } } });
    expect(parkingOf(timeout)).toMatchObject({ step: 'RequestResponse', fault: { name: 'States.Timeout', message: '' } });
  });
});

describe('resuming', () => {
  it('starts the next attempt after a workflow step had given up', async () => {
    await park();
    world.executions.set(`${ID}-1`, 'ended');
    expect(await resume()).toEqual({ kind: 'resumed' });
    const { assessment, events } = stored(world);
    expect(assessment.parked).toBeUndefined();
    expect(assessment.waiting).toMatchObject({ on: 'vendor', until: assessment.dueAt });
    expect(events.at(-1)).toMatchObject({ type: 'resumed', actor: { kind: 'operator', name: 'olga' } });
    await relayNew(world);
    expect(world.executions.get(`${ID}-2`)).toBe('running');
  });

  it('starts a living attempt even when the one it names has died before its first step', async () => {
    await park();
    world.executions.set(`${ID}-1`, 'ended').set(`${ID}-2`, 'ended');
    await resume();
    await relayNew(world);
    expect(world.executions.get(`${ID}-3`)).toBe('running');
  });

  it('wakes again what relay had given up waking, and starts nothing for a mail', async () => {
    await park('relay mail');
    const before = ordered().length;
    await resume();
    expect(ordered().length).toBe(before);
    await park('relay wake-workflow');
    await resume();
    expect(ordered().slice(before)).toEqual([{ kind: 'wake-workflow', assessmentId: ID, wait: 'response' }]);
  });

  it('has nothing to do for what is not parked, over or unknown', async () => {
    expect(await resume()).toEqual({ kind: 'not-parked' });
    expect(await resume('asm_none')).toEqual({ kind: 'unknown' });
    stored(world).assessment.status = 'decided';
    expect(await resume()).toEqual({ kind: 'over' });
  });

  it('names the risk owners again when they are who is waited for', async () => {
    world = inMemory();
    peopled(world);
    await awaitingDecision(world);
    await park('RequestDecision');
    await resume();
    expect(stored(world).assessment.waiting).toMatchObject({ on: 'risk-owners', until: stored(world).requests[0]?.dueAt });
  });

  it('names the administrator again where a role has nobody who decides', async () => {
    world = inMemory();
    await awaitingDecision(world);
    await park('RequestDecision');
    await resume();
    expect(stored(world).assessment.waiting.on).toBe('administrator');
  });
});
