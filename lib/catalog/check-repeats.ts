import { type Path, type Place, type Problem, problemAt } from './problem.ts';

/** Names that must be unique but are not; each later one is a problem that points to the first. Case does not count. `of` says whose. */
export function repeated(kind: string, entries: readonly { name: string; place: Place; path: Path }[], of = ''): Problem[] {
  const first = new Map<string, { place: Place; path: Path }>();
  return entries.flatMap(({ name, place, path }) => {
    const key = name.toLowerCase();
    const earlier = first.get(key);
    if (!earlier) {
      first.set(key, { place, path });
      return [];
    }
    const where = `${earlier.place.file === place.file ? 'line' : `${earlier.place.file} line`} ${earlier.place.lineOf(earlier.path)}`;
    return [problemAt(place, path, `The ${kind} “${name}”${of && ` of ${of}`} is there twice: it already stands on ${where}.`)];
  });
}
