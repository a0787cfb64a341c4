import { describe, expect, test } from 'vitest';
import type { Drafts } from '../../../functions/domain/ports.ts';
import { removalBase } from '../../../functions/respond/evidence/change-evidence.ts';
import { colleagueBrowser, withColleague } from '../../support/colleague.ts';
import { vendorPortal } from '../../support/vendor-portal.ts';

const LINK = 'C'.repeat(43);
const answer = { version: '0', shown: 'operation.stop', 'q:operation.stop': 'yes', 'comment:operation.stop': 'Typed late.' };
const pdf = { name: 'Certificate', kind: 'certificate', scheme: 'iso-42001', issuer: 'TÜV', issuedOn: '2026-01-01' };
const described = { ...pdf, expiresOn: '2028-12-31', extension: 'pdf', question: 'operation.certificate' };

/** A colleague's page, and the recipient who withdraws them after it was read and just before anything is written. */
async function withdrawnInFlight(method: keyof Drafts) {
  const portal = await vendorPortal();
  const recipient = await portal.started();
  const colleague = withColleague(portal);
  const jonas = await colleagueBrowser(portal, LINK, colleague);
  await jonas.post('/respond/evidence/new', new URLSearchParams({ ...described, csrf: csrfOf(portal) }));
  const file = portal.file().evidence[0];
  const { drafts } = portal.ports;
  const write = drafts[method] as (...args: unknown[]) => Promise<unknown>;
  let before = '';
  Object.assign(drafts, {
    [method]: async (...args: unknown[]) => {
      await recipient.get(`/respond/people/${colleague.id}/withdraw`);
      await recipient.press('Withdraw', { sure: 'yes' });
      before = JSON.stringify(portal.file());
      return write(...args);
    },
  });
  const post = async (path: string, form: Record<string, string>, headers = {}) =>
    jonas.post(path, new URLSearchParams({ ...form, csrf: csrfOf(portal) }), headers);
  return { portal, jonas, file, post, changed: () => before === '' || JSON.stringify(portal.file()) !== before };
}

/** The token of the newest session: the colleague's. */
const csrfOf = ({ sessions }: Awaited<ReturnType<typeof vendorPortal>>) => [...sessions.values()].at(-1)?.csrf ?? '';

describe('withdrawn between reading and writing, a colleague', () => {
  test('saves nothing more, and keeps what was typed', async () => {
    const { jonas, post, changed } = await withdrawnInFlight('save');
    await post('/respond/sections/operation', answer);
    expect([jonas.status, changed()]).toEqual([401, false]);
    expect(jonas.$('[name="comment:operation.stop"]').attr('value')).toBe('Typed late.');
  });

  test('saves nothing by the script either, and is told so', async () => {
    const { jonas, post, changed } = await withdrawnInFlight('save');
    await post('/respond/sections/operation', answer, { accept: 'application/json' });
    expect([jonas.status, changed()]).toEqual([401, false]);
    expect(JSON.parse(jonas.html)).toMatchObject({ kind: 'refused', say: { text: expect.stringContaining('Not saved') } });
  });

  test('announces, describes, replaces and removes no file', async () => {
    const ways = [
      ['putEvidence', '/respond/evidence/new', described],
      ['putEvidence', '/respond/evidence/ID/replace', { ...described, also: 'operation.certificate' }],
      ['changeEvidence', '/respond/evidence/ID/edit', { ...described, also: 'operation.certificate' }],
      ['removeEvidence', '/respond/evidence/ID/remove', { sure: 'yes' }],
    ] as const;
    for (const [method, path, form] of ways) {
      const { jonas, file, post, changed } = await withdrawnInFlight(method);
      const shown = method === 'removeEvidence' && file && removalBase(file);
      await post(path.replace('ID', file?.id ?? ''), shown ? { ...form, base: shown } : form);
      expect([path, jonas.status, changed()]).toEqual([path, 401, false]);
    }
  });
});
