import { beforeEach, describe, expect, it } from 'vitest';
import type { AccessGrant } from '../../../functions/domain/links/access-grant.ts';
import type { AssessmentFile } from '../../../functions/domain/ports.ts';
import { mailLanguage } from '../../../functions/relay/mail-language.ts';
import { contact, ID, invited, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { order, relay, relayNew } from '../../support/in-memory/rooms.ts';
import { carl } from '../../support/in-memory/vendor-people.ts';

let world: InMemory;
let file: AssessmentFile;
beforeEach(async () => {
  world = inMemory();
  await invited(world);
  file = stored(world);
});
const link = (issuedAt: string, change: Partial<AccessGrant> = {}) => {
  const ends = { issuedAt, expiresAt: '2026-12-01T00:00:00.000Z' };
  file.grants.push({ tokenHash: issuedAt, assessmentId: ID, purpose: 'respond', ...contact, ...ends, ...change });
};

describe('the language of a mail', () => {
  it('is English where nothing is said', () => {
    expect(mailLanguage(file, contact)).toBe('en');
  });

  it('is the recipient’s; a colleague’s own goes before it', () => {
    file.assessment.contact.language = 'de';
    expect(mailLanguage(file, contact)).toBe('de');
    file.colleagues.push(carl);
    expect(mailLanguage(file, { email: carl.email, participant: carl.id })).toBe('de');
    file.colleagues = [{ ...carl, language: 'en' }];
    expect(mailLanguage(file, { email: carl.email, participant: carl.id })).toBe('en');
    expect(mailLanguage(file, { email: carl.email.toUpperCase() })).toBe('en');
  });

  it('is what the reader chose last, on a link that was not revoked', () => {
    link('2026-03-03T00:00:00.000Z', { language: 'de', email: contact.email.toUpperCase() });
    link('2026-03-01T00:00:00.000Z', { language: 'en' });
    link('2026-03-04T00:00:00.000Z');
    link('2026-03-05T00:00:00.000Z', { language: 'en', revokedAt: '2026-03-05T00:00:00.000Z' });
    link('2026-03-06T00:00:00.000Z', { language: 'en', email: 'other@vendor.example' });
    expect(mailLanguage(file, contact)).toBe('de');
  });

  it('stays with the reader: a fresh link speaks as the last one did', async () => {
    await relayNew(world);
    const [grant] = stored(world).grants;
    await world.ports.links.speak(ID, grant?.tokenHash ?? '', 'de');
    world.clock.travel({ days: 1 });
    order(world, 'out_r', { kind: 'mail', mail: 'response-reminder', assessmentId: ID, to: contact });
    await relay(world, 'out_r');
    expect(world.sent.at(-1)?.text).toContain('Guten Tag');
    expect(stored(world).grants.at(-1)).toMatchObject({ language: 'de', issuedAt: '2026-03-03T09:00:00.000Z' });
  });
});
