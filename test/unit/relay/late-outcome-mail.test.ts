import { describe, expect, test } from 'vitest';
import type { Language } from '../../../functions/domain/language.ts';
import { housePolicy } from '../../support/house-policy.ts';
import { contact, ID, requester } from '../../support/in-memory/assessment-in-progress.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { decidedOn } from '../../support/in-memory/outcome-story.ts';
import { again, decided } from '../../support/in-memory/recorded-story.ts';
import { order, relay } from '../../support/in-memory/rooms.ts';

/** The mail of the outcome as it goes out now, after an outage or redriven; its note where it does not. */
async function late(world: InMemory, { name, email }: { name: string; email: string }) {
  const id = `out_late-${world.sent.length}`;
  order(world, id, { kind: 'mail', mail: 'outcome', assessmentId: ID, to: { name, email } });
  const result = await relay(world, id);
  const note = 'note' in result ? result.note : result.kind;
  return note === 'sent' ? (world.sent.at(-1) ?? note) : note;
}
const textTo = async (world: InMemory, to: Parameters<typeof late>[1]) => {
  const mail = await late(world, to);
  return typeof mail === 'string' ? mail : `${mail.subject}\n${mail.text}`;
};

/** Approved with conditions that are overdue, or expired. */
async function overtaken(
  how: 'suspended' | 'withdrawn' | 'expired',
  { vendorHears = 'conditions', language = 'en' }: { vendorHears?: 'end' | 'result' | 'conditions'; language?: Language } = {},
) {
  const world = inMemory();
  const effect = how === 'expired' ? ('valid' as const) : how;
  const overdue = { low: effect, medium: effect, high: effect, critical: effect };
  const policy = housePolicy({ vendorHears, conditions: { overdue, reminderDaysBefore: [3] } });
  await decidedOn(world, undefined, { head: { contact: { ...contact, language } }, policy });
  world.clock.travel({ days: how === 'expired' ? 200 : 30 });
  return world;
}

describe('the mail of an outcome that comes late', () => {
  test('goes to nobody once a newer outcome was recorded, also before the older assessment was told of it', async () => {
    const world = await decided();
    await decided({ world, ...again, choice: 'reject' });
    for (const to of [requester, contact]) expect(await late(world, to)).toBe('not sent: a newer outcome replaced it');
    expect(world.sent).toEqual([]);
  });

  test.each([
    ['suspended', /It is suspended: a condition was not met in time/],
    ['withdrawn', /The clearance was withdrawn: a condition was not met in time, which ends it for good/],
    ['expired', /The outcome ended on /],
  ] as const)('tells the requester what holds now: %s', async (how, why) => {
    const text = await textTo(await overtaken(how), requester);
    expect(text).toMatch(/^CareBot by Vendor Ltd is not cleared for use \(A-7F3K2Q\)$/m);
    expect(text).toContain('It was approved, but that does not hold now.');
    expect(text).toMatch(why);
    expect(text).not.toMatch(/is cleared for use|Valid until/);
  });

  test.each(['suspended', 'withdrawn', 'expired'] as const)('tells the supplier no approval as one that holds: %s', async (how) => {
    const notNow = how === 'suspended' ? /This approval is suspended at the moment/ : /This approval has ended since then/;
    expect(await textTo(await overtaken(how), contact)).toMatch(notNow);
    expect(await textTo(await overtaken(how, { vendorHears: 'result' }), contact)).toMatch(notNow);
    const end = await textTo(await overtaken(how, { vendorHears: 'end' }), contact);
    expect(end).toContain('has finished its assessment');
    expect(end).not.toMatch(/approv/i);
    const german = await textTo(await overtaken(how, { language: 'de' }), contact);
    expect(german).toMatch(how === 'suspended' ? /zurzeit ausgesetzt/ : /gilt inzwischen nicht mehr/);
  });

  test('asks the supplier for conditions only where meeting them still helps', async () => {
    expect(await textTo(await overtaken('suspended'), contact)).toContain('yours to meet');
    for (const how of ['withdrawn', 'expired'] as const)
      expect(await textTo(await overtaken(how), contact)).not.toContain('yours to meet');
  });

  test('says yes as ever where it still holds', async () => {
    const world = inMemory();
    await decidedOn(world);
    expect(await textTo(world, requester)).toContain('CareBot by Vendor Ltd is cleared for use with conditions');
    expect(await textTo(world, contact)).not.toMatch(/suspended|ended since/);
  });
});
