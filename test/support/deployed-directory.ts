import { type Person as Account, directory } from '../../bin/seed/organisation.ts';
import { changeDirectory, type DirectoryContent } from '../../functions/domain/deciding/change-directory.ts';
import type { Person } from '../../functions/domain/deciding/directory.ts';
import type { DeployedApp } from './deployed-app.ts';

const by = { kind: 'operator', name: 'the tests' } as const;

/** A person as the directory knows them. */
export const named = ({ name, email }: Person): Person => ({ name, email });

/** Somebody whom no other test knows, with an account that may decide. Mail to them may be lost for ever. */
export function newcomer(app: DeployedApp, name: string): Account {
  const id = app.ids.id('new').toLowerCase().replaceAll('_', '-');
  return { id, name, email: `${id}@halden.example`, groups: ['risk-owner'], does: 'Decides' };
}

/** Writes the directory of the tests with some of it changed, as an operator does: nobody is asked again for it. */
export const setDirectory = (app: DeployedApp, change: Partial<DirectoryContent>) =>
  changeDirectory(app, { content: { ...directory, ...change }, by });

/** The directory is one for all: whatever `run` and `change` make of it, it is as before afterwards. */
export async function withDirectory<T>(app: DeployedApp, change: Partial<DirectoryContent>, run: () => Promise<T>): Promise<T> {
  try {
    await setDirectory(app, change);
    return await run();
  } finally {
    await setDirectory(app, {});
  }
}

/** The tests' roles with other people in one of them. */
export const roleOf = (role: keyof DirectoryContent['roles'], ...people: Person[]): Pick<DirectoryContent, 'roles'> => ({
  roles: { ...directory.roles, [role]: people.map(named) },
});
