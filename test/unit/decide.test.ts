import { describe, expect, test } from 'vitest';
import type { ApprovalRequest, Decision } from '../../functions/domain/deciding/approval.ts';
import {
  decideRequest,
  dropRequest,
  endedByRejection,
  lapseRequest,
  supersedeRequest,
} from '../../functions/domain/deciding/decide.ts';
import { hashOf } from '../../functions/domain/proof/canonical.ts';
import { petra, rosa, sven } from '../support/assessment-story.ts';

const basis = hashOf('scorecard');
const request: ApprovalRequest = {
  ...{ id: 'req_1', assessmentId: 'asm_1', role: 'security', severity: 'critical', findingIds: ['F-a'], quorum: 2 },
  ...{ mode: 'any', needed: 2, basis, requestedAt: '2026-03-01T10:00:00.000Z', askedAt: '2026-03-01T10:00:00.000Z' },
  ...{ dueAt: '2026-03-08T10:00:00.000Z', lapsesAt: '2026-03-31T10:00:00.000Z' },
  ...{ status: 'open', escalation: 'none', handOvers: [], decisions: [] },
};
const member = { as: 'member' } as const;
const entitled = ['Rosa', 'sven', 'petra', 'henk'].map((name) => ({ name, email: `${name}@buyer.example`, capacity: member }));
const henk = { kind: 'staff', id: 'u_henk', name: 'Henk', email: 'henk@buyer.example' } as const;
const decision = (change: Partial<Decision> = {}): Decision => ({
  ...{ choice: 'approve', reasons: 'It is good enough for us.', conditions: [], by: rosa, at: '2026-03-02T10:00:00.000Z', basis },
  ...{ capacity: member, directoryVersion: 1 },
  ...change,
});
const conditions = [{ text: 'Send the report', proof: 'The report', owner: { kind: 'vendor' as const }, dueOn: '2026-06-30' }];
const decide = (on: ApprovalRequest, change: Partial<Decision> = {}) =>
  decideRequest(on, decision(change), { prepared: [petra, henk], entitled });
const handOver = {
  from: rosa,
  to: { name: 'Olaf', email: 'olaf@buyer.example' },
  reasons: 'Olaf knows this supplier well.',
  at: '',
};
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
    ['somebody without the role', request, { by: { ...rosa, id: 'u_9', email: 'eve@buyer.example' } }, 'not-entitled'],
    ['the vendor', request, { by: { kind: 'vendor', name: 'V', email: 'rosa@buyer.example' } }, 'not-entitled'],
    ['a machine', request, { by: { kind: 'system', name: 'workflow' } }, 'not-entitled'],
    ['an operator', request, { by: { kind: 'operator', name: 'root' } }, 'not-entitled'],
    ['who edited the intake', request, { by: henk }, 'requester'],
    ['who edited it, under another spelling', request, { by: { ...henk, id: 'u_8', email: 'HENK@Buyer.example ' } }, 'requester'],
    ['the same person again', having({}), { at: '2026-03-04T10:00:00.000Z' }, 'already-decided'],
    ['the same person in capitals', having({}), { by: { ...rosa, id: 'u_3', email: 'ROSA@BUYER.EXAMPLE' } }, 'already-decided'],
    ['a late approval', having({ choice: 'reject' }), { by: sven }, 'already-decided'],
    ['a late rejection', having({}, { by: sven }), { by: { ...sven, id: 'u_4' }, choice: 'reject' }, 'already-decided'],
    ['after the lapse', lapseRequest(request, '2026-03-31T10:00:00.000Z'), {}, 'already-decided'],
    ['before its turn', { ...request, status: 'queued' }, {}, 'not-its-turn'],
    ['after it was superseded', supersedeRequest(request, '2026-03-03T10:00:00.000Z'), {}, 'superseded'],
    ['after it was superseded, by who decided before', supersedeRequest(having({}), '2026-03-03T10:00:00.000Z'), {}, 'superseded'],
    ['after it was dropped', dropRequest(request, '2026-03-03T10:00:00.000Z'), {}, 'already-decided'],
    ['after it was withdrawn', { ...request, status: 'withdrawn' }, {}, 'already-decided'],
    ['who handed their part over', { ...request, handOvers: [handOver] }, {}, 'handed-over'],
    [
      'who handed it over, by account',
      { ...request, handOvers: [handOver] },
      { by: { ...rosa, email: 'r@x.example' } },
      'handed-over',
    ],
    ['other facts', request, { basis: hashOf('other') }, 'stale-basis'],
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

test('with more needed than the quorum, as where all of a role decide, the quorum does not close it', () => {
  const all = { ...request, quorum: 1, mode: 'all' as const, needed: 2 };
  const once = decide(all);
  expect(once).toMatchObject({ kind: 'recorded', request: { status: 'open' } });
  expect(decide('request' in once ? once.request : all, { by: sven })).toMatchObject({ kind: 'closed' });
  expect(decide('request' in once ? once.request : all, { by: sven, choice: 'reject' })).toMatchObject({
    request: { status: 'rejected' },
  });
});

test('what closes a request that had too few people leaves no mark of it', () => {
  expect(having({ choice: 'reject' })).not.toHaveProperty('lacksPeople');
  const lacking = decide({ ...request, lacksPeople: true }, { choice: 'reject' });
  expect('request' in lacking && lacking.request).not.toHaveProperty('lacksPeople');
});

test.each<['request' | 'assessment', ApprovalRequest['status'][], boolean]>([
  ['assessment', ['open', 'rejected'], true],
  ['assessment', ['open', 'lapsed'], true],
  ['assessment', ['open', 'approved', 'queued', 'superseded', 'withdrawn', 'dropped'], false],
  ['assessment', [], false],
  ['request', ['open', 'rejected', 'lapsed'], false],
])('a rejection, or a lapse, ends all of it where the policy says so: %s, %j', (rejectionEnds, statuses, ended) => {
  expect(
    endedByRejection(
      statuses.map((status) => ({ status })),
      { approval: { rejectionEnds } },
    ),
  ).toBe(ended);
});
