import type { Policy } from './policy.ts';

/**
 * The instant `days` policy days after `from` (negative: before), as `Date.toISOString` writes it. A policy day is
 * `policy.secondsPerDay` seconds: 86400, or 10 in the demo policy. Throws RangeError on what is not an instant.
 */
export function afterPolicyDays(policy: Pick<Policy, 'secondsPerDay'>, from: string, days: number): string {
  return new Date(Date.parse(from) + days * policy.secondsPerDay * 1000).toISOString();
}
