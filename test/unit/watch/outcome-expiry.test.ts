import { describe, expect, test } from 'vitest';
import { clearanceAt } from '../../../functions/domain/outcome/clearance.ts';
import { verifyAssessment } from '../../../functions/domain/proof/verify-assessment.ts';
import { ID, requester, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { ordered } from '../../support/in-memory/follow-up-story.ts';
import type { InMemory } from '../../support/in-memory/in-memory.ts';
import { again, decided } from '../../support/in-memory/recorded-story.ts';
import { relayNew, sweepNow } from '../../support/in-memory/rooms.ts';

const endOf = (world: InMemory) => stored(world).outcome?.validUntil ?? '';
const justBefore = (instant: string) => new Date(Date.parse(instant) - 1).toISOString();
const types = (world: InMemory) => stored(world).events.map(({ type }) => type);

describe('an approval ends', () => {
  test('at that very millisecond, whatever the sweep has done by then', async () => {
    const world = await decided({ choice: 'approve' });
    const clearance = world.table.clearances.get('sup_1/sys_1');
    const end = endOf(world);
    expect(clearanceAt(clearance, justBefore(end))).toMatchObject({ cleared: true, standing: 'valid', until: end });
    expect(clearanceAt(clearance, end)).toMatchObject({ cleared: false, standing: 'expired', until: null });
  });

  test('in the trail with the next sweep, once; the requester and other systems hear of it', async () => {
    const world = await decided({ choice: 'approve' });
    const end = endOf(world);
    await sweepNow(world, justBefore(end));
    expect(types(world)).not.toContain('outcome-expired');
    world.table.outbox.clear();
    await sweepNow(world, end);
    await sweepNow(world, end);
    const { assessment, events, outcome, timers } = stored(world);
    expect(events.filter(({ type }) => type === 'outcome-expired')).toMatchObject([{ data: { validUntil: end, before: 'valid' } }]);
    expect(assessment.outcome).toMatchObject({ hash: assessment.outcome?.hash, since: { standing: 'expired', at: end } });
    expect(outcome?.validUntil).toBe(end);
    expect(timers.filter(({ kind }) => kind === 'outcome-expiry')).toEqual([]);
    expect(ordered(world)).toEqual([`outcome-ended ${requester.email}`, 'publish']);
    await relayNew(world);
    expect(world.published.at(-1)).toMatchObject({ type: 'clearance.changed', detail: { standing: 'expired', cleared: false } });
    const file = stored(world);
    const { checks } = verifyAssessment(file, await world.ports.catalogs.get(file.assessment.catalogHash));
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('not when a newer outcome replaced it, told so or not', async () => {
    const world = await decided({ choice: 'approve' });
    world.clock.travel({ days: 1 });
    await decided({ world, ...again, choice: 'approve' });
    await relayNew(world);
    await sweepNow(world, endOf(world));
    expect(types(world)).not.toContain('outcome-expired');
    expect(stored(world).assessment.supersededBy).toMatchObject({ assessmentId: again.id });
    const timerLeft = await decided({ choice: 'approve' });
    stored(timerLeft).assessment.supersededBy = { assessmentId: again.id, reference: 'A-2', at: '2026-03-03T09:00:00.000Z' };
    await sweepNow(timerLeft, endOf(timerLeft));
    expect(types(timerLeft)).not.toContain('outcome-expired');
  });
});

describe('a review falls due', () => {
  test('once: the trail says so and the requester is asked', async () => {
    const world = await decided({ choice: 'approve' });
    const { nextReviewAt = '' } = stored(world).outcome ?? {};
    world.table.outbox.clear();
    await sweepNow(world, nextReviewAt);
    await sweepNow(world, nextReviewAt);
    expect(types(world).filter((type) => type === 'review-due')).toHaveLength(1);
    expect(ordered(world)).toEqual([`review-due ${requester.email}`]);
    expect(stored(world).assessment.outcome?.since).toBeUndefined();
  });

  test('not of what was replaced', async () => {
    const world = await decided({ choice: 'approve' });
    stored(world).assessment.supersededBy = { assessmentId: again.id, reference: 'A-2', at: '2026-03-03T09:00:00.000Z' };
    await sweepNow(world, '2027-01-01T00:00:00.000Z');
    expect(types(world)).not.toContain('review-due');
    expect(stored(world, ID).timers.filter(({ kind }) => kind === 'review')).toEqual([]);
  });
});
