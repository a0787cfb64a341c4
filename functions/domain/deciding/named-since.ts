import type { Actor } from '../actor.ts';
import type { Directories } from '../ports.ts';
import type { ApprovalRequest } from './approval.ts';
import { type Directory, rolesAround } from './directory.ts';

/** Somebody has a part in a request's role only since it was called for: by whose change of the directory, and when. */
export interface NamedSince {
  name: string;
  email: string;
  by: Actor;
  at: string;
}

/**
 * Whether this person came to the role of a request after it was called for, by a change that is still in force in the last of `versions`.
 * Nobody is kept from deciding by it, for somebody must be named where a role is empty; but it is said where others look, above all when
 * people named themselves. `versions`: oldest first, from the one that was in force when the request was called for.
 */
export function namedSince(
  { role, requestedAt }: Pick<ApprovalRequest, 'role' | 'requestedAt'>,
  versions: readonly Directory[],
  { name, email }: { name: string; email: string },
): NamedSince | undefined {
  const before = versions.findLastIndex((version) => !rolesAround(version, email).includes(role));
  const { changedAt: at, changedBy: by } = versions[before + 1] ?? {};
  return at && by && at > requestedAt ? { name, email, by, at } : undefined;
}

/** The versions from the one in force at an instant up to the current one, oldest first: one read for each change since. */
export async function versionsSince(
  directories: Pick<Directories, 'version'>,
  current: Directory,
  instant: string,
): Promise<Directory[]> {
  const versions = [current];
  for (let first = current; first.changedAt && first.changedAt > instant; ) {
    const before = await directories.version(first.version - 1);
    if (!before) return versions;
    versions.unshift(before);
    first = before;
  }
  return versions;
}
