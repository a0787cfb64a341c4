import { sameEmail } from '../actor.ts';
import type { Assessment, Undeliverable } from '../assessment.ts';

/** As many addresses as an assessment names (assessment.ts); the oldest trouble makes room. */
const MOST = 20;

/** What is known against this address on this assessment. */
export const troubleWith = ({ undeliverable }: Pick<Assessment, 'undeliverable'>, email: string): Undeliverable | undefined =>
  undeliverable?.find((one) => sameEmail(one.email, email));

/** The list with this trouble last, once for each address. */
export const withTrouble = (known: readonly Undeliverable[] | undefined, trouble: Undeliverable): Undeliverable[] =>
  [...(withoutTrouble(known, trouble.email) ?? []), trouble].slice(-MOST);

/** The list without the troubles of these addresses; undefined when none is left. */
export function withoutTrouble(known: readonly Undeliverable[] | undefined, ...emails: string[]): Undeliverable[] | undefined {
  const left = (known ?? []).filter((one) => !emails.some((email) => sameEmail(one.email, email)));
  return left.length > 0 ? left : undefined;
}
