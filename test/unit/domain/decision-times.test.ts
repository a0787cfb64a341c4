import { describe, expect, test } from 'vitest';
import type { Policy } from '../../../functions/domain/catalog/policy.ts';
import {
  decisionDates,
  decisionSteps,
  decisionTimerId,
  nextDecisionTimer,
} from '../../../functions/domain/deciding/decision-times.ts';
import { houseApproval, housePolicy } from '../../support/house-policy.ts';

const sla = (change: Partial<Policy['approval']['sla']['high']>) => ({
  ...houseApproval,
  sla: { ...houseApproval.sla, critical: { ...houseApproval.sla.critical, ...change } },
});
const berlin = { timeZone: 'Europe/Berlin', weekend: [6, 7], holidays: ['2026-04-03', '2026-04-06'] };
const steps = (policy: Policy, from: string, severity: 'critical' | 'low' = 'critical') =>
  decisionSteps(policy, severity, from).map(({ step, dueAt }) => `${step} ${dueAt}`);

describe('the steps of a waiting decision', () => {
  test('come in order, each severity with its own time', () => {
    const policy = housePolicy({ approval: sla({ reminderDays: [1, 2], dueDays: 2, deputyDays: 3, headDays: 4, lapseDays: 5 }) });
    expect(steps(policy, '2026-03-02T09:00:00.000Z')).toEqual([
      'reminder 2026-03-03T09:00:00.000Z',
      'reminder 2026-03-04T09:00:00.000Z',
      'deputies 2026-03-05T09:00:00.000Z',
      'head 2026-03-06T09:00:00.000Z',
      'lapse 2026-03-07T09:00:00.000Z',
    ]);
    expect(steps(policy, '2026-03-02T09:00:00.000Z', 'low')[0]).toBe('reminder 2026-03-05T09:00:00.000Z');
  });

  test('count business days: over a weekend, Easter and the change of the clocks', () => {
    const policy = housePolicy({
      calendar: berlin,
      approval: sla({ reminderDays: [1], dueDays: 2, deputyDays: 3, headDays: 4, lapseDays: 5 }),
    });
    // Thursday 26 March, 10:00 in Berlin; clocks change on the 29th, Good Friday and Easter Monday follow.
    expect(steps(policy, '2026-03-26T09:00:00.000Z')).toEqual([
      'reminder 2026-03-27T09:00:00.000Z',
      'deputies 2026-03-31T08:00:00.000Z',
      'head 2026-04-01T08:00:00.000Z',
      'lapse 2026-04-02T08:00:00.000Z',
    ]);
    expect(decisionDates(policy, 'critical', '2026-04-01T08:00:00.000Z')).toEqual({
      dueAt: '2026-04-07T08:00:00.000Z',
      lapsesAt: '2026-04-10T08:00:00.000Z',
    });
  });

  test('that fall together end with what goes further', () => {
    const policy = housePolicy({ approval: sla({ reminderDays: [3, 4], dueDays: 3, deputyDays: 3, headDays: 3, lapseDays: 4 }) });
    expect(steps(policy, '2026-03-02T09:00:00.000Z').map((one) => one.split(' ')[0])).toEqual([
      ...['reminder', 'deputies', 'head', 'reminder', 'lapse'],
    ]);
  });

  test('in the demo are seconds apart, whatever the calendar', () => {
    const policy = housePolicy({ calendar: berlin, secondsPerDay: 1 });
    expect(decisionDates(policy, 'low', '2026-03-28T09:00:00.000Z')).toEqual({
      dueAt: '2026-03-28T09:00:07.000Z',
      lapsesAt: '2026-03-28T09:00:30.000Z',
    });
  });
});

describe('the one timer of a request', () => {
  const policy = housePolicy();
  const request = { id: 'r1-legal', assessmentId: 'asm_1', severity: 'high', askedAt: '2026-03-02T09:00:00.000Z' } as const;
  const next = (now: string) => nextDecisionTimer(policy, request, now);

  test('is due at the next step after now, under one id', () => {
    expect(next(request.askedAt)).toEqual({
      ...{ id: decisionTimerId('r1-legal'), assessmentId: 'asm_1', kind: 'decision', requestId: 'r1-legal' },
      dueAt: '2026-03-05T09:00:00.000Z',
    });
    // A step is over at its own instant: the timer that fires then is set to the one after.
    expect(next('2026-03-05T09:00:00.000Z')?.dueAt).toBe('2026-03-10T09:00:00.000Z');
    expect(next('2026-03-05T08:59:59.999Z')?.dueAt).toBe('2026-03-05T09:00:00.000Z');
    expect(next('2026-03-20T09:00:00.000Z')?.dueAt).toBe('2026-04-01T09:00:00.000Z');
  });

  test('is no more once it lapsed', () => {
    expect(next('2026-04-01T09:00:00.000Z')).toBeUndefined();
  });
});
