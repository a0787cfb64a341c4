import { beforeEach, describe, expect, test } from 'vitest';
import { withdrawAssessment } from '../../../functions/console/withdraw.ts';
import type { Colleague } from '../../../functions/domain/answers/colleague.ts';
import { contact, ID, invited, opened, requester, stored, submitted } from '../../support/in-memory/assessment-in-progress.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { relayNew } from '../../support/in-memory/rooms.ts';
import { carl, delegated, followUpOpen, susi } from '../../support/in-memory/vendor-people.ts';

const PHONE = '+44 20 7946 0958';
const reason = 'The INTERNAL-REASON: we bought something else.';
let world: InMemory;
beforeEach(() => {
  world = inMemory();
});

async function asked(...colleagues: Colleague[]) {
  await invited(world, { head: { requesterPhone: PHONE } });
  for (const colleague of colleagues) delegated(world, colleague);
  await relayNew(world);
}

/** An hour later; answers the mails that say so. `meanwhile`: before relay comes to them. */
async function withdrawn(meanwhile = async () => {}) {
  world.clock.travel({ hours: 1 });
  const result = await withdrawAssessment({ ...world.ports, clock: world.clock }, { assessmentId: ID, reason, by: requester });
  expect(result).toEqual({ kind: 'withdrawn' });
  await meanwhile();
  await relayNew(world);
  return world.sent.filter(({ kind }) => kind === 'withdrawn');
}
const addressesOf = (mails: typeof world.sent) => mails.map(({ to }) => to.email).sort();
/** To whom one was ordered. */
const orderedTo = () =>
  [...world.table.outbox.values()].flatMap(({ work }) =>
    work.kind === 'mail' && work.mail === 'withdrawn' ? [work.to.email] : [],
  );
const linksOf = (email: string) => stored(world).grants.filter((grant) => grant.email === email);

describe('while answers are awaited', () => {
  test('whoever was asked hears that it is over and whom to ask: no link, no reason, in the same conversation', async () => {
    await asked(carl, susi);
    const mails = await withdrawn();
    expect(addressesOf(mails)).toEqual([carl.email, susi.email, contact.email].sort());
    for (const mail of mails) {
      expect(mail.text).toContain("Buyer & Sons no longer needs Vendor Ltd's answers about CareBot.");
      expect(mail.text).toContain('You need to do nothing more.');
      expect(mail.text).toContain('write to Paula Prior (paula@buyer.example)');
      expect(mail.text).toContain(PHONE);
      expect(`${mail.text}${mail.html}`).not.toMatch(/https?:|INTERNAL-REASON|SECRETTOKEN/);
      expect(mail.replyTo?.email).toBe(requester.email);
      const first = world.sent.find(({ kind, to }) => kind !== 'withdrawn' && to.email === mail.to.email);
      expect(mail.subject).toBe(`Re: ${first?.subject}`);
      expect(mail.thread.key).toBe(first?.thread.key);
      expect(mail.thread.earlier).toEqual(
        stored(world)
          .mails.filter(({ to, mail: kind }) => to === mail.to.email && kind !== 'withdrawn')
          .map(({ messageId }) => messageId),
      );
    }
    expect(stored(world).mails.filter(({ mail }) => mail === 'withdrawn')).toHaveLength(3);
    expect(linksOf(contact.email)).toHaveLength(1);
  });

  test('in the language that each chose on the page, although the withdrawal ended the link that remembers it', async () => {
    await asked(carl, susi);
    await world.ports.links.speak(ID, linksOf(contact.email)[0]?.tokenHash ?? '', 'de');
    const [vera] = stored(world).grants.filter(({ participant }) => participant === susi.id);
    await world.ports.links.speak(ID, vera?.tokenHash ?? '', 'de');
    const mails = await withdrawn();
    const german = mails.filter(({ text }) =>
      text.includes('Buyer & Sons braucht die Antworten von Vendor Ltd zu CareBot nicht mehr.'),
    );
    expect(addressesOf(german)).toEqual([susi.email, contact.email].sort());
  });

  test('whoever was never sent a link hears nothing', async () => {
    await invited(world);
    delegated(world, carl);
    expect(await withdrawn()).toEqual([]);
    expect(world.sent).toEqual([]);
    expect(orderedTo()).toEqual([contact.email, carl.email]);
  });

  test('nor does whoever was shut out before', async () => {
    await asked(carl, susi);
    for (const grant of linksOf(carl.email)) grant.revokedAt = world.clock.now().toISOString();
    const gone = stored(world).colleagues.find(({ id }) => id === susi.id);
    if (gone) gone.withdrawnAt = world.clock.now().toISOString();
    expect(addressesOf(await withdrawn())).toEqual([contact.email]);
    expect(orderedTo()).toEqual([contact.email, carl.email]);
  });

  test('nor a recipient of before, nor the new one before a link went to them', async () => {
    await asked();
    stored(world).assessment.contact = { name: 'New', email: 'new@vendor.example' };
    expect(await withdrawn()).toEqual([]);
  });

  test('nor an address that refuses mail', async () => {
    await asked(carl);
    const at = world.clock.now().toISOString();
    await world.ports.suppressions.put({ email: carl.email, reason: 'bounced', at, assessmentId: ID });
    expect(addressesOf(await withdrawn())).toEqual([contact.email]);
    expect(stored(world).assessment).toMatchObject({ status: 'withdrawn', waiting: { on: 'nobody' } });
  });

  test('nor anybody who was asked anew before the mail left', async () => {
    await asked();
    const mails = await withdrawn(async () => {
      stored(world).assessment.continuedBy = { assessmentId: 'asm_2', reference: 'A-NEW222' };
    });
    expect(mails).toEqual([]);
  });

  test('of a round of questions, the replies are no longer needed', async () => {
    await asked(carl);
    await submitted(world);
    followUpOpen(world);
    const mails = await withdrawn();
    expect(addressesOf(mails)).toEqual([carl.email, contact.email].sort());
    for (const { text } of mails) expect(text).toContain('no longer needs a reply to its follow-up questions about CareBot.');
  });
});

describe('otherwise', () => {
  test('before anybody was asked, no mail is ordered', async () => {
    await opened(world);
    expect(await withdrawn()).toEqual([]);
    expect(orderedTo()).toEqual([]);
  });

  test('after the answers, the contact hears that it ended without an outcome, and is thanked', async () => {
    await asked(carl);
    await submitted(world);
    const [mail, ...more] = await withdrawn();
    expect(more).toEqual([]);
    expect(mail?.to.email).toBe(contact.email);
    expect(mail?.text).toContain('Buyer & Sons has ended its assessment of CareBot without an outcome.');
    expect(mail?.text).toContain('Thank you for your answers; they stay on record.');
    expect(mail?.text).not.toMatch(/no longer needs|INTERNAL-REASON|https?:/);
  });
});
