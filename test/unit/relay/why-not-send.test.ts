import { beforeEach, describe, expect, it } from 'vitest';
import type { MailKind } from '../../../functions/domain/outbox.ts';
import {
  awaitingDecision,
  contact,
  ID,
  invited,
  requester,
  stored,
  submitted,
} from '../../support/in-memory/assessment-in-progress.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { order, relay, relayNew } from '../../support/in-memory/rooms.ts';
import { carl, codeAsked, delegated, followUpOpen } from '../../support/in-memory/vendor-people.ts';

let world: InMemory;
beforeEach(async () => {
  world = inMemory();
  await invited(world);
});

/** Orders a mail now and says what relay notes, now or after `later`. */
async function noteOf(mail: MailKind, to: { name: string; email: string } = contact, later = () => {}) {
  const id = `out_mine${world.table.outbox.size}`;
  const participant = to.email === carl.email ? { participant: carl.id } : {};
  order(world, id, { kind: 'mail', mail, assessmentId: ID, to: { name: to.name, email: to.email }, ...participant });
  later();
  const result = await relay(world, id);
  return 'note' in result ? result.note : result.kind;
}
const revokeAll = (email: string = contact.email) => {
  for (const grant of stored(world).grants) if (grant.email === email) grant.revokedAt = world.clock.now().toISOString();
};

describe('revoking', () => {
  it('ends what was ordered before it', async () => {
    await relayNew(world);
    const later = () => {
      world.clock.travel({ seconds: 1 });
      revokeAll();
    };
    for (const mail of ['invitation', 'response-reminder'] as const) {
      expect(await noteOf(mail, contact, later)).toBe('not sent: the link was revoked');
    }
  });

  it('lets the new link through that was ordered in the same change, and no reminder of that instant', async () => {
    await relayNew(world);
    world.clock.travel({ hours: 1 });
    expect(await noteOf('response-reminder', contact, revokeAll)).toBe('not sent: the link was revoked');
    expect(await noteOf('invitation', contact, revokeAll)).toBe('sent');
  });

  it('keeps reminders back until a new link was issued', async () => {
    await relayNew(world);
    revokeAll();
    world.clock.travel({ hours: 1 });
    expect(await noteOf('response-reminder')).toBe('not sent: the link was revoked');
    expect(await noteOf('invitation')).toBe('sent');
    world.clock.travel({ hours: 1 });
    expect(await noteOf('response-reminder')).toBe('sent');
  });

  it('of a colleague’s link is no matter of the recipient’s, nor the other way round', async () => {
    await relayNew(world);
    delegated(world, carl);
    await relayNew(world);
    world.clock.travel({ hours: 1 });
    revokeAll(carl.email);
    expect(await noteOf('response-reminder')).toBe('sent');
    revokeAll(contact.email);
    expect(await noteOf('delegation', carl)).toBe('sent');
  });

  it('counts for the part in which they had the link: a colleague may become the contact', async () => {
    delegated(world, { ...carl, email: 'next@vendor.example' });
    await relayNew(world);
    revokeAll('next@vendor.example');
    stored(world).assessment.contact = { name: carl.name, email: 'next@vendor.example' };
    world.clock.travel({ hours: 1 });
    expect(await noteOf('response-reminder', stored(world).assessment.contact)).toBe('sent');
  });
});

describe('the contact', () => {
  it('of before gets no link any more, even one that was never issued', async () => {
    const later = () => {
      stored(world).assessment.contact = { name: 'New', email: 'new@vendor.example' };
    };
    expect(await noteOf('invitation', contact, later)).toBe('not sent: this is no longer their address');
    expect(await noteOf('response-reminder')).toBe('not sent: this is no longer their address');
  });
});

describe('handed-over sections', () => {
  it('are not offered after they were taken back, or when nothing is asked', async () => {
    delegated(world, carl);
    const [colleague] = stored(world).colleagues;
    if (colleague) colleague.withdrawnAt = world.clock.now().toISOString();
    expect(await relay(world, 'out_clg_carl')).toMatchObject({ note: 'not sent: the sections were taken back' });
    if (colleague) delete colleague.withdrawnAt;
    await submitted(world);
    expect(await noteOf('delegation', carl)).toBe('not sent: the assessment is submitted');
    expect(world.sent.map(({ kind }) => kind)).toEqual([]);
  });

  it('come with a link of the colleague’s own', async () => {
    delegated(world, carl);
    await relayNew(world);
    expect(stored(world).grants.filter(({ participant }) => participant)).toMatchObject([
      { participant: carl.id, email: carl.email, name: carl.name },
    ]);
  });
});

describe('follow-up questions', () => {
  beforeEach(async () => {
    world = inMemory();
    await awaitingDecision(world);
  });

  it('are sent only while their round is open', async () => {
    expect(await noteOf('follow-up')).toBe('not sent: the assessment is awaiting-decision');
    const round = followUpOpen(world);
    expect(await noteOf('follow-up')).toBe('sent');
    round.status = 'answered';
    expect(await noteOf('follow-up')).toBe('not sent: that round of questions is over');
  });

  it('of an earlier round do not come again with the next', async () => {
    followUpOpen(world).status = 'lapsed';
    const later = () => {
      world.clock.travel({ days: 1 });
      followUpOpen(world);
    };
    expect(await noteOf('follow-up', contact, later)).toBe('not sent: that round of questions is over');
  });

  it('make what asked for the whole response before superfluous, not the reminders of the round', async () => {
    const later = () => {
      world.clock.travel({ days: 1 });
      followUpOpen(world);
    };
    expect(await noteOf('invitation', contact, later)).toBe('not sent: a round of questions came later');
    expect(await noteOf('response-reminder')).toBe('sent');
  });

  it('that nobody answered close nothing', async () => {
    followUpOpen(world);
    expect(await noteOf('response-lapsed')).toBe('not sent: the assessment is awaiting-response');
  });
});

describe('a code', () => {
  it('is not sent without a link that opens, when nobody waits for it, or hours later', async () => {
    await codeAsked(world);
    expect(await relay(world, 'out_code')).toMatchObject({ note: 'not sent: the link has ended' });
    await relayNew(world);
    revokeAll();
    await codeAsked(world);
    expect(await relay(world, 'out_code')).toMatchObject({ note: 'not sent: the link has ended' });
    for (const grant of stored(world).grants) Object.assign(grant, { revokedAt: undefined, expiresAt: grant.issuedAt });
    await codeAsked(world);
    expect(await relay(world, 'out_code')).toMatchObject({ note: 'not sent: the link has ended' });
    for (const grant of stored(world).grants) grant.expiresAt = '2027-01-01T00:00:00.000Z';
    await codeAsked(world, 'd'.repeat(64));
    world.table.codes.clear();
    expect(await relay(world, 'out_code')).toMatchObject({ note: 'not sent: nobody waits for the code' });
    await codeAsked(world, 'e'.repeat(64));
    world.clock.travel({ hours: 1 });
    expect(await relay(world, 'out_code')).toMatchObject({ note: 'not sent: it is too late' });
    expect(world.sent.map(({ kind }) => kind)).toEqual(['invitation']);
  });
});

describe('mail trouble', () => {
  it('is told while there is some and somebody still waits', async () => {
    expect(await noteOf('mail-trouble', requester)).toBe('not sent: all addresses are mended');
    const at = world.clock.now().toISOString();
    stored(world).assessment.undeliverable = [{ email: contact.email, reason: 'bounced', mail: 'invitation', at }];
    expect(await noteOf('mail-trouble', requester)).toBe('sent');
    stored(world).assessment.status = 'lapsed';
    expect(await noteOf('mail-trouble', requester)).toBe('not sent: the assessment is lapsed');
  });
});

describe('a suppressed address', () => {
  it.each([contact, { ...requester, email: requester.email.toUpperCase() }])('gets nothing more: $email', async (person) => {
    const at = world.clock.now().toISOString();
    await world.ports.suppressions.put({ email: person.email, reason: 'bounced', at, assessmentId: ID });
    const kind = person === contact ? 'invitation' : 'response-escalation';
    expect(await noteOf(kind, person === contact ? contact : requester)).toBe('not sent: the address is suppressed');
    expect(world.sent).toEqual([]);
    expect(stored(world).grants).toEqual([]);
    await world.ports.suppressions.lift(person.email);
    expect(await noteOf(kind, person)).toBe('sent');
  });
});
