import { userInfo } from 'node:os';
import * as z from 'zod';
import { sameEmail } from '../../functions/domain/actor.ts';
import { changeDirectory as storeDirectory } from '../../functions/domain/change-directory.ts';
import { OwningRole, owningRoles, owningRoleTitles } from '../../functions/domain/vocabulary.ts';
import { systemClock } from '../../functions/platform/clock.ts';
import { directoriesIn } from '../../functions/platform/directories.ts';
import { randomIds } from '../../functions/platform/ids.ts';
import type { Table } from '../../functions/platform/table.ts';
import { PlainError } from '../local/plain-error.ts';

/** Who holds which owning role, one line each; a role that nobody holds says so. */
export async function listDirectory(table: Table): Promise<string[]> {
  const { roles } = await directoriesIn(table).get();
  return owningRoles.map((role) => {
    const people = roles[role].map(({ name, email }) => `${name} <${email}>`).join(', ');
    return `${role.padEnd(16)} ${people || '(nobody: exceptions of this role wait until somebody is named)'}`;
  });
}

/** Adds a person to a role, or takes them out. Throws PlainError for an unknown role, a bad address or an eleventh person. */
export async function changeDirectory(
  table: Table,
  change: 'add' | 'remove',
  role: string,
  email: string,
  name?: string,
): Promise<void> {
  const parsed = OwningRole.safeParse(role);
  if (!parsed.success) throw new PlainError(`"${role}" is no owning role. They are: ${owningRoles.join(', ')}.`);
  if (!z.email().safeParse(email).success) throw new PlainError(`"${email}" is not an email address.`);
  const directories = directoriesIn(table);
  const directory = await directories.get();
  const others = directory.roles[parsed.data].filter((person) => !sameEmail(person.email, email));
  if (change === 'add' && others.length >= 10) throw new PlainError(`${owningRoleTitles[parsed.data]} has ten people already.`);
  const people = change === 'add' ? [...others, { name: name ?? email, email }] : others;
  const { version, changedAt: _at, changedBy: _by, ...rest } = directory;
  const content = { ...rest, roles: { ...directory.roles, [parsed.data]: people } };
  const ports = { directories, clock: systemClock, ids: randomIds };
  const by = { kind: 'operator', name: userInfo().username } as const;
  const { kind } = await storeDirectory(ports, { content, version, by });
  if (kind === 'moved') throw new PlainError('Somebody else changed the directory just now. Please try again.');
}
