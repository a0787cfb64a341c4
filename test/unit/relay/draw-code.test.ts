import { beforeEach, expect, it } from 'vitest';
import { hashOf } from '../../../functions/domain/proof/canonical.ts';
import { invited, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { relay, relayNew } from '../../support/in-memory/rooms.ts';
import { carl, codeAsked } from '../../support/in-memory/vendor-people.ts';

const ID = 'c'.repeat(64);
let world: InMemory;
beforeEach(async () => {
  world = inMemory();
  await invited(world);
  await relayNew(world);
  await codeAsked(world, ID);
  world.clock.travel({ minutes: 7 });
});
const codeIn = (text = '') => /^\d{6}$/m.exec(text)?.[0] ?? 'none';

it('is drawn when the mail is written and lives ten minutes from then; only its hash is stored', async () => {
  expect(await relay(world, 'out_code')).toMatchObject({ note: 'sent' });
  const code = codeIn(world.sent.at(-1)?.text);
  expect(world.table.codes.get(ID)).toMatchObject({ codeHash: hashOf({ id: ID, code }), expiresAt: '2026-03-02T09:17:00.000Z' });
  const kept = JSON.stringify([...world.table.codes, ...world.table.outbox, stored(world)]);
  expect(kept).not.toContain(code);
  expect(stored(world).mails.at(-1)).toMatchObject({ mail: 'login-code', subject: expect.stringContaining('Your code') });
});

it('is another one when the mail is tried again', async () => {
  world.breaking.mailer.break({ times: 1, afterTheFact: true });
  expect(await relay(world, 'out_code')).toMatchObject({ kind: 'failed' });
  expect(await relay(world, 'out_code')).toMatchObject({ note: 'sent' });
  const [first, second] = world.sent.slice(-2).map(({ text }) => codeIn(text));
  expect(first).not.toBe(second);
  expect(world.table.codes.get(ID)?.codeHash).toBe(hashOf({ id: ID, code: second }));
  expect(JSON.stringify([...world.table.outbox])).not.toContain(second);
});

it('does not answer a browser that asked anew meanwhile', async () => {
  const asked = world.table.codes.get(ID);
  if (asked) asked.askedAt = world.clock.now().toISOString();
  expect(await relay(world, 'out_code')).toMatchObject({ note: 'not sent: nobody waits for the code' });
  expect(world.table.codes.get(ID)).not.toHaveProperty('codeHash');
});

it('says whom to tell: the requester, or for a colleague whoever handed them the sections', async () => {
  await relay(world, 'out_code');
  expect(world.sent.at(-1)?.text).toContain('Please tell Paula Prior');
  const email = stored(world).assessment.contact.email;
  stored(world).colleagues.push({ ...structuredClone(carl), email });
  await codeAsked(world, 'd'.repeat(64));
  await relay(world, 'out_code');
  expect(world.sent.at(-1)?.text).toContain(`Please tell ${'name' in carl.askedBy ? carl.askedBy.name : ''}`);
  expect(world.sent.at(-1)?.text).not.toContain('Please tell Paula Prior');
});
