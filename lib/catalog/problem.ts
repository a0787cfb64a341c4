/** Something in the catalog that must be put right, in words for the person who edits it. `line` counts from 1. */
export interface Problem {
  file: string;
  line: number;
  message: string;
}

/** Steps into a document: map keys and list positions. */
export type Path = readonly (string | number)[];

/** Where something stands: enough to name its file and line. */
export interface Place {
  file: string;
  lineOf(path: Path): number;
}

/** A problem at a path of a document. */
export function problemAt(place: Place, path: Path, message: string): Problem {
  return { file: place.file, line: place.lineOf(path), message };
}
