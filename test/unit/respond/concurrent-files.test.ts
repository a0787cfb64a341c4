import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Evidence } from '../../../functions/domain/answers/submission.ts';
import { detailsBase } from '../../../functions/respond/evidence/change-evidence.ts';
import { scanDetail } from '../../../functions/respond/evidence/development-scan.ts';
import { recordScan, ScanEvent } from '../../../functions/respond/evidence/record-scan.ts';
import { vendorPortal } from '../../support/vendor-portal.ts';

/** What somebody does; `between` happens after they read and before they write. */
interface Step {
  who: 0 | 1;
  what: 'open' | 'save' | 'attach' | 'scan';
  between?: Step;
}

const step: fc.Arbitrary<Step> = fc.letrec<{ step: Step }>((tie) => ({
  step: fc.record({
    who: fc.constantFrom(0 as const, 1 as const),
    what: fc.constantFrom('open' as const, 'save' as const, 'attach' as const, 'scan' as const),
    between: fc.option(tie('step'), { nil: undefined, maxDepth: 2 }),
  }) as fc.Arbitrary<Step>,
})).step;

/** Two people with the details of one file before them, and its scan. Each word that is saved is a new one. */
async function desk() {
  const portal = await vendorPortal();
  const browser = await portal.started();
  await browser.get('/respond/evidence/new?question=data.checks');
  await browser.press('Continue', { name: 'Certificate', kind: 'certificate', scheme: 'other', extension: 'pdf' });
  const file = () => portal.file().evidence[0] as Evidence;
  portal.bucket.put(file().objectKey, 'hello');
  const version = 'v1';
  const detail = scanDetail({ bucket: 'b', key: file().objectKey, version }, 'NO_THREATS_FOUND');
  const desks = [browser, browser.sibling()].map((tab) => ({ tab, seen: new Set<string>() }));
  const edit = `/respond/evidence/${file().id}/edit`;
  const csrf = [...portal.sessions.values()][0]?.csrf ?? '';
  /** Whatever went wrong: a fault within a request would only become a page. */
  const wrong: string[] = [];
  /** Who is at it, innermost last, and what happens before they write. */
  const acting: Step[] = [];
  let words = 0;

  const between = async () => {
    const now = acting.at(-1);
    const next = now?.between;
    if (now) delete now.between;
    if (next) await take(next);
  };
  const { changeEvidence } = portal.ports.drafts;
  portal.ports.drafts.changeEvidence = async (...asked) => {
    await between();
    const before = structuredClone(file());
    const result = await changeEvidence(...asked);
    const now = acting.at(-1);
    if (result.kind !== 'saved' || !now) return result;
    const after = file();
    if (after.status !== before.status || after.sha256 !== before.sha256) wrong.push('a scan was taken back');
    const seen = desks[now.who]?.seen;
    const isUnseen = detailsBase(after) !== detailsBase(before) && !seen?.has(detailsBase(before));
    if (now.what === 'save' && isUnseen) wrong.push('words were replaced unseen');
    if (now.what === 'attach' && after.issuer !== before.issuer) wrong.push('attaching replaced words');
    if (now.what === 'attach' && before.questionIds.some((id) => !after.questionIds.includes(id)))
      wrong.push('a question was lost');
    return result;
  };
  const { digest } = portal.ports.bucket;
  portal.ports.bucket.digest = async (...asked) => {
    await between();
    return digest(...asked);
  };

  async function take(asked: Step): Promise<void> {
    const now = { ...asked };
    const { tab, seen } = desks[now.who] as (typeof desks)[number];
    acting.push(now);
    if (now.what === 'open') await tab.get(edit);
    if (now.what === 'save' && tab.path === edit) {
      words += 1;
      await tab.press('Save the details', { issuer: `Laboratory ${words}` });
      if (tab.status !== 200 && tab.status !== 409) wrong.push(`a page of ${tab.status}`);
    }
    if (tab.path === edit && now.what !== 'attach' && now.what !== 'scan') seen.add(tab.$('[name=base]').attr('value') ?? '');
    if (now.what === 'attach') {
      const form = { csrf, question: 'operation.certificate', file: file().id };
      await browser.sibling().post('/respond/evidence/attach', new URLSearchParams(form));
    }
    if (now.what === 'scan') {
      await recordScan(portal.ports, ScanEvent.parse({ detail }));
      if (file().status !== 'clean') wrong.push('a scan was lost');
    }
    acting.pop();
  }

  return { take, wrong };
}

test('whatever two people and a scan do to one file, nobody’s words are replaced unseen and no scan is undone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      const { take, wrong } = await desk();
      for (const one of [{ who: 0, what: 'open' }, { who: 1, what: 'open' }, ...steps] as Step[]) await take(one);
      expect(wrong).toEqual([]);
    }),
    { numRuns: 40 },
  );
}, 60_000);
