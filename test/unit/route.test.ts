import { expect, test } from 'vitest';
import type { Policy, RoutingRule } from '../../functions/domain/catalog/policy.ts';
import { ownersOf, type Routed, route } from '../../functions/domain/judgement/route.ts';
import type { Finding, Scorecard } from '../../functions/domain/judgement/scorecard.ts';
import type { Tier } from '../../functions/domain/vocabulary.ts';
import { houseApproval, housePolicy } from '../support/house-policy.ts';
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
const of = (tier: Tier, aiActClass: Routed['facts']['aiActClass'] = 'minimal'): Routed => ({ tier, facts: { aiActClass } });
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
  expect(route({ ...clean, ...change }, housePolicy(policyChange), of(tier)).kind).toBe(kind);
});

test('one request per owning role, worst first, quorum by the worst', () => {
  const findings = [
    finding('F-z', 'security', 'medium'),
    finding('F-b', 'legal', 'low'),
    finding('F-c', 'security', 'critical'),
    finding('F-a', 'security', 'medium'),
    finding('F-d', 'ai-governance', 'high'),
  ];
  expect(route({ ...clean, findings }, policy, of('low'))).toEqual({
    kind: 'exceptions',
    requests: [
      { role: 'ai-governance', severity: 'high', findingIds: ['F-d'], quorum: 1, mode: 'any' },
      { role: 'security', severity: 'critical', findingIds: ['F-c', 'F-a', 'F-z'], quorum: 2, mode: 'any' },
      { role: 'legal', severity: 'low', findingIds: ['F-b'], quorum: 1, mode: 'any' },
    ],
  });
});

test('a scorecard that cannot clear and has nothing to decide on is a fault, never a clearance', () => {
  expect(() => route(clean, policy, of('high'))).toThrow(expect.objectContaining({ name: 'NothingToDecide' }));
});

const routedBy = (...routing: RoutingRule[]) => housePolicy({ approval: { ...houseApproval, routing } });

test.each<[string, Partial<RoutingRule>, Finding, Routed, boolean]>([
  ['a rule without conditions', {}, finding('F', 'security', 'low'), of('low'), true],
  ['its domain', { domains: ['other', 'data'] }, finding('F', 'security', 'low'), of('low'), true],
  ['another domain', { domains: ['other'] }, finding('F', 'security', 'critical'), of('low'), false],
  ['its severity', { atLeast: 'high' }, finding('F', 'security', 'high'), of('low'), true],
  ['a worse severity', { atLeast: 'high' }, finding('F', 'security', 'critical'), of('low'), true],
  ['a lesser severity', { atLeast: 'high' }, finding('F', 'security', 'medium'), of('low'), false],
  ['its tier', { tiers: ['standard', 'high'] }, finding('F', 'security', 'low'), of('high'), true],
  ['another tier', { tiers: ['standard', 'high'] }, finding('F', 'security', 'low'), of('low'), false],
  ['its AI Act class', { aiActClasses: ['high-risk'] }, finding('F', 'security', 'low'), of('low', 'high-risk'), true],
  ['another AI Act class', { aiActClasses: ['high-risk'] }, finding('F', 'security', 'low'), of('low', 'limited'), false],
  [
    'all conditions together',
    { domains: ['data'], atLeast: 'low', tiers: ['low'], aiActClasses: ['minimal'] },
    finding('F', 'security', 'low'),
    of('low'),
    true,
  ],
  [
    'all but one condition',
    { domains: ['data'], atLeast: 'low', tiers: ['high'], aiActClasses: ['minimal'] },
    finding('F', 'security', 'low'),
    of('low'),
    false,
  ],
])('%s says who owns a finding, or does not', (_, rule, one, subject, fits) => {
  expect(ownersOf(one, routedBy({ ...rule, role: 'legal', effect: 'owns' }), subject)).toEqual([fits ? 'legal' : 'security']);
  const both = ['security', ...(fits ? ['legal'] : [])];
  expect(ownersOf(one, routedBy({ ...rule, role: 'legal', effect: 'also' }), subject)).toEqual(both);
});

test('the first rule that fits owns; everybody named besides is asked too, each once', () => {
  const rules = routedBy(
    { role: 'legal', effect: 'also', atLeast: 'high' },
    { role: 'ai-governance', effect: 'owns', domains: ['other'] },
    { role: 'data-protection', effect: 'owns' },
    { role: 'business-owner', effect: 'owns' },
    { role: 'data-protection', effect: 'also' },
  );
  expect(ownersOf(finding('F', 'security', 'high'), rules, of('low'))).toEqual(['data-protection', 'legal']);
  expect(ownersOf(finding('F', 'security', 'low'), rules, of('low'))).toEqual(['data-protection']);
});

test('a finding that two roles own is in the request of either, and each request has the mode and quorum of its own worst', () => {
  const approval = {
    ...houseApproval,
    routing: [{ role: 'legal', effect: 'also', atLeast: 'critical' } as const],
    mode: { low: 'any', medium: 'any', high: 'any', critical: 'all' } as const,
  };
  const findings = [finding('F-a', 'security', 'critical'), finding('F-b', 'security', 'low'), finding('F-c', 'legal', 'low')];
  expect(route({ ...clean, findings }, housePolicy({ approval }), of('low'))).toMatchObject({
    requests: [
      { role: 'security', severity: 'critical', findingIds: ['F-a', 'F-b'], quorum: 2, mode: 'all' },
      { role: 'legal', severity: 'critical', findingIds: ['F-a', 'F-c'], quorum: 2, mode: 'all' },
    ],
  });
  const lesser = [finding('F-b', 'security', 'low'), finding('F-c', 'legal', 'medium')];
  expect(route({ ...clean, findings: lesser }, housePolicy({ approval }), of('low'))).toMatchObject({
    requests: [
      { role: 'security', quorum: 1, mode: 'any' },
      { role: 'legal', quorum: 1, mode: 'any' },
    ],
  });
});
