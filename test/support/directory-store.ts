import { expect, it } from 'vitest';
import { changeDirectory } from '../../functions/domain/deciding/change-directory.ts';
import { type Directory, emptyDirectory } from '../../functions/domain/deciding/directory.ts';
import type { Clock, Directories, Ids } from '../../functions/domain/ports.ts';
import { verifyChain } from '../../functions/domain/proof/audit-chain.ts';

export const olga = { kind: 'staff', id: 'stf_olga', name: 'Olga', email: 'olga@buyer.example' } as const;
const ada = { name: 'Ada', email: 'ada@buyer.example' };
const ben = { name: 'Ben', email: 'ben@buyer.example' };

export const contentOf = ({ version: _, changedAt: __, changedBy: ___, ...content }: Directory) => content;
/** A directory in which these hold security. */
export const securityHeldBy = (...people: (typeof ada)[]) => ({
  ...contentOf(emptyDirectory),
  roles: { ...emptyDirectory.roles, security: people },
});

/** What every store of the directory does; each test with a store of its own, empty. */
export function storesDirectories(world: () => { directories: Directories; clock: Clock; ids: Pick<Ids, 'id'> }): void {
  const change = (ports: ReturnType<typeof world>, ...people: (typeof ada)[]) =>
    changeDirectory(ports, { content: securityHeldBy(...people), by: olga });

  it('is version 0 and empty before anybody is named', async () => {
    const { directories } = world();
    expect(await directories.get()).toEqual(emptyDirectory);
    expect(await directories.version(1)).toBeUndefined();
    expect(await directories.history()).toEqual({ current: emptyDirectory, versions: [], events: [] });
  });

  it('keeps every version, and a trail of who changed what that verifies', async () => {
    const ports = world();
    await change(ports, ada);
    await change(ports, ada, ben);
    await change(ports, ben);
    const { versions, events } = await ports.directories.history();
    expect(versions.map(({ version, roles }) => [version, roles.security.map(({ name }) => name)])).toEqual([
      [1, ['Ada']],
      [2, ['Ada', 'Ben']],
      [3, ['Ben']],
    ]);
    expect(await ports.directories.get()).toEqual(versions.at(-1));
    expect(await ports.directories.version(2)).toEqual(versions[1]);
    expect(versions.at(-1)).toMatchObject({ changedBy: olga, changedAt: ports.clock.now().toISOString() });
    expect(events.map(({ seq, type, actor, data }) => [seq, type, actor, data])).toEqual([
      [1, 'directory-changed', olga, { version: 1, what: ['Security: + Ada <ada@buyer.example>'] }],
      [2, 'directory-changed', olga, { version: 2, what: ['Security: + Ben <ben@buyer.example>'] }],
      [3, 'directory-changed', olga, { version: 3, what: ['Security: − Ada <ada@buyer.example>'] }],
    ]);
    const head = { seq: 3, lastHash: events.at(-1)?.hash ?? '', aggregate: 'DIRECTORY' };
    expect(verifyChain(events, head)).toEqual({ ok: true });
    expect(verifyChain(events.toSpliced(1, 1), head).ok).toBe(false);
  });

  it('lets one of two who change it at once through, and the other change what is then there', async () => {
    const ports = world();
    await change(ports, ada);
    const results = await Promise.all([change(ports, ada, ben), change(ports, ben)]);
    expect(results.map(({ kind }) => kind)).toEqual(['changed', 'changed']);
    const { versions, events } = await ports.directories.history();
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(verifyChain(events, { seq: 3, lastHash: events.at(-1)?.hash ?? '' })).toEqual({ ok: true });
  });

  it('answers a repeat of a change with what it did, and stores it once', async () => {
    const { directories, clock } = world();
    const at = clock.now().toISOString();
    const one = { ...securityHeldBy(ada), version: 1, changedAt: at, changedBy: olga };
    const first = { directory: one, by: olga, at, operationId: 'op_1', what: ['Ada'] };
    expect(await directories.change(first)).toEqual({ kind: 'committed' });
    expect(await directories.change(first)).toEqual({ kind: 'committed' });
    expect((await directories.history()).versions).toHaveLength(1);
    // Another person's change of the same version was overtaken, and writes nothing.
    expect(await directories.change({ ...first, operationId: 'op_2' })).toEqual({ kind: 'moved' });
    expect(await directories.change({ ...first, directory: { ...one, version: 3 }, operationId: 'op_3' })).toEqual({
      kind: 'moved',
    });
    expect((await directories.history()).events.map(({ operationId }) => operationId)).toEqual(['op_1']);
    // Also when others went on meanwhile: the repeat of an old operation is still its own.
    const two = { ...first, directory: { ...one, version: 2 }, operationId: 'op_4' };
    expect(await directories.change(two)).toEqual({ kind: 'committed' });
    expect(await directories.get()).toMatchObject({ version: 2 });
  });
}
