import { directoryChanges } from '../deciding/change-directory.ts';
import { type Directory, emptyDirectory } from '../deciding/directory.ts';
import type { Directories } from '../ports.ts';
import { verifyChain } from './audit-chain.ts';
import { canonicalJson } from './canonical.ts';
import { type Check, check } from './verify-check.ts';

/**
 * Every version of the directory differs from the one before by what its event says, by whom and when; the trail has no gap, and ends with the
 * version that counts now: where the last versions and their events were taken away, that one is left over.
 */
export function verifyDirectory({ current, versions, events }: Awaited<ReturnType<Directories['history']>>): Check[] {
  const last = events.at(-1);
  return [
    check('directory', `${versions.length} versions, each changed as the trail says`, () => {
      const chain = verifyChain(events, { seq: current.version, lastHash: last?.hash ?? '0'.repeat(64), aggregate: 'DIRECTORY' });
      return [
        ...(chain.ok ? [] : chain.problems),
        ...(canonicalJson(current) === canonicalJson(versions.at(-1) ?? emptyDirectory)
          ? []
          : [`version ${current.version}, which counts now, is not the last one that is kept (${versions.length})`]),
        ...versions.flatMap((version, at) => versionProblems(version, versions[at - 1], events[at])),
      ];
    }),
  ];
}

function versionProblems(
  { changedAt, changedBy, version, ...content }: Directory,
  before: Directory = emptyDirectory,
  event?: Awaited<ReturnType<Directories['history']>>['events'][number],
): string[] {
  if (!event) return [`the trail does not say how version ${version} of the directory came about`];
  const problems: string[] = [];
  if (version !== before.version + 1 || event.data.version !== version)
    problems.push(`version ${version} follows ${before.version}`);
  if (canonicalJson(directoryChanges(before, content)) !== canonicalJson(event.data.what))
    problems.push(`version ${version} of the directory differs from the one before otherwise than the trail says`);
  if (event.at !== changedAt || !changedBy || canonicalJson(event.actor) !== canonicalJson(changedBy))
    problems.push(`the trail says otherwise who changed the directory to version ${version}, or when`);
  return problems;
}
