import type { Path } from './problem.ts';

/** A place in a policy, and what is wrong with it. */
export type Wrong = [path: Path, message: string];

/** Thresholds of an ordered vocabulary: the first begins at 0, each next one strictly later. */
export function rises<T extends string>(scale: readonly T[], begins: Readonly<Record<T, number>>, path: Path): Wrong[] {
  return scale.flatMap((member, at): Wrong[] => {
    const before = scale[at - 1];
    if (before === undefined) return begins[member] === 0 ? [] : [[[...path, member], `“${member}” must begin at 0.`]];
    return begins[member] > begins[before] ? [] : [[[...path, member], `“${member}” must begin later than “${before}”.`]];
  });
}

/** Neighbours on a scale where the number goes down. */
export function falls<T>(scale: readonly T[], number: (member: T) => number): [before: T, after: T][] {
  return scale.flatMap((after, at) => {
    const before = scale[at - 1];
    return before !== undefined && number(after) < number(before) ? [[before, after] as [T, T]] : [];
  });
}
