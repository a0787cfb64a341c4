/** Comparing on the ordered vocabularies (first is lowest). */

/** The later (worse, higher) of two members of an ordered vocabulary. */
export function higher<T>(scale: readonly T[], a: T, b: T): T {
  return scale.indexOf(a) >= scale.indexOf(b) ? a : b;
}

/** Whether `a` lies strictly above `b`. */
export function isAbove<T>(scale: readonly T[], a: T, b: T): boolean {
  return scale.indexOf(a) > scale.indexOf(b);
}

/** The highest member whose beginning is at most `points`; the first member begins at 0 whatever the table says. */
export function reached<T extends string>(scale: readonly T[], begins: Readonly<Record<T, number>>, points: number): T {
  const [first] = scale;
  if (first === undefined) throw new RangeError('an empty scale has no members');
  return scale.reduce((best, member) => (points >= begins[member] ? member : best), first);
}
