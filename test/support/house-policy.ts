import { EVERY_DAY } from '../../functions/domain/catalog/business-calendar.ts';
import { Policy } from '../../functions/domain/catalog/policy.ts';

const everyLevel = <T>(veryLow: T, low: T, medium: T, high: T, veryHigh: T) => ({
  'very-low': veryLow,
  low,
  medium,
  high,
  'very-high': veryHigh,
});
const everyStrength = <T>(veryWeak: T, weak: T, moderate: T, strong: T, veryStrong: T) => ({
  'very-weak': veryWeak,
  weak,
  moderate,
  strong,
  'very-strong': veryStrong,
});

const everySeverity = <T>(value: T) => ({ low: value, medium: value, high: value, critical: value });

/** How the tests' policy has people decide: each owner for themselves, all at once, with the same time whatever the severity. */
export const houseApproval: Policy['approval'] = {
  routing: [],
  order: 'parallel',
  mode: everySeverity('any'),
  rejectionEnds: 'request',
  sla: everySeverity({ dueDays: 7, reminderDays: [3], deputyDays: 8, headDays: 12, lapseDays: 30 }),
  acceptanceDays: { low: 730, medium: 365, high: 365, critical: 180 },
};

/** A policy for tests, with round numbers; its days are plain days, unless a test brings a calendar. `change` replaces whole top-level parts. */
export function housePolicy(change: Partial<Policy> = {}): Policy {
  return Policy.parse({
    id: 'house',
    version: '1.0.0',
    title: 'House policy',
    secondsPerDay: 86_400,
    inherentRisk: {
      points: {
        dataSensitivity: { none: 0, internal: 5, personal: 15, 'special-category': 25 },
        impactOnPeople: { none: 0, minor: 5, significant: 15, 'legal-or-similar': 25 },
        autonomy: { assists: 0, recommends: 5, 'decides-with-review': 10, 'decides-alone': 15 },
        scale: { 'under-100': 0, 'under-10000': 3, 'under-1000000': 6, 'over-1000000': 10 },
        replaceability: { easy: 0, moderate: 5, hard: 10 },
        aiActClass: { minimal: 0, limited: 5, 'general-purpose': 5, 'high-risk': 15 },
      },
      levels: everyLevel(0, 10, 25, 45, 70),
      floors: [
        { fact: 'aiActClass', choice: 'high-risk', level: 'high' },
        { fact: 'dataSensitivity', choice: 'special-category', level: 'medium' },
      ],
      tier: everyLevel('low', 'low', 'standard', 'high', 'high'),
    },
    evidenceFactor: { claim: 7000, document: 9000, independent: 10_000 },
    controlStrength: everyStrength(0, 3000, 5000, 7000, 8500),
    residualRisk: {
      'very-low': everyStrength('low', 'low', 'very-low', 'very-low', 'very-low'),
      low: everyStrength('medium', 'low', 'low', 'very-low', 'very-low'),
      medium: everyStrength('high', 'medium', 'medium', 'low', 'low'),
      high: everyStrength('very-high', 'high', 'high', 'medium', 'low'),
      'very-high': everyStrength('very-high', 'very-high', 'high', 'high', 'medium'),
    },
    severity: {
      '5': everyLevel('low', 'low', 'low', 'medium', 'medium'),
      '10': everyLevel('low', 'low', 'medium', 'medium', 'high'),
      '20': everyLevel('low', 'medium', 'high', 'high', 'critical'),
    },
    knockOutSeverity: 'high',
    clearing: { tiers: ['low', 'standard'], worstFinding: 'low', appetite: 'low' },
    quorum: { low: 1, medium: 1, high: 1, critical: 2 },
    calendar: EVERY_DAY,
    approval: houseApproval,
    conditions: {
      overdue: { low: 'valid', medium: 'suspended', high: 'suspended', critical: 'withdrawn' },
      reminderDaysBefore: [14, 3],
    },
    vendorHears: 'conditions',
    response: { dueDays: 21, reminderDays: [7, 14], escalateDays: 24, lapseDays: 45 },
    followUp: { rounds: 2, dueDays: 7, reminderDays: [4], escalateDays: 9, lapseDays: 14 },
    linkDays: 45,
    validityDays: { low: 730, standard: 365, high: 180 },
    reviewLeadDays: 30,
    ...change,
  });
}
