import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../functions/domain/proof/canonical.ts';
import { awaitingDecision, contact, ID, invited, stored, submitted } from '../../support/in-memory/assessment-in-progress.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { order, relay, relayNew } from '../../support/in-memory/rooms.ts';

let world: InMemory;
beforeEach(() => {
  world = inMemory();
});

const invitation = { kind: 'mail', mail: 'invitation', assessmentId: ID, to: contact } as const;
const reminder = { ...invitation, mail: 'response-reminder' } as const;

describe('a mail', () => {
  beforeEach(() => invited(world));

  it('is sent once and its proof is kept with the assessment', async () => {
    await relayNew(world);
    expect(world.sent.map(({ kind, to }) => [kind, to.email])).toEqual([['invitation', contact.email]]);
    expect(stored(world).mails).toMatchObject([{ mail: 'invitation', to: contact.email, messageId: 'ses-1' }]);
    await relayNew(world);
    for (const id of world.table.outbox.keys()) await relay(world, id);
    expect(world.sent).toHaveLength(1);
  });

  it('says how long what is left takes, to everybody for their own sections', async () => {
    const drafts = stored(world).drafts;
    const mark = { version: 1, savedAt: world.clock.now().toISOString(), savedBy: { kind: 'vendor', ...contact } } as const;
    drafts.push({ ...mark, sectionId: 'data', answers: { 'data.personal': { value: 'no' } }, markedComplete: false });
    const colleague = { id: 'clg_carl', name: 'Carl', email: 'carl@vendor.example', maySubmit: false, askedAt: mark.savedAt };
    stored(world).colleagues.push({ ...colleague, sectionIds: ['operation'], askedBy: mark.savedBy });
    order(world, 'out_x', reminder);
    await relay(world, 'out_x');
    expect(world.sent.at(-1)?.text).toContain('Time needed: about 10 minutes, for the 5 questions left');
    order(world, 'out_y', {
      ...reminder,
      mail: 'delegation',
      participant: 'clg_carl',
      to: { name: 'Carl', email: 'carl@vendor.example' },
    });
    await relay(world, 'out_y');
    expect(world.sent.at(-1)?.text).toContain('Time needed: about 10 minutes, for 4 questions at most');
  });

  it('goes out once when two relays meet it at the same time', async () => {
    order(world, 'out_x', invitation);
    const kinds = (await Promise.all([relay(world, 'out_x'), relay(world, 'out_x')])).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['busy', 'done']);
    expect(world.sent).toHaveLength(1);
  });

  it('carries a fresh token of which only the hash is stored', async () => {
    await relayNew(world);
    const token = /\/r\/(\S+)/.exec(world.sent[0]?.text ?? '')?.[1] ?? '';
    expect(token.length).toBeGreaterThan(40);
    expect(stored(world).grants).toMatchObject([{ tokenHash: sha256(token), email: contact.email, purpose: 'respond' }]);
    expect(stored(world).grants[0]?.expiresAt).toBe('2026-04-16T09:00:00.000Z');
    expect(await world.ports.links.find(sha256(token))).toEqual({ assessmentId: ID });
    expect(JSON.stringify([...world.table.files, ...world.table.outbox])).not.toContain(token);
  });

  it('is not sent any more after submission, lapse or withdrawal', async () => {
    order(world, 'out_a', reminder);
    await submitted(world);
    expect(await relay(world, 'out_a')).toMatchObject({ kind: 'done', note: 'not sent: the assessment is submitted' });
    for (const status of ['lapsed', 'withdrawn'] as const) {
      stored(world).assessment.status = status;
      order(world, `out_${status}`, invitation);
      expect(await relay(world, `out_${status}`)).toMatchObject({ note: `not sent: the assessment is ${status}` });
    }
    expect(world.sent).toHaveLength(0);
  });

  it('that fails is tried again later', async () => {
    order(world, 'out_x', invitation);
    world.breaking.mailer.break({ times: 1 });
    expect(await relay(world, 'out_x')).toMatchObject({ kind: 'failed', fault: { name: 'Outage' } });
    const item = world.table.outbox.get('out_x');
    expect(item).toMatchObject({ status: 'pending', attempts: 1, nextAttemptAt: '2026-03-02T09:00:30.000Z' });
    expect(item).not.toHaveProperty('claimedUntil');
    expect(await relay(world, 'out_x')).toMatchObject({ kind: 'done', note: 'sent' });
  });

  it('goes out twice only when the record of it failed, and not before the claim ends', async () => {
    order(world, 'out_x', invitation);
    world.breaking.outbox.break({ methods: ['done'], times: 1 });
    await expect(relay(world, 'out_x')).rejects.toThrow('out of reach');
    expect(await relay(world, 'out_x')).toMatchObject({ kind: 'busy' });
    expect(world.sent).toHaveLength(1);
    world.clock.travel({ seconds: 121 });
    expect(await relay(world, 'out_x')).toMatchObject({ kind: 'done' });
    expect(world.sent).toHaveLength(2);
    expect(stored(world).mails).toHaveLength(1);
  });

  it('stays in one conversation: the reminder names the ids that the service gave before', async () => {
    await relayNew(world);
    order(world, 'out_r', reminder);
    await relay(world, 'out_r');
    const [first, second] = world.sent;
    expect(second?.subject).toBe(`Re: ${first?.subject}`);
    expect(second?.thread).toEqual({ key: first?.thread.key, earlier: ['ses-1'] });
  });
});

describe('a decision mail', () => {
  const ask = { kind: 'mail', assessmentId: ID, requestId: 'r1-security', role: 'security' } as const;
  const sam = { name: 'Sam Safe', email: 'sam@buyer.example' };
  beforeEach(() => awaitingDecision(world));

  it('goes to the owners of the role but never to the requester', async () => {
    await relayNew(world);
    const asked = world.sent.filter(({ kind }) => kind === 'exception').map((mail) => mail.to.email);
    expect(asked.sort()).toEqual(['dora@buyer.example', 'sam@buyer.example']);
  });

  it('is dropped once this person has decided or the request is closed', async () => {
    const request = stored(world).requests.find(({ id }) => id === ask.requestId);
    if (!request) throw new Error('no request');
    request.decisions.push({
      choice: 'approve',
      reasons: 'The logs are kept elsewhere.',
      conditions: [],
      by: { kind: 'staff', id: 'stf_2', name: 'Sam', email: 'SAM@buyer.example' },
      at: world.clock.now().toISOString(),
      basis: request.basis,
      ...{ capacity: { as: 'member' }, directoryVersion: 0 },
    });
    order(world, 'out_r', { ...ask, mail: 'decision-reminder', to: sam });
    expect(await relay(world, 'out_r')).toMatchObject({ note: 'not sent: this person has decided' });
    const eve = { name: 'Eve', email: 'eve@buyer.example' };
    world.table.directory.roles.security.push(eve);
    order(world, 'out_other', { ...ask, mail: 'decision-reminder', to: eve });
    expect(await relay(world, 'out_other')).toMatchObject({ note: 'sent' });
    request.status = 'rejected';
    order(world, 'out_late', { ...ask, mail: 'decision-escalation', to: sam });
    expect(await relay(world, 'out_late')).toMatchObject({ note: 'not sent: the request is rejected' });
  });
});
