/**
 * The later of two instants, as `Date.toISOString` writes them (they compare as text). The clocks of two machines differ by minutes at
 * times: what follows from something never stands before it.
 */
export const notBefore = (earliest: string, instant: string): string => (instant < earliest ? earliest : instant);
