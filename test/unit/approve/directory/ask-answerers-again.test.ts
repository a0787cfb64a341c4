import { beforeEach, describe, expect, it, test } from 'vitest';
import { askAfterChange } from '../../../../functions/approve/directory/ask-after-change.ts';
import type { AskAgainResult, Change } from '../../../../functions/approve/directory/ask-again.ts';
import { askAnswerersAgain } from '../../../../functions/approve/directory/ask-answerers-again.ts';
import { changeDirectory } from '../../../../functions/domain/deciding/change-directory.ts';
import type { Directory } from '../../../../functions/domain/deciding/directory.ts';
import { hashOf } from '../../../../functions/domain/proof/canonical.ts';
import { verifyAssessment } from '../../../../functions/domain/proof/verify-assessment.ts';
import { ID, stored } from '../../../support/in-memory/assessment-in-progress.ts';
import {
  AFTER,
  answer,
  approvedOn,
  condition,
  conditions,
  lastEvent,
  mailsSince,
  paula,
  report,
  sam,
  standing,
  travelTo,
} from '../../../support/in-memory/conditions-story.ts';
import { dora } from '../../../support/in-memory/follow-up-story.ts';
import type { InMemory } from '../../../support/in-memory/in-memory.ts';
import { sweepNow } from '../../../support/in-memory/rooms.ts';
import { staff, staffDesk } from '../../../support/staff-desk.ts';

const person = (name: string) => ({ name, email: `${name.toLowerCase()}@buyer.example` });
const [nils, dirk, hanna, olga] = [person('Nils'), person('Dirk'), person('Hanna'), person('Olga')];
const by = { kind: 'staff', id: 'stf_5', ...olga } as const;
const ROLE = 'data-protection';
const only = (...people: { name: string; email: string }[]) => ({
  roles: { [ROLE]: people.map(({ name, email }) => ({ name, email })) },
});
const mailTo = ({ email }: { email: string }) => `condition-reported ${email}`;

let world: InMemory;
/** The supplier's condition alone is reported, and nobody may answer it. */
beforeEach(async () => {
  world = await approvedOn(conditions.slice(0, 1));
  world.table.directory.administrators = [olga];
  world.table.directory.roles[ROLE] = [];
});

const ports = () => ({
  ...world.ports,
  clock: world.clock,
  ids: world.ids,
  assessmentHeads: { heads: async (ids: readonly string[]) => ids.flatMap((id) => world.table.files.get(id)?.assessment ?? []) },
});
type Part = { roles?: Partial<Directory['roles']> } & Partial<Omit<Directory, 'roles'>>;

type Ask = (given: ReturnType<typeof ports>, change: Change) => Promise<AskAgainResult>;

/** Stores a change as a page does; asks by `ask`. The mails that it ordered, sorted, and what was answered. */
async function change(part: Part, ask: Ask = askAnswerersAgain) {
  const { version, changedAt: _at, changedBy: _by, ...content } = structuredClone(world.table.directory);
  const next = { ...content, ...part, roles: { ...content.roles, ...part.roles } };
  const changed = await changeDirectory(ports(), { content: next, version, by });
  if (changed.kind !== 'changed') throw new Error(`the directory is ${changed.kind}`);
  const heard = world.table.outbox.size;
  const result = await ask(ports(), { before: changed.before, directory: changed.directory, by });
  return { ...result, before: changed.before, mails: mailsSince(world, heard).sort() };
}
const verified = async () => {
  const catalog = await world.ports.catalogs.get(stored(world).assessment.catalogHash);
  expect(verifyAssessment(stored(world), catalog).checks.filter(({ ok }) => !ok)).toEqual([]);
};

describe('a report that nobody may answer', () => {
  it('is put to whoever is named, at once: one commit, one mail, and the trail says whom by which directory', async () => {
    await report(world);
    const { seq } = stored(world).assessment;
    const was = hashOf([stored(world).conditions, stored(world).timers]);
    const { asked, failed, mails } = await change(only(nils));
    expect([asked, failed]).toEqual([[{ email: nils.email, conditionId: condition(world).id, assessmentId: ID }], []]);
    expect(mails).toEqual([mailTo(nils)]);
    expect(stored(world).assessment.seq).toBe(seq + 1);
    expect(lastEvent(world)).toMatchObject({
      ...{ type: 'owners-asked', actor: by },
      data: { condition: condition(world).id, people: [nils.email], directory: 1 },
    });
    expect(hashOf([stored(world).conditions, stored(world).timers])).toBe(was);
    await verified();
  });

  it('is put to nobody who prepared the assessment', async () => {
    await report(world);
    expect((await change(only({ name: 'Paula', email: paula.email.toUpperCase() }))).mails).toEqual([]);
  });

  it('is put to the head only where there is nobody else', async () => {
    await report(world);
    expect((await change({ heads: { [ROLE]: hanna } })).mails).toEqual([mailTo(hanna)]);
    expect((await change(only(nils))).mails).toEqual([mailTo(nils)]);
    expect((await change({ heads: { [ROLE]: dirk } })).mails).toEqual([]);
    // The last one leaves: the head is asked for them, who was not before.
    expect((await change(only())).mails).toEqual([mailTo(dirk)]);
  });

  it('is put to a deputy from the day on which the absence begins', async () => {
    world.table.directory.roles[ROLE] = [nils];
    await report(world);
    const away = (from: string) => ({ standIns: [{ email: nils.email, deputy: dirk, absences: [{ from, until: '2026-03-09' }] }] });
    expect((await change(away('2026-03-03'))).mails).toEqual([]);
    expect((await change(away('2026-03-02'))).mails).toEqual([mailTo(dirk)]);
    // Back, and away again: both were asked.
    expect((await change({ standIns: [] })).mails).toEqual([]);
    expect((await change(away('2026-03-02'))).mails).toEqual([]);
  });
});

describe('a report that loses the last person who may answer it', () => {
  const vacantTo = (...helpers: { email: string }[]) => helpers.map(({ email }) => `condition-vacant ${email}`).sort();

  it('is said at once to whoever can have somebody named: one commit, and the trail says that people are lacking', async () => {
    world.table.directory.roles[ROLE] = [nils];
    await report(world);
    const { seq } = stored(world).assessment;
    const was = hashOf([stored(world).conditions, stored(world).timers]);
    const { asked, failed, mails } = await change(only());
    expect([asked, failed, mails]).toEqual([[], [], vacantTo(olga, paula)]);
    expect(stored(world).assessment.seq).toBe(seq + 1);
    expect(lastEvent(world)).toMatchObject({ type: 'owners-asked', actor: by });
    expect(lastEvent(world)?.data).toEqual({ condition: condition(world).id, people: [], directory: 1, lacksPeople: true });
    expect(hashOf([stored(world).conditions, stored(world).timers])).toBe(was);
    await verified();
  });

  it('stands in the trail that people read', async () => {
    world.table.directory.roles[ROLE] = [nils];
    await report(world);
    await change(only());
    await change(only(dirk));
    const { text } = await staffDesk({ world }).as(staff.paula, `/console/assessments/${ID}`);
    expect(text).toContain('For Data protection, about a reported condition: nobody is left who may answer it.');
    expect(text).toContain(`For Data protection, about a reported condition: ${dirk.email} asked as well.`);
  });

  it('goes to the administrators that the change leaves', async () => {
    world.table.directory.roles[ROLE] = [nils];
    await report(world);
    expect((await change({ ...only(), administrators: [hanna] })).mails).toEqual(vacantTo(hanna, paula));
  });

  it('once for each change: not again by its repeat, nor by a change of a role that was vacant before, but when it is emptied again', async () => {
    world.table.directory.roles[ROLE] = [nils];
    await report(world);
    const { before } = await change(only());
    const [{ seq }, heard] = [stored(world).assessment, world.table.outbox.size];
    expect(await askAnswerersAgain(ports(), { before, directory: world.table.directory, by })).toEqual({ asked: [], failed: [] });
    expect((await change(only({ name: 'Paula', email: paula.email }))).mails).toEqual([]);
    expect([stored(world).assessment.seq, mailsSince(world, heard)]).toEqual([seq, []]);
    expect((await change(only(dirk))).mails).toEqual([mailTo(dirk)]);
    expect(lastEvent(world)?.data).not.toHaveProperty('lacksPeople');
    expect((await change(only())).mails).toEqual(vacantTo(olga, paula));
  });

  it('not while somebody else may answer it: a head, or a deputy of whoever heads the role', async () => {
    world.table.directory.roles[ROLE] = [nils];
    world.table.directory.heads[ROLE] = hanna;
    await report(world);
    expect((await change(only())).mails).toEqual([mailTo(hanna)]);
    expect((await change({ heads: {} })).mails).toEqual(vacantTo(olga, paula));
  });

  it('also where those who are left reported it or prepared the assessment, who may not answer', async () => {
    world.table.directory.roles[ROLE] = [nils, { name: 'Paula', email: paula.email }];
    await report(world);
    expect((await change(only({ name: 'Paula', email: paula.email }))).mails).toEqual(vacantTo(olga, paula));
  });

  it('is nobody’s to see to while it is not reported, nor when the outcome has ended or is withdrawn for good', async () => {
    world.table.directory.roles[ROLE] = [nils];
    for (const one of [stored(world).outcome?.conditions[0], stored(world).conditions[0]])
      Object.assign(one ?? {}, { ifOverdue: 'withdrawn' });
    expect((await change(only())).mails).toEqual([]);
    await change(only(nils));
    await report(world);
    travelTo(world, AFTER);
    const { seq } = stored(world).assessment;
    expect([standing(world), (await change(only())).mails]).toEqual(['withdrawn', []]);
    await change(only(nils));
    travelTo(world, stored(world).outcome?.validUntil ?? '');
    expect([(await change(only())).mails, stored(world).assessment.seq]).toEqual([[], seq]);
  });
});

describe('nobody is asked twice about one report', () => {
  it('who was asked when it was reported, gone and named again', async () => {
    world.table.directory.roles[ROLE] = [dora, sam].map(({ name, email }) => ({ name, email }));
    await report(world);
    expect(lastEvent(world)?.data.people).toEqual([dora.email, sam.email]);
    expect((await change(only(dora))).mails).toEqual([]);
    expect((await change(only(dora, { ...sam, email: sam.email.toUpperCase() }, nils))).mails).toEqual([mailTo(nils)]);
  });

  it('who was asked by a change, gone and named again', async () => {
    await report(world);
    expect((await change(only(nils))).mails).toEqual([mailTo(nils)]);
    await change(only());
    expect((await change(only(nils, dirk))).mails).toEqual([mailTo(dirk)]);
  });

  it('who was asked by a reminder, gone and named again', async () => {
    await report(world);
    world.table.directory.roles[ROLE] = [nils];
    travelTo(world, '2026-03-17T00:00:00.000Z');
    await sweepNow(world);
    expect(lastEvent(world)).toMatchObject({ type: 'reminded', data: { people: [nils.email] } });
    await change(only());
    expect((await change(only(nils))).mails).toEqual([]);
  });

  it('but about a report that is made anew they are', async () => {
    world.table.directory.roles[ROLE] = [nils];
    await report(world);
    const nilsActor = { kind: 'staff', id: 'stf_n', ...nils } as const;
    expect(await answer(world, false, { by: nilsActor })).toMatchObject({ kind: 'answered' });
    await change(only());
    world.clock.travel({ hours: 1 });
    await report(world, { words: 'The manual names the person on page 13 now.' });
    expect((await change(only(nils))).mails).toEqual([mailTo(nils)]);
  });

  it('a repeat of the same change commits nothing and mails nobody', async () => {
    await report(world);
    const { before } = await change(only(nils));
    const [{ seq }, heard] = [stored(world).assessment, world.table.outbox.size];
    expect(await askAnswerersAgain(ports(), { before, directory: world.table.directory, by })).toEqual({ asked: [], failed: [] });
    expect([stored(world).assessment.seq, mailsSince(world, heard)]).toEqual([seq, []]);
  });
});

describe('what is left alone', () => {
  const states: [string, () => Promise<unknown>][] = [
    ['open', async () => undefined],
    [
      'met',
      async () => {
        world.table.directory.roles[ROLE] = [{ name: sam.name, email: sam.email }];
        await report(world);
        await answer(world, true);
      },
    ],
    [
      'of an outcome that has expired',
      async () => {
        await report(world);
        travelTo(world, stored(world).outcome?.validUntil ?? '');
      },
    ],
    [
      'of an outcome that was replaced',
      async () => {
        await report(world);
        const at = world.clock.now().toISOString();
        stored(world).assessment.supersededBy = { assessmentId: 'asm_2', reference: 'A-NEWER2', at };
      },
    ],
  ];
  test.each(states)('a condition that is %s', async (_, happens) => {
    await happens();
    const { seq } = stored(world).assessment;
    expect((await change(only(nils))).mails).toEqual([]);
    expect(stored(world).assessment.seq).toBe(seq);
  });

  it('a report on an outcome that is withdrawn for good', async () => {
    for (const one of [stored(world).outcome?.conditions[0], stored(world).conditions[0]])
      Object.assign(one ?? {}, { ifOverdue: 'withdrawn' });
    await report(world);
    travelTo(world, AFTER);
    expect([standing(world), (await change(only(nils))).mails]).toEqual(['withdrawn', []]);
  });

  it('lists and assessments that a change does not concern are not read', async () => {
    await report(world);
    const reads: string[] = [];
    const { screens, assessments, ...others } = ports();
    const counting = {
      ...others,
      screens: {
        ...screens,
        reportedConditions: (role: Parameters<typeof screens.reportedConditions>[0], limit: number) => {
          reads.push(role);
          return screens.reportedConditions(role, limit);
        },
      },
      assessments: {
        file: (id: string) => {
          reads.push('file');
          return assessments.file(id);
        },
      },
    };
    const ask: Ask = (_, changed) => askAnswerersAgain(counting, changed);
    await change({ administrators: [olga, nils] }, ask);
    expect(reads).toEqual([]);
    await change({ roles: { security: [nils] } }, ask);
    expect(reads.splice(0)).toEqual(['security']);
    await change(only(nils), ask);
    expect(reads).toEqual([ROLE, 'file']);
  });
});

describe('faults', () => {
  it('somebody who answers in that moment is not asked about it any more', async () => {
    world.table.directory.roles[ROLE] = [{ name: sam.name, email: sam.email }];
    await report(world);
    const { commit } = world.ports.ledger;
    let first = true;
    world.ports.ledger.commit = async (one) => {
      if (first) {
        first = false;
        await answer(world, true);
      }
      return commit(one);
    };
    expect((await change(only(sam, nils))).mails.filter((mail) => mail.startsWith('condition-reported'))).toEqual([]);
    expect(condition(world).status).toBe('met');
  });

  it('one that fails keeps no other back, and the directory stays changed', async () => {
    world = await approvedOn([conditions[0], conditions[0]] as never);
    world.table.directory.roles[ROLE] = [];
    for (const { id } of stored(world).conditions) await report(world, { conditionId: id });
    world.breaking.ledger.break({ methods: ['commit'], times: 1 });
    const { asked, failed, mails } = await change(only(nils));
    expect([asked.length, failed.length, mails]).toEqual([1, 1, [mailTo(nils)]]);
    expect(world.table.directory).toMatchObject({ version: 1, roles: { [ROLE]: [nils] } });
  });

  it('of many reported conditions those are put to whoever is new that are due first: twenty of a role', async () => {
    await report(world);
    const [one] = stored(world).conditions;
    if (!one) throw new Error('no condition');
    const many = Array.from({ length: 30 }, (_, n) => ({ ...structuredClone(one), id: `${one.id}${n}` }));
    // Of outcomes that have expired some are in the list as well, and due before.
    const gone = structuredClone(stored(world));
    gone.assessment = {
      ...gone.assessment,
      id: 'asm_gone',
      outcome: { ...gone.assessment.outcome, validUntil: '2026-03-01T00:00:00.000Z' } as never,
    };
    gone.conditions = many
      .slice(0, 25)
      .map((condition) => ({ ...condition, assessmentId: 'asm_gone', dueAt: '2026-02-01T00:00:00.000Z' }));
    stored(world).conditions = many;
    world.table.files.set('asm_gone', gone);
    const { asked, failed } = await change(only(nils));
    expect([asked.length, failed]).toEqual([20, []]);
    expect(new Set(asked.map(({ assessmentId }) => assessmentId))).toEqual(new Set([ID]));
  });

  it('lists that cannot be read are said, and keep back neither the exceptions nor the change', async () => {
    await report(world);
    world.breaking.screens.break({ methods: ['reportedConditions'] });
    const { asked, failed } = await change(only(nils), askAfterChange);
    expect([asked, failed]).toEqual([[], [{ conditionId: 'all', assessmentId: 'all', fault: expect.any(Error) }]]);
    expect(world.table.directory.version).toBe(1);
  });
});
