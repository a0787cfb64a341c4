import type { Plan } from '../people/vendor.ts';

/** A date so many days from today (negative: ago), as the seed's conditions and absences have it: YYYY-MM-DD. */
export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A vendor whose encryption falls short: a failed knock-out that people may still accept with conditions. */
export const weakEncryption: Plan = {
  'security.encryption': { value: 'in-transit', comment: 'Encryption at rest is on our roadmap for the second quarter.' },
};

/** A vendor that learns from its customers' data and does not know what its model maker does. */
export const learnsFromUs: Plan = {
  'data.trains-on-ours': { value: 'yes' },
  'supply.model-maker-learns': { value: 'not-sure' },
  'development.fairness': { value: 'none' },
};

/** A vendor with gaps in many places: closing those of one role would make a difference. */
export const manyGaps: Plan = {
  ...weakEncryption,
  'about.does': { value: 'scores-people' },
  'development.fairness': { value: 'planned' },
  'security.assurance': { value: 'informal', comment: 'We are three engineers, and know each other well.' },
  'operation.incident-notice': { value: 'no-time' },
  'operation.monitoring': { value: 'complaints' },
  'supply.checks': { value: 'not-sure' },
  'oversight.misuse': { value: 'case-by-case' },
  'oversight.user-training': { value: 'features' },
  'oversight.over-reliance': { value: 'notice' },
};

/** A vendor of a system that acts before anybody can look. */
export const nobodyReviews: Plan = {
  ...weakEncryption,
  'about.does': { value: 'acts' },
  'oversight.human-review': { value: 'afterwards' },
  'oversight.stop': { value: 'through-you' },
};
