import { beforeEach, describe, expect, it } from 'vitest';
import type { TrackedCondition } from '../../../functions/domain/conditions/tracked-condition.ts';
import type { MailKind } from '../../../functions/domain/outbox.ts';
import { sha256 } from '../../../functions/domain/proof/canonical.ts';
import { housePolicy } from '../../support/house-policy.ts';
import { contact, ID, requester, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { dora } from '../../support/in-memory/follow-up-story.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { answeredBy, decidedOn, followed, olaf, reported, twoConditions } from '../../support/in-memory/outcome-story.ts';
import { order, relay } from '../../support/in-memory/rooms.ts';

let world: InMemory;
beforeEach(async () => {
  world = inMemory();
  await decidedOn(world);
});

type Whose = 'vendor' | 'staff';
type To = { name: string; email: string };
/** Orders a mail about the condition of the vendor or of Olaf, and answers what relay notes. */
async function noteOf(mail: MailKind, whose: Whose, to: To = whose === 'vendor' ? contact : olaf, change = () => {}) {
  const id = `out_mine${world.table.outbox.size}`;
  const about = mail.startsWith('condition-') ? { conditionId: followed(world, whose).id } : {};
  order(world, id, { kind: 'mail', mail, assessmentId: ID, ...about, to: { name: to.name, email: to.email } });
  change();
  const result = await relay(world, id);
  return 'note' in result ? result.note : JSON.stringify(result);
}
const overdue = () => world.clock.travel({ days: 29 });
const stranger = { name: 'Eve', email: 'eve@buyer.example' };
const conditionsGrants = () => stored(world).grants.filter(({ purpose }) => purpose === 'conditions');

describe('the supplier’s link to their conditions', () => {
  it('opens conditions only, as long as the outcome holds, and only its hash is stored', async () => {
    expect(await noteOf('condition-set', 'vendor')).toBe('sent');
    const token = /\/c\/(\S+)/.exec(world.sent[0]?.text ?? '')?.[1] ?? '';
    expect(token.length).toBeGreaterThan(40);
    const { validUntil } = stored(world).outcome ?? {};
    expect(conditionsGrants()).toMatchObject([
      { tokenHash: sha256(token), purpose: 'conditions', email: contact.email, expiresAt: validUntil },
    ]);
    expect(JSON.stringify([...world.table.files, ...world.table.outbox])).not.toContain(token);
  });

  it('is in no mail to staff, nor where nothing is to be reported any more', async () => {
    expect(await noteOf('condition-set', 'staff')).toBe('sent');
    reported(world, followed(world, 'vendor'));
    answeredBy(world, followed(world, 'vendor'), true);
    expect(await noteOf('condition-answered', 'vendor')).toBe('sent');
    expect(conditionsGrants()).toEqual([]);
    expect(world.sent.map(({ text }) => text).join()).not.toContain('SECRETTOKEN');
  });

  it('is not there once an overdue condition ended the outcome for good', async () => {
    for (const one of [stored(world).outcome?.conditions[0], followed(world, 'vendor')])
      Object.assign(one ?? {}, { ifOverdue: 'withdrawn' });
    overdue();
    expect(await noteOf('condition-overdue', 'vendor')).toBe('sent');
    expect(world.sent[0]?.text).toContain(
      'has therefore withdrawn its approval of CareBot. To meet the condition now does not bring it back.',
    );
    expect(conditionsGrants()).toEqual([]);
    expect(await noteOf('condition-overdue', 'vendor', requester)).toBe('sent');
    expect(world.sent.at(-1)?.subject).toContain('CareBot by Vendor Ltd is no longer cleared for use');
    expect(await noteOf('condition-set', 'staff')).toBe('not sent: the outcome is withdrawn');
  });

  it('that was revoked is not renewed by a reminder', async () => {
    expect(await noteOf('condition-set', 'vendor')).toBe('sent');
    world.clock.travel({ hours: 1 });
    for (const grant of conditionsGrants()) grant.revokedAt = world.clock.now().toISOString();
    world.clock.travel({ hours: 1 });
    expect(await noteOf('condition-reminder', 'vendor')).toBe('not sent: the link was revoked');
    expect(await noteOf('condition-set', 'vendor')).toBe('sent');
  });

  it('is no matter of a link to answer that was revoked', async () => {
    expect(await noteOf('condition-set', 'vendor')).toBe('sent');
    world.clock.travel({ hours: 1 });
    const revokedAt = world.clock.now().toISOString();
    const toAnswer = { assessmentId: ID, ...contact, tokenHash: 'b'.repeat(64), purpose: 'respond' as const };
    await world.ports.links.issue({ ...toAnswer, issuedAt: revokedAt, expiresAt: '2027-01-01T00:00:00.000Z', revokedAt });
    expect(await noteOf('condition-reminder', 'vendor')).toBe('sent');
  });

  it('goes to nobody whose address refuses mail', async () => {
    const at = world.clock.now().toISOString();
    await world.ports.suppressions.put({ email: contact.email, reason: 'bounced', at, assessmentId: ID });
    expect(await noteOf('condition-set', 'vendor')).toBe('not sent: the address is suppressed');
    expect(conditionsGrants()).toEqual([]);
  });

  it('goes to the contact of now', async () => {
    const change = () => {
      stored(world).assessment.contact = { name: 'New', email: 'new@vendor.example' };
    };
    expect(await noteOf('condition-set', 'vendor', contact, change)).toBe('not sent: this is not theirs to meet');
  });
});

describe('what the policy lets the supplier hear', () => {
  it.each(['end', 'result'] as const)('%s: no mail about conditions, neither now nor later', async (vendorHears) => {
    world = inMemory();
    await decidedOn(world, twoConditions, { policy: housePolicy({ vendorHears }) });
    for (const kind of ['condition-set', 'condition-reminder'] as const)
      expect(await noteOf(kind, 'vendor')).toBe('not sent: the policy tells the supplier no conditions');
    expect(await noteOf('condition-set', 'staff')).toBe('sent');
    overdue();
    expect(await noteOf('condition-overdue', 'vendor')).toBe('not sent: the policy tells the supplier no conditions');
    expect(await noteOf('condition-overdue', 'vendor', requester)).toBe('sent');
  });
});

describe('a mail to whoever must meet a condition', () => {
  const changes: [string, (one: TrackedCondition) => void, Partial<Record<MailKind, string>>][] = [
    ['reported', (one) => void reported(world, one), { 'condition-set': 'it is reported', 'condition-reminder': 'it is reported' }],
    [
      'accepted as met',
      (one) => {
        reported(world, one);
        answeredBy(world, one, true);
      },
      { 'condition-set': 'it is met', 'condition-reminder': 'it is met' },
    ],
    [
      'replaced with its outcome',
      () => {
        const at = world.clock.now().toISOString();
        stored(world).assessment.supersededBy = { assessmentId: 'asm_2', reference: 'A-NEW222', at };
      },
      Object.fromEntries(
        (['condition-set', 'condition-reminder', 'condition-answered', 'condition-overdue'] as const).map((kind) => [
          kind,
          'a newer outcome replaced it',
        ]),
      ),
    ],
    [
      'of an outcome that expired',
      () => void world.clock.travel({ days: 400 }),
      { 'condition-reminder': 'the outcome has expired', 'condition-overdue': 'the outcome has expired' },
    ],
    ['overdue', () => void overdue(), { 'condition-reminder': 'it is overdue' }],
    [
      'as it was',
      () => {},
      { 'condition-overdue': 'it is not overdue', 'condition-answered': 'nobody has answered, or it was reported again' },
    ],
  ];
  it.each(changes.flatMap(([name, change, whys]) => Object.entries(whys).map(([kind, why]) => [name, kind, change, why] as const)))(
    '%s: %s is not sent',
    async (_name, kind, change, why) => {
      for (const whose of ['vendor', 'staff'] as const) {
        const condition = followed(world, whose);
        change(condition);
        expect(await noteOf(kind as MailKind, whose)).toBe(`not sent: ${why}`);
      }
      expect(world.sent).toEqual([]);
    },
  );

  it('tells the supplier of all that are theirs and open, in one mail', async () => {
    world = inMemory();
    const [first] = twoConditions;
    if (!first) throw new Error('no condition');
    const texts = ['Name a person.', 'Write it down.', 'Test it.'];
    await decidedOn(
      world,
      texts.map((text) => ({ ...first, text })),
    );
    expect(await noteOf('condition-set', 'vendor')).toBe('sent');
    expect(world.sent[0]?.text).toContain('3 of them are yours to meet:');
    for (const text of texts) expect(world.sent[0]?.text).toContain(`What is to be done: ${text}`);
    const condition = followed(world, 'vendor');
    reported(world, condition);
    answeredBy(world, condition, true);
    expect(await noteOf('condition-set', 'vendor')).toBe('sent');
    expect(world.sent[1]?.text).toContain('2 of them are yours to meet:');
    expect(world.sent[1]?.text).not.toContain('Name a person.');
  });

  it('does not ask for what is in vain: another condition ended the outcome for good', async () => {
    const other = followed(world, 'staff');
    for (const one of [stored(world).outcome?.conditions[1], other]) Object.assign(one ?? {}, { ifOverdue: 'withdrawn' });
    for (const one of [stored(world).outcome?.conditions[0], followed(world, 'vendor')])
      Object.assign(one ?? {}, { dueOn: '2026-06-30', dueAt: '2026-06-30T23:59:59.999Z' });
    expect(await noteOf('condition-reminder', 'vendor')).toBe('sent');
    overdue();
    expect(await noteOf('condition-reminder', 'vendor')).toBe('not sent: the outcome is withdrawn');
    expect(await noteOf('condition-set', 'vendor')).toBe('not sent: the outcome is withdrawn');
    // Nor is anybody asked to look at a report, nor to have somebody named who could.
    reported(world, followed(world, 'vendor'));
    expect(await noteOf('condition-reported', 'vendor', dora)).toBe('not sent: the outcome is withdrawn');
    world.table.directory.administrators = [{ name: 'Olga', email: 'olga@buyer.example' }];
    world.table.directory.roles['data-protection'] = [];
    expect(await noteOf('condition-vacant', 'vendor', { name: 'Olga', email: 'olga@buyer.example' })).toBe(
      'not sent: the outcome is withdrawn',
    );
    // An answer is told, and asks nothing.
    answeredBy(world, followed(world, 'vendor'), false);
    expect(await noteOf('condition-answered', 'vendor')).toBe('sent');
    expect(world.sent.at(-1)?.text).toContain('has withdrawn its approval of CareBot meanwhile');
    expect(world.sent.at(-1)?.text).not.toContain('report it again');
    reported(world, other);
    answeredBy(world, other, false);
    expect(await noteOf('condition-answered', 'staff')).toBe('sent');
    expect(world.sent.at(-1)?.text).toContain('reporting it changes nothing any more');
  });

  it('that is overdue goes up to the administrators, who read why', async () => {
    const olga = { name: 'Olga', email: 'olga@buyer.example' };
    expect(await noteOf('condition-overdue', 'vendor', olga)).toBe('not sent: this is not theirs to meet');
    world.table.directory.administrators = [olga];
    overdue();
    expect(await noteOf('condition-overdue', 'vendor', olga)).toBe('sent');
    expect(world.sent.at(-1)?.text).toContain('you look after the directory, and nobody has seen to it');
  });

  it('tells nobody else', async () => {
    for (const to of [stranger, dora, requester])
      for (const kind of ['condition-set', 'condition-reminder'] as const)
        expect(await noteOf(kind, 'vendor', to)).toBe('not sent: this is not theirs to meet');
  });

  it('of which no record is left says so', async () => {
    order(world, 'out_none', { kind: 'mail', mail: 'condition-set', assessmentId: ID, conditionId: 'r9-x-1', to: contact });
    expect(await relay(world, 'out_none')).toMatchObject({ note: 'not sent: no such condition' });
  });

  it('does not wait for records that follow: the outcome has them', async () => {
    stored(world).conditions = [];
    const conditionId = stored(world).outcome?.conditions[1]?.id;
    order(world, 'out_early', { kind: 'mail', mail: 'condition-set', assessmentId: ID, conditionId, to: olaf });
    expect(await relay(world, 'out_early')).toMatchObject({ note: 'sent' });
  });
});

describe('a report', () => {
  it('is put to who may answer it, as long as it waits, never to whoever reported', async () => {
    const condition = followed(world, 'vendor');
    expect(await noteOf('condition-reported', 'vendor', dora)).toBe('not sent: it is open');
    reported(world, condition);
    expect(await noteOf('condition-reported', 'vendor', dora)).toBe('sent');
    for (const to of [stranger, requester, contact])
      expect(await noteOf('condition-reported', 'vendor', to)).toBe('not sent: this person may not answer it');
    answeredBy(world, condition, false);
    reported(world, condition, dora);
    expect(await noteOf('condition-reported', 'vendor', dora)).toBe('not sent: this person may not answer it');
  });

  it('that nobody may answer is told to who can have somebody named, as long as that is so', async () => {
    const condition = followed(world, 'vendor');
    const { directory } = world.table;
    const olga = { name: 'Olga', email: 'olga@buyer.example' };
    directory.administrators = [olga];
    expect(await noteOf('condition-vacant', 'vendor', olga)).toBe('not sent: it is open');
    reported(world, condition);
    expect(await noteOf('condition-vacant', 'vendor', olga)).toBe('not sent: somebody can answer it again');
    directory.roles[condition.role] = [];
    expect(await noteOf('condition-vacant', 'vendor', olga)).toBe('sent');
    expect(world.sent.at(-1)?.text).toContain(
      'Please name somebody for Data protection in the directory. Whoever is named is asked at once.',
    );
    expect(await noteOf('condition-vacant', 'vendor', requester)).toBe('sent');
    expect(world.sent.at(-1)?.text).toContain('Please see to it that an administrator names somebody for Data protection');
    expect(await noteOf('condition-vacant', 'vendor', stranger)).toBe('not sent: this person is no administrator');
  });

  it('of the requester for the supplier is answered to both', async () => {
    const condition = followed(world, 'vendor');
    reported(world, condition, requester);
    answeredBy(world, condition, false);
    expect(await noteOf('condition-answered', 'vendor', requester)).toBe('sent');
    expect(world.sent.at(-1)?.text).toContain('because you reported it.');
    expect(world.sent.at(-1)?.text).not.toContain('SECRETTOKEN');
    expect(await noteOf('condition-answered', 'vendor')).toBe('sent');
    expect(await noteOf('condition-answered', 'vendor', dora)).toBe('not sent: this is not theirs to meet');
  });
});

describe('that a condition is overdue', () => {
  it('is told to all while it is not met; to its owner only while nothing is reported', async () => {
    overdue();
    for (const to of [contact, requester, dora]) expect(await noteOf('condition-overdue', 'vendor', to)).toBe('sent');
    expect(await noteOf('condition-overdue', 'vendor', stranger)).toBe('not sent: this is not theirs to meet');
    reported(world, followed(world, 'vendor'));
    expect(await noteOf('condition-overdue', 'vendor')).toBe('not sent: it is reported');
    expect(await noteOf('condition-overdue', 'vendor', dora)).toBe('sent');
    expect(world.sent.at(-1)?.text).toMatch(/was reported done on .* but nobody has accepted it yet/);
    answeredBy(world, followed(world, 'vendor'), true);
    for (const to of [contact, requester, dora])
      expect(await noteOf('condition-overdue', 'vendor', to)).toBe('not sent: it is met');
  });

  it('says what it changes: nothing, where the policy says so', async () => {
    for (const one of [...(stored(world).outcome?.conditions ?? []), ...stored(world).conditions]) one.ifOverdue = 'valid';
    overdue();
    await noteOf('condition-overdue', 'vendor');
    expect(world.sent.at(-1)?.text).toContain('Buyer & Sons may use CareBot for now and still waits for it.');
    await noteOf('condition-overdue', 'vendor', requester);
    expect(world.sent.at(-1)?.subject).toBe('A condition is overdue: CareBot by Vendor Ltd stays cleared for use (A-7F3K2Q)');
  });
});

describe('what follows from an outcome', () => {
  const paula = { name: requester.name, email: requester.email };
  const note = (mail: MailKind) => noteOf(mail, 'vendor', paula);
  const supersede = () => {
    const at = world.clock.now().toISOString();
    stored(world).assessment.supersededBy = { assessmentId: 'asm_2', reference: 'A-NEW222', at };
  };

  it('is reviewed while it holds or is suspended', async () => {
    expect(await note('review-due')).toBe('sent');
    overdue();
    expect(await note('review-due')).toBe('sent');
    world.clock.travel({ days: 400 });
    expect(await note('review-due')).toBe('not sent: the outcome is expired');
    supersede();
    expect(await note('review-due')).toBe('not sent: a newer outcome replaced it');
  });

  it('is not reviewed where it was a no, or there is none', async () => {
    if (stored(world).outcome) Object.assign(stored(world).outcome ?? {}, { result: 'rejected' });
    expect(await note('review-due')).toBe('not sent: it was rejected');
    expect(await note('outcome-ended')).toBe('not sent: the outcome is rejected');
    delete stored(world).outcome;
    expect(await note('review-due')).toBe('not sent: nothing was decided');
    expect(await note('outcome-ended')).toBe('not sent: nothing was decided');
  });

  it('has ended only while it has: not once it holds again or is replaced', async () => {
    expect(await note('outcome-ended')).toBe('not sent: the outcome is valid');
    overdue();
    expect(await note('outcome-ended')).toBe('sent');
    for (const condition of stored(world).conditions) {
      reported(world, condition);
      answeredBy(world, condition, true);
    }
    expect(await note('outcome-ended')).toBe('not sent: the outcome is valid');
    world.clock.travel({ days: 400 });
    expect(await note('outcome-ended')).toBe('sent');
    supersede();
    expect(await note('outcome-ended')).toBe('not sent: a newer outcome replaced it');
  });
});

describe('whoever must meet a condition and is not reached', () => {
  const refuses = (email: string) => {
    const at = world.clock.now().toISOString();
    return world.ports.suppressions.put({ email, reason: 'bounced', at, assessmentId: ID });
  };
  const told = () => [...world.table.outbox.values()].filter(({ work }) => work.kind === 'mail' && work.mail === 'mail-trouble');

  it('becomes work for the requester, though the assessment is decided', async () => {
    await refuses(contact.email);
    expect(await noteOf('condition-set', 'vendor')).toBe('not sent: the address is suppressed');
    expect(stored(world).assessment.undeliverable).toMatchObject([{ email: contact.email, mail: 'condition-set' }]);
    const [mail] = told();
    expect(await relay(world, mail?.id ?? '')).toMatchObject({ note: 'sent' });
    expect(world.sent[0]?.text).toContain('vera@vendor.example: the condition to meet came back');
    expect(world.sent[0]?.text).toContain('You can report the condition done for them, on its page.');
    expect(world.sent[0]?.text).not.toContain('correct the contact');
  });

  it('is nobody’s work once it is met, or of others whom the decided assessment does not need', async () => {
    await refuses(contact.email);
    await noteOf('condition-set', 'vendor');
    reported(world, followed(world, 'vendor'));
    answeredBy(world, followed(world, 'vendor'), true);
    expect(await relay(world, told()[0]?.id ?? '')).toMatchObject({ note: 'not sent: the assessment is decided' });
    await refuses(dora.email);
    overdue();
    expect(await noteOf('condition-overdue', 'staff', dora)).toBe('not sent: the address is suppressed');
    expect(told()).toHaveLength(1);
  });
});
