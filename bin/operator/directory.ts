import { userInfo } from 'node:os';
import * as z from 'zod';
import { askAfterChange } from '../../functions/approve/directory/ask-after-change.ts';
import { type Edit, edit } from '../../functions/approve/directory/edit.ts';
import { changeDirectory as storeDirectory } from '../../functions/domain/deciding/change-directory.ts';
import { type Directory, type Person, standInOf } from '../../functions/domain/deciding/directory.ts';
import { OwningRole, owningRoles } from '../../functions/domain/vocabulary.ts';
import { systemClock } from '../../functions/platform/clock.ts';
import { randomIds } from '../../functions/platform/ids.ts';
import { assessmentHeadsIn } from '../../functions/platform/table/assessment-heads.ts';
import { assessmentsIn } from '../../functions/platform/table/assessments.ts';
import { catalogsIn } from '../../functions/platform/table/catalogs.ts';
import { conditionScreensIn } from '../../functions/platform/table/condition-screens.ts';
import { directoriesIn } from '../../functions/platform/table/directories.ts';
import { ledgerIn } from '../../functions/platform/table/ledger.ts';
import { ownerScreensIn } from '../../functions/platform/table/owner-screens.ts';
import type { Table } from '../../functions/platform/table/table.ts';
import { PlainError } from '../local/plain-error.ts';

/** Who holds which owning role, with its head, deputies and absences, and who administers: a line each. A role that nobody holds says so. */
export async function listDirectory(table: Table): Promise<string[]> {
  const directory = await directoriesIn(table).get();
  const { roles, heads, administrators } = directory;
  const lines = owningRoles.flatMap((role) => {
    const people = roles[role].map((person) => nameOf(person) + standInWords(directory, person)).join(', ');
    const head = heads[role];
    return [
      `${role.padEnd(16)} ${people || '(nobody: exceptions of this role wait until somebody is named)'}`,
      ...(head ? [`${''.padEnd(16)} head: ${nameOf(head)}`] : []),
    ];
  });
  return [...lines, `${'administrators'.padEnd(16)} ${administrators.map(nameOf).join(', ') || '(nobody)'}`];
}

/**
 * Adds a person to a role, or takes them out, and asks whoever decides now about open exceptions and reported conditions. Answers what was done, in lines.
 * Throws PlainError for an unknown role, a bad address, or what the directory cannot hold.
 */
export async function changeDirectory(
  table: Table,
  change: 'add' | 'remove',
  role: string,
  email: string,
  name?: string,
): Promise<string[]> {
  const parsed = OwningRole.safeParse(role);
  if (!parsed.success) throw new PlainError(`"${role}" is no owning role. They are: ${owningRoles.join(', ')}.`);
  if (!z.email().safeParse(email).success) throw new PlainError(`"${email}" is not an email address.`);
  const one: Edit =
    change === 'add'
      ? { change: 'add-member', role: parsed.data, person: { name: name ?? email, email } }
      : { change: 'remove-member', role: parsed.data, email };
  const ports = portsOf(table);
  const { version, changedAt: _at, changedBy: _by, ...content } = await ports.directories.get();
  const edited = edit(content, one);
  if (edited.kind !== 'edited') throw new PlainError(`${edited.why}.`);
  const by = { kind: 'operator', name: userInfo().username } as const;
  const changed = await storeDirectory(ports, { content: edited.content, version, by });
  if (changed.kind !== 'changed') throw new PlainError('Somebody else changed the directory just now. Please try again.');
  const { asked, failed } = await askAfterChange(ports, { before: changed.before, directory: changed.directory, by });
  return [
    ...asked.map(({ email: who, assessmentId }) => `asked ${who} about ${assessmentId}`),
    ...failed.map(({ assessmentId, fault }) => `not asked about ${assessmentId}, its next reminder does it: ${fault.message}`),
  ];
}

const portsOf = (table: Table) => ({
  directories: directoriesIn(table),
  assessments: assessmentsIn(table),
  assessmentHeads: assessmentHeadsIn(table),
  screens: { ...ownerScreensIn(table), ...conditionScreensIn(table) },
  catalogs: catalogsIn(table),
  ledger: ledgerIn(table, randomIds),
  clock: systemClock,
  ids: randomIds,
});

const nameOf = ({ name, email }: Person): string => `${name} <${email}>`;

function standInWords(directory: Directory, { email }: Person): string {
  const { deputy, absences = [] } = standInOf(directory, email) ?? {};
  const words = [
    ...(deputy ? [`deputy: ${nameOf(deputy)}`] : []),
    ...absences.map(({ from, until }) => `away ${from} to ${until}`),
  ];
  return words.length > 0 ? ` (${words.join('; ')})` : '';
}
