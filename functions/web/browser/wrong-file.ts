/** The message for a file that the store would refuse; empty for one that it takes. */
export function wrongWith(
  { name, size }: { name: string; size: number },
  accept: string,
  { most, large = '', empty = '', type = '' }: Record<string, string | undefined>,
): string {
  if (size === 0) return empty;
  if (size > Number(most)) return large;
  return accept.split(',').some((extension) => name.toLowerCase().endsWith(extension)) ? '' : type;
}
