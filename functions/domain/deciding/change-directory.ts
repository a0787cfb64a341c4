import type { Actor } from '../actor.ts';
import { namedError } from '../named-error.ts';
import type { Clock, Directories, Ids } from '../ports.ts';
import { owningRoles, owningRoleTitles } from '../vocabulary.ts';
import { type Directory, type Person, standInOf } from './directory.ts';

/** What of the directory is for people to say. */
export type DirectoryContent = Omit<Directory, 'version' | 'changedAt' | 'changedBy'>;

export type ChangeDirectoryResult =
  | { kind: 'changed'; before: Directory; directory: Directory }
  /** It says so already. */
  | { kind: 'same'; directory: Directory }
  /** Somebody else changed it after `version` was read: look again. */
  | { kind: 'moved'; directory: Directory };

/**
 * The next version of the directory, with an audit event that says what changed. `version`: what the person saw; absent: whatever is
 * current. Whether this person may is the caller's to check. Throws `DirectoryBusy`.
 */
export async function changeDirectory(
  ports: { directories: Directories; clock: Clock; ids: Pick<Ids, 'id'> },
  input: { content: DirectoryContent; version?: number; by: Actor },
): Promise<ChangeDirectoryResult> {
  const operationId = ports.ids.id('dir');
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const before = await ports.directories.get();
    if (input.version !== undefined && input.version !== before.version) return { kind: 'moved', directory: before };
    const what = directoryChanges(before, input.content);
    if (what.length === 0) return { kind: 'same', directory: before };
    const at = ports.clock.now().toISOString();
    const directory = { ...input.content, version: before.version + 1, changedAt: at, changedBy: input.by };
    const result = await ports.directories.change({ directory, by: input.by, at, operationId, what });
    if (result.kind === 'committed') return { kind: 'changed', before, directory };
  }
  throw namedError('DirectoryBusy', 'the directory kept changing');
}

/** What is different, a line each, for people to read; in a fixed order. */
export function directoryChanges(before: DirectoryContent, after: DirectoryContent): string[] {
  const lines: string[] = [];
  for (const role of owningRoles) {
    const title = owningRoleTitles[role];
    lines.push(...listChanges(title, before.roles[role], after.roles[role]));
    const [was, is] = [before.heads[role], after.heads[role]];
    if (nameOf(was) !== nameOf(is)) lines.push(`${title}, head: ${nameOf(was)} → ${nameOf(is)}`);
  }
  lines.push(...listChanges('Administrators', before.administrators, after.administrators));
  const emails = [...before.standIns, ...after.standIns].map(({ email }) => email.toLowerCase());
  for (const email of [...new Set(emails)].sort()) {
    const [was, is] = [standInOf(before, email), standInOf(after, email)];
    if (nameOf(was?.deputy) !== nameOf(is?.deputy))
      lines.push(`Deputy of ${email}: ${nameOf(was?.deputy)} → ${nameOf(is?.deputy)}`);
    const spans = (one: typeof was) => (one?.absences ?? []).map(({ from, until }) => `${from} to ${until}`).join(', ') || 'none';
    if (spans(was) !== spans(is)) lines.push(`Absences of ${email}: ${spans(was)} → ${spans(is)}`);
  }
  for (const { email, was, at } of after.assured ?? []) {
    const isKnown = before.assured?.some((one) => one.email === email && one.at === at);
    const trouble = was === 'bounced' ? 'came back' : 'was marked as spam';
    if (!isKnown) lines.push(`Address ${email}: said to work again, after mail ${trouble} on ${at.slice(0, 10)}`);
  }
  return lines;
}

const nameOf = (person: Person | undefined): string => (person ? `${person.name} <${person.email}>` : 'nobody');

function listChanges(title: string, before: readonly Person[], after: readonly Person[]): string[] {
  const names = (people: readonly Person[]) => people.map(nameOf);
  const [was, is] = [names(before), names(after)];
  return [
    ...is.filter((name) => !was.includes(name)).map((name) => `${title}: + ${name}`),
    ...was.filter((name) => !is.includes(name)).map((name) => `${title}: − ${name}`),
  ];
}
