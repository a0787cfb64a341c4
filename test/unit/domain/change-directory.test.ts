import { describe, expect, test } from 'vitest';
import { changeDirectory, type DirectoryContent, directoryChanges } from '../../../functions/domain/deciding/change-directory.ts';
import { emptyDirectory } from '../../../functions/domain/deciding/directory.ts';
import { contentOf, olga, securityHeldBy, storesDirectories } from '../../support/directory-store.ts';
import { inMemory } from '../../support/in-memory/in-memory.ts';

const ada = { name: 'Ada', email: 'ada@buyer.example' };
const ben = { name: 'Ben', email: 'ben@buyer.example' };
const portsOf = (world = inMemory()) => ({ directories: world.ports.directories, clock: world.clock, ids: world.ids, world });

describe('the directory in memory', () => storesDirectories(portsOf));

describe('changing the directory', () => {
  test('by somebody who saw another version changes nothing, and says what is there now', async () => {
    const ports = portsOf();
    await changeDirectory(ports, { content: securityHeldBy(ada), version: 0, by: olga });
    const late = await changeDirectory(ports, { content: securityHeldBy(ben), version: 0, by: olga });
    expect(late).toMatchObject({ kind: 'moved', directory: { version: 1, roles: { security: [ada] } } });
    expect((await ports.directories.history()).versions).toHaveLength(1);
  });

  test('to what it says already is no new version', async () => {
    const ports = portsOf();
    await changeDirectory(ports, { content: securityHeldBy(ada), by: olga });
    expect(await changeDirectory(ports, { content: securityHeldBy(ada), version: 1, by: olga })).toMatchObject({ kind: 'same' });
    expect((await ports.directories.get()).version).toBe(1);
  });

  test('says what was there before and what is now', async () => {
    const ports = portsOf();
    const result = await changeDirectory(ports, { content: securityHeldBy(ada), by: olga });
    expect(result).toMatchObject({ kind: 'changed', before: emptyDirectory, directory: { version: 1, changedBy: olga } });
  });

  test('whose reply was lost is done once: a repeat says it is so already', async () => {
    const ports = portsOf();
    ports.world.breaking.directories.break({ methods: ['change'], times: 1, afterTheFact: true });
    const change = { content: securityHeldBy(ada), by: olga };
    await expect(changeDirectory(ports, change)).rejects.toThrow();
    expect(await changeDirectory(ports, change)).toMatchObject({ kind: 'same', directory: { version: 1 } });
    expect((await ports.directories.history()).events).toHaveLength(1);
  });

  test('that keeps changing gives up, loudly', async () => {
    const ports = portsOf();
    const directories = { ...ports.directories, change: async () => ({ kind: 'moved' }) as const };
    await expect(changeDirectory({ ...ports, directories }, { content: securityHeldBy(ada), by: olga })).rejects.toMatchObject({
      name: 'DirectoryBusy',
    });
  });
});

describe('what changed, for people to read', () => {
  const nobody = contentOf(emptyDirectory);
  const standIns = (...list: DirectoryContent['standIns']) => ({ ...nobody, standIns: list });
  const week = { from: '2026-03-02', until: '2026-03-06' };
  test.each<[string, DirectoryContent, DirectoryContent, string[]]>([
    ['nothing', securityHeldBy(ada), securityHeldBy(ada), []],
    [
      'a member for another',
      securityHeldBy(ada),
      securityHeldBy(ben),
      ['Security: + Ben <ben@buyer.example>', 'Security: − Ada <ada@buyer.example>'],
    ],
    [
      'a name that is spelled otherwise',
      securityHeldBy(ada),
      securityHeldBy({ ...ada, name: 'Ada A.' }),
      ['Security: + Ada A. <ada@buyer.example>', 'Security: − Ada <ada@buyer.example>'],
    ],
    ['a head', nobody, { ...nobody, heads: { legal: ada } }, ['Legal, head: nobody → Ada <ada@buyer.example>']],
    ['no head', { ...nobody, heads: { legal: ada } }, nobody, ['Legal, head: Ada <ada@buyer.example> → nobody']],
    ['an administrator', nobody, { ...nobody, administrators: [ada] }, ['Administrators: + Ada <ada@buyer.example>']],
    [
      'a deputy and an absence',
      nobody,
      standIns({ email: ada.email, deputy: ben, absences: [week] }),
      [
        'Deputy of ada@buyer.example: nobody → Ben <ben@buyer.example>',
        'Absences of ada@buyer.example: none → 2026-03-02 to 2026-03-06',
      ],
    ],
    [
      'an absence that ends, whatever the spelling',
      standIns({ email: 'ADA@buyer.example', absences: [week] }),
      standIns({ email: ada.email, absences: [] }),
      ['Absences of ada@buyer.example: 2026-03-02 to 2026-03-06 → none'],
    ],
    ['somebody without deputy or absence', nobody, standIns({ email: ada.email, absences: [] }), []],
  ])('%s', (_, before, after, lines) => {
    expect(directoryChanges(before, after)).toEqual(lines);
  });
});
