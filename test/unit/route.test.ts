import { expect, test } from 'vitest';
import type { Policy } from '../../functions/domain/policy.ts';
import { route } from '../../functions/domain/route.ts';
import type { Finding, Scorecard } from '../../functions/domain/scorecard.ts';
import { housePolicy } from '../support/house-policy.ts';
import { smallCatalog } from '../support/small-catalog.ts';
import { scored, submissionTo } from '../support/small-submission.ts';

const policy = housePolicy();
const clean = scored(smallCatalog(), submissionTo(smallCatalog()));
const finding = (id: string, owner: Finding['owner'], severity: Finding['severity']): Finding => ({
  ...{
    id,
    criterionId: id,
    domain: 'data',
    severity,
    knockOut: false,
    score: 0,
    threshold: 1,
    risk: '-',
    treatment: '-',
    owner,
    questionIds: [],
  },
});
const low = [finding('F-a', 'security', 'low')];

test.each<[string, Partial<Scorecard>, 'low' | 'high', Partial<Policy>, 'clear' | 'exceptions']>([
  ['nothing fell short', {}, 'low', {}, 'clear'],
  ['a finding no worse than allowed', { findings: low }, 'low', {}, 'clear'],
  ['a worse finding', { findings: [finding('F-a', 'security', 'medium')] }, 'low', {}, 'exceptions'],
  ['a tier that people confirm', { findings: low }, 'high', {}, 'exceptions'],
  ['residual risk at the appetite', { findings: low, residualRisk: 'low' }, 'low', {}, 'clear'],
  ['residual risk above it', { findings: low, residualRisk: 'medium' }, 'low', {}, 'exceptions'],
  ['a failed knock-out', { findings: low, knockOutsFailed: ['c'] }, 'low', {}, 'exceptions'],
  ['no score', { findings: low, overall: null }, 'low', {}, 'exceptions'],
])('%s', (_, change, tier, policyChange, kind) => {
  expect(route({ ...clean, ...change }, housePolicy(policyChange), tier).kind).toBe(kind);
});

test('one request per owning role, worst first, quorum by the worst', () => {
  const findings = [
    finding('F-z', 'security', 'medium'),
    finding('F-b', 'legal', 'low'),
    finding('F-c', 'security', 'critical'),
    finding('F-a', 'security', 'medium'),
    finding('F-d', 'ai-governance', 'high'),
  ];
  expect(route({ ...clean, findings }, policy, 'low')).toEqual({
    kind: 'exceptions',
    requests: [
      { role: 'ai-governance', severity: 'high', findingIds: ['F-d'], quorum: 1 },
      { role: 'security', severity: 'critical', findingIds: ['F-c', 'F-a', 'F-z'], quorum: 2 },
      { role: 'legal', severity: 'low', findingIds: ['F-b'], quorum: 1 },
    ],
  });
});

test('a scorecard that cannot clear and has nothing to decide on is a fault, never a clearance', () => {
  expect(() => route(clean, policy, 'high')).toThrow(expect.objectContaining({ name: 'NothingToDecide' }));
});
