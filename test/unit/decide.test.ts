import { describe, expect, test } from 'vitest';
import type { ApprovalRequest, Decision } from '../../functions/domain/approval.ts';
import { hashOf } from '../../functions/domain/canonical.ts';
import { decideRequest, lapseRequest } from '../../functions/domain/decide.ts';
import { petra, rosa, sven } from '../support/assessment-story.ts';

const basis = hashOf('scorecard');
const request: ApprovalRequest = {
  ...{ id: 'req_1', assessmentId: 'asm_1', role: 'security', severity: 'critical', findingIds: ['F-a'], quorum: 2, basis },
  ...{ requestedAt: '2026-03-01T10:00:00.000Z', dueAt: '2026-03-08T10:00:00.000Z', lapsesAt: '2026-03-31T10:00:00.000Z' },
  ...{ status: 'open', decisions: [] },
};
const members = [{ email: 'Rosa@buyer.example' }, { email: 'sven@buyer.example' }, { email: 'petra@buyer.example' }];
const decision = (change: Partial<Decision> = {}): Decision => ({
  ...{ choice: 'approve', reasons: 'It is good enough for us.', conditions: [], by: rosa, at: '2026-03-02T10:00:00.000Z', basis },
  ...change,
});
const conditions = [{ text: 'Send the report', dueOn: '2026-06-30' }];
const decide = (on: ApprovalRequest, change: Partial<Decision> = {}) =>
  decideRequest(on, decision(change), { requestedBy: petra, members });
function having(...changes: Partial<Decision>[]): ApprovalRequest {
  return changes.reduce((now, change) => {
    const result = decide(now, change);
    if (result.kind === 'refused') throw new Error(result.reason);
    return result.request;
  }, request);
}

test('the quorum is different people; the last one closes it', () => {
  const once = decide(request);
  expect(once).toMatchObject({ kind: 'recorded', request: { status: 'open', decisions: [{ by: rosa }] } });
  expect(having({})).not.toHaveProperty('closedAt');
  expect(decide(having({}), { by: sven, at: '2026-03-03T10:00:00.000Z' })).toMatchObject({
    kind: 'closed',
    request: { status: 'approved', closedAt: '2026-03-03T10:00:00.000Z' },
  });
});

test('one rejection ends it, first or second', () => {
  expect(decide(request, { choice: 'reject' })).toMatchObject({ kind: 'closed', request: { status: 'rejected' } });
  expect(decide(having({}), { choice: 'reject', by: sven })).toMatchObject({ kind: 'closed', request: { status: 'rejected' } });
});

test('conditions of either approver hold', () => {
  expect(having({ choice: 'approve-with-conditions', conditions }, { by: sven }).status).toBe('approved-with-conditions');
  expect(having({}, { by: sven, choice: 'approve-with-conditions', conditions }).status).toBe('approved-with-conditions');
});

describe('refused', () => {
  test.each<[string, ApprovalRequest, Partial<Decision>, string]>([
    ['the requester', request, { by: petra }, 'requester'],
    ['the requester under another spelling', request, { by: { ...petra, id: 'u_2', email: ' PETRA@Buyer.Example ' } }, 'requester'],
    ['the requester under another address', request, { by: { ...petra, email: 'sven@buyer.example' } }, 'requester'],
    ['somebody without the role', request, { by: { ...rosa, id: 'u_9', email: 'eve@buyer.example' } }, 'not-a-member'],
    ['the vendor', request, { by: { kind: 'vendor', name: 'V', email: 'rosa@buyer.example' } }, 'not-a-member'],
    ['a machine', request, { by: { kind: 'system', name: 'workflow' } }, 'not-a-member'],
    ['an operator', request, { by: { kind: 'operator', name: 'root' } }, 'not-a-member'],
    ['the same person again', having({}), { at: '2026-03-04T10:00:00.000Z' }, 'already-decided'],
    ['the same person in capitals', having({}), { by: { ...rosa, id: 'u_3', email: 'ROSA@BUYER.EXAMPLE' } }, 'already-decided'],
    ['a late approval', having({ choice: 'reject' }), { by: sven }, 'already-decided'],
    ['a late rejection', having({}, { by: sven }), { by: { ...sven, id: 'u_4' }, choice: 'reject' }, 'already-decided'],
    ['after the lapse', lapseRequest(request, '2026-03-31T10:00:00.000Z'), {}, 'already-decided'],
    ['another scorecard', request, { basis: hashOf('other') }, 'stale-basis'],
    ['conditions without any', request, { choice: 'approve-with-conditions' }, 'conditions-missing'],
  ])('%s', (_, on, change, reason) => {
    const before = structuredClone(on);
    expect(decide(on, change)).toEqual({ kind: 'refused', reason });
    expect(on).toEqual(before);
  });
});

test('a lapse ends an open request only', () => {
  expect(lapseRequest(request, '2026-03-31T10:00:00.000Z')).toMatchObject({
    status: 'lapsed',
    closedAt: '2026-03-31T10:00:00.000Z',
  });
  const rejected = having({ choice: 'reject' });
  expect(lapseRequest(rejected, '2026-03-31T10:00:00.000Z')).toBe(rejected);
});
