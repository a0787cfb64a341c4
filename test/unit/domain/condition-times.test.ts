import { expect, test } from 'vitest';
import { conditionSteps, firstConditionTimer, nextConditionTimer } from '../../../functions/domain/conditions/condition-times.ts';
import { clearanceAt } from '../../../functions/domain/outcome/clearance.ts';
import { housePolicy } from '../../support/house-policy.ts';

const policy = housePolicy();
const condition = {
  ...{ id: 'r1-security-1', assessmentId: 'asm_1', dueAt: '2026-06-30T21:59:59.999Z' },
  ...{ status: 'open' as const, reports: [] },
};
const all = [
  { step: 'reminder', dueAt: '2026-06-16T21:59:59.999Z' },
  { step: 'reminder', dueAt: '2026-06-27T21:59:59.999Z' },
  { step: 'overdue', dueAt: '2026-06-30T22:00:00.000Z' },
];

test('its owner is reminded, then it is overdue: from the millisecond on at which the clearance says so', () => {
  expect(conditionSteps(policy, condition)).toEqual(all);
  const { id, dueAt } = condition;
  const clearance: Parameters<typeof clearanceAt>[0] = {
    ...{ result: 'approved-with-conditions', validUntil: '2027-01-01T00:00:00.000Z' },
    conditions: [{ id, dueAt, text: 't', owner: 'vendor', dueOn: '2026-06-30', ifOverdue: 'suspended', status: 'open' }],
  };
  expect(clearanceAt(clearance, condition.dueAt).standing).toBe('valid');
  expect(clearanceAt(clearance, all[2]?.dueAt ?? '').standing).toBe('suspended');
});

test('one timer walks through its steps, and then says it again by the policy’s interval', () => {
  const dueAfter = (now: string, of = policy) => nextConditionTimer(of, condition, now).dueAt;
  expect(dueAfter('2026-03-01T00:00:00.000Z')).toBe(all[0]?.dueAt);
  expect(dueAfter(all[0]?.dueAt ?? '')).toBe(all[1]?.dueAt);
  expect(dueAfter(condition.dueAt)).toBe(all[2]?.dueAt);
  expect(dueAfter(all[2]?.dueAt ?? '')).toBe('2026-07-07T22:00:00.000Z');
  expect(dueAfter('2026-07-07T22:00:00.000Z')).toBe('2026-07-14T22:00:00.000Z');
  const often = { ...policy, conditions: { ...policy.conditions, againDays: 2 } };
  expect(dueAfter('2026-07-07T22:00:00.000Z', often)).toBe('2026-07-08T22:00:00.000Z');
  expect(nextConditionTimer(policy, condition, '2026-03-01T00:00:00.000Z')).toEqual({
    ...{ id: 'condition-r1-security-1', assessmentId: 'asm_1', kind: 'condition', conditionId: 'r1-security-1' },
    dueAt: all[0]?.dueAt,
  });
});

test('one that is overdue when it begins has a timer that is due at once', () => {
  expect(firstConditionTimer(policy, condition, '2027-01-01T00:00:00.000Z').dueAt).toBe(all[2]?.dueAt);
});

test('without reminders there is only the end; days are policy days', () => {
  const conditions = { ...policy.conditions, reminderDaysBefore: [] };
  expect(conditionSteps({ ...policy, conditions }, condition)).toEqual([all[2]]);
  expect(conditionSteps({ ...policy, secondsPerDay: 1 }, condition)[0]?.dueAt).toBe('2026-06-30T21:59:45.999Z');
});
