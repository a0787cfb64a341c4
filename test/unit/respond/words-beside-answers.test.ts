import { describe, expect, test } from 'vitest';
import { withColleague } from '../../support/colleague.ts';
import { htmlProblems } from '../../support/html-validator.ts';
import { TOKEN, vendorPortal } from '../../support/vendor-portal.ts';

const NOTE = 'You know the training data best. '.repeat(20).trim();
const jonas = { name: 'Jonas', email: 'jonas@vendor.example', sections: 'data', note: NOTE };
const file = { name: 'Report', kind: 'test-report', extension: 'pdf', issuer: NOTE.slice(0, 80) };

interface Form {
  path: string;
  button: string;
  typed: Record<string, string>;
  /** The field whose words must come back. */
  field: string;
}
const forms: Record<string, Form> = {
  'handing over': { path: '/respond/people/new?section=data', button: 'Hand over', typed: jonas, field: 'note' },
  'changing what somebody has': { path: '/respond/people/clg_ada', button: 'Save', typed: { note: NOTE }, field: 'note' },
  'describing a file': { path: '/respond/evidence/new?question=data.checks', button: 'Continue', typed: file, field: 'issuer' },
  'changing what is said of a file': { path: '/respond/evidence/EVD/edit', button: 'Save', typed: file, field: 'issuer' },
  'replacing a file': { path: '/respond/evidence/EVD/replace', button: 'Continue', typed: file, field: 'issuer' },
};

/** Vera at one of the forms. */
async function at({ path }: Form) {
  const portal = await vendorPortal();
  withColleague(portal, { id: 'clg_ada', name: 'Ada', email: 'ada@vendor.example', sectionIds: ['data'] });
  const vera = await portal.started();
  await vera.get('/respond/evidence/new?question=data.checks');
  await vera.press('Continue', { name: 'First', kind: 'test-report', extension: 'pdf' });
  const evidence = portal.file().evidence[0];
  if (!evidence) throw new Error('no file');
  await vera.get(path.replace('EVD', evidence.id));
  return { portal, vera, stored: () => JSON.stringify([portal.file(), ...portal.world.table.outbox]) };
}

/** The HTML validator takes its time when a busy machine starts it. */
const PATIENT = { timeout: 30_000 };

describe.each(Object.entries(forms))('%s', PATIENT, (_, form) => {
  const words = form.typed[form.field] ?? '';
  const typedIn = (vera: Awaited<ReturnType<typeof at>>['vera']) =>
    vera.fields(form.button).form.get(form.field)?.replaceAll('\r\n', '\n').trim();

  test('after the link was opened again: the form comes back with what was typed, and works on the second press', async () => {
    const { portal, vera, stored } = await at(form);
    vera.cookies = { ...(await portal.started()).cookies };
    const before = stored();
    await vera.press(form.button, form.typed);
    expect([vera.status, stored() === before, typedIn(vera)]).toEqual([403, true, words]);
    expect(vera.$('.notice').text()).toContain('press the button once more');
    expect(await htmlProblems(vera.html)).toEqual([]);
    await vera.press(form.button);
    expect(vera.status).toBe(200);
    expect(stored()).toContain(words);
  });

  test('after the session ended: kept until the link is opened again', async () => {
    const { portal, vera, stored } = await at(form);
    portal.world.clock.travel({ hours: 13 });
    const before = stored();
    await vera.press(form.button, form.typed);
    expect([vera.status, stored() === before]).toEqual([401, true]);
    vera.cookies = { ...(await portal.started()).cookies };
    await vera.press('Continue with what I typed');
    expect([vera.status, typedIn(vera)]).toEqual([403, words]);
    await vera.press(form.button);
    expect(vera.status).toBe(200);
    expect(stored()).toContain(words);
  });

  test.each(['before it came', 'between reading and writing'])(
    'the questionnaire was withdrawn %s: the words are shown',
    async (when) => {
      const { portal, vera } = await at(form);
      const withdraw = () => {
        portal.file().assessment.status = 'withdrawn';
      };
      if (when === 'before it came') withdraw();
      else {
        const { drafts, ledger } = portal.ports;
        const late =
          <A extends unknown[], R>(write: (...args: A) => R) =>
          (...args: A): R => {
            withdraw();
            return write(...args);
          };
        Object.assign(drafts, { putEvidence: late(drafts.putEvidence), changeEvidence: late(drafts.changeEvidence) });
        Object.assign(ledger, { commit: late(ledger.commit) });
      }
      await vera.press(form.button, form.typed);
      expect([vera.status, vera.heading]).toEqual([410, 'Not saved: this questionnaire was withdrawn']);
      expect(vera.$('blockquote').text()).toContain(words);
    },
  );
});

test('a note to somebody who was withdrawn meanwhile', async () => {
  const form = forms['changing what somebody has'] as Form;
  const { portal, vera } = await at(form);
  const [ada] = portal.file().colleagues;
  if (ada) ada.withdrawnAt = portal.world.clock.now().toISOString();
  await vera.press(form.button, form.typed);
  expect(vera.status).toBe(404);
  expect(vera.text).toContain(NOTE);
});

test('enough mails for a day: the note is there to be copied', async () => {
  const form = forms['handing over'] as Form;
  const { portal, vera } = await at(form);
  Object.assign(portal.ports.rates, { count: async () => 1000 });
  await vera.press(form.button, form.typed);
  expect(vera.status).toBe(429);
  expect(vera.text).toContain(NOTE);
  expect((await portal.browser().get(`/r/${TOKEN}`)).status).toBe(200);
});
