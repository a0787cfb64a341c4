import { describe, expect, test } from 'vitest';
import { whatApprovingMeans } from '../../../functions/approve/deciding/what-approving-means.ts';
import type { ApprovalRequest, Decision } from '../../../functions/domain/deciding/approval.ts';
import { houseApproval, housePolicy } from '../../support/house-policy.ts';

const now = '2026-03-02T09:00:00.000Z';
const policy = housePolicy();
const decision = (change: Partial<Decision> = {}): Decision => ({
  choice: 'approve',
  reasons: 'The contract limits the use to test data.',
  conditions: [],
  by: { kind: 'staff', id: 'stf_2', name: 'Dora Data', email: 'dora@buyer.example' },
  capacity: { as: 'member' },
  directoryVersion: 1,
  at: now,
  basis: 'a'.repeat(64),
  ...change,
});
const request = (change: Partial<ApprovalRequest> = {}) =>
  ({ id: 'r1-security', severity: 'critical', needed: 2, decisions: [], status: 'open', ...change }) as ApprovalRequest;
const means = (one: ApprovalRequest, change: Partial<Parameters<typeof whatApprovingMeans>[0]> = {}) =>
  whatApprovingMeans({ request: one, live: [one], policy, tier: 'low', now, ...change });

describe('what approving would mean', () => {
  test("until the policy's end for this severity, reviewed as long before as the policy says", () => {
    expect(means(request())).toEqual({
      lastDay: '2026-08-29',
      lastDayBy: 'policy',
      validUntil: '2026-08-29',
      reviewOn: '2026-07-30',
      missing: 2,
      rejectionEndsAll: false,
    });
    expect(means(request({ severity: 'low' })).lastDay).toBe('2028-03-01');
  });
  test("or until the outcome's own end, if that comes first", () => {
    expect(means(request({ severity: 'low' }), { tier: 'high' }).lastDay).toBe('2026-08-29');
  });
  test('or as another approver said', () => {
    expect(means(request({ decisions: [decision({ acceptUntil: '2026-05-01' })] }))).toMatchObject({
      lastDay: '2026-05-01',
      lastDayBy: 'approver',
      missing: 1,
    });
  });
  test('which is the policy’s end still where the other approver said the same day', () => {
    expect(means(request({ decisions: [decision({ acceptUntil: '2026-08-29' })] })).lastDayBy).toBe('policy');
  });
  test('another exception may end the outcome earlier than this one', () => {
    const other = request({ severity: 'critical', decisions: [decision({ acceptUntil: '2026-03-20' })] });
    const one = request({ severity: 'low' });
    expect(means(one, { live: [one, other] })).toMatchObject({
      lastDay: '2028-03-01',
      validUntil: '2026-03-20',
      reviewOn: '2026-03-02',
    });
  });
  test('days are those of the policy’s time zone', () => {
    const calendar = { timeZone: 'Pacific/Auckland', weekend: [], holidays: [] };
    const at = '2026-03-02T12:00:00.000Z';
    expect(means(request(), { policy: housePolicy({ calendar }), now: at }).lastDay).toBe('2026-08-30');
  });
  test('whether one rejection ends it for everybody', () => {
    const all = housePolicy({ approval: { ...houseApproval, rejectionEnds: 'assessment' } });
    expect(means(request(), { policy: all }).rejectionEndsAll).toBe(true);
  });
});
