import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, inject, test } from 'vitest';
import { clientConfig } from '../../bin/local/aws-environment.ts';
import type { AccessGrant } from '../../functions/domain/links/access-grant.ts';
import { sha256 } from '../../functions/domain/proof/canonical.ts';
import { toItem } from '../../functions/platform/table/records.ts';
import { openTable } from '../../functions/platform/table/table.ts';
import { RunningAssessment } from '../support/browser/running-assessment.ts';
import { partitionsOf, storedItems } from '../support/browser/stored-items.ts';
import { useBrowser, withAndWithoutScripts } from '../support/browser/use-browser.ts';
import { visit } from '../support/browser/visit.ts';
import { patient } from '../support/eventually.ts';

const local = inject('local');
const browser = useBrowser();
const tokenOf = (link: string) => new URL(link).pathname.split('/').at(-1) ?? '';
const hashOf = (link: string) => sha256(tokenOf(link));

async function changeGrant(assessment: RunningAssessment, change: Partial<AccessGrant>): Promise<void> {
  const grant = (await assessment.file()).grants.find(({ tokenHash }) => tokenHash === hashOf(assessment.link));
  if (!grant) throw new Error('the link has no grant');
  const table = openTable(local.outputs.TableName ?? '', clientConfig(local.engineUrl));
  await table.client.send(new PutCommand({ TableName: table.name, Item: toItem.grant({ ...grant, ...change }) }));
}

test.each(withAndWithoutScripts)('whatever is wrong with a link, the page is the same, %s', async (_, scripts) => {
  const past = new Date(Date.now() - 1000).toISOString();
  const [expired, revoked, withdrawn] = await Promise.all([
    RunningAssessment.invite(local, { tier: 'low' }),
    RunningAssessment.invite(local, { tier: 'low' }),
    RunningAssessment.invite(local, { tier: 'low' }),
  ]);
  const page = await browser.newcomer({ scripts });
  await page.goto(expired.link);
  await page.getByRole('button', { name: 'Start' }).click();
  await visit(page);
  await changeGrant(expired, { expiresAt: past });
  await changeGrant(revoked, { revokedAt: past });
  await withdrawn.withdraw('It is not needed any more, and the link must be dead.');

  const token = tokenOf(expired.link);
  const unknown = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
  const links = [
    'x',
    unknown,
    `${token}=`,
    token.toLowerCase(),
    token.slice(1),
    'a'.repeat(4000),
    '%00',
    "'%20OR%201=1--",
    '%F0%9F%94%91',
  ]
    .map((one) => `/r/${one}`)
    .concat([expired, revoked, withdrawn].map(({ link }) => new URL(link).pathname));
  const answers = new Map<string, string[]>();
  for (const link of links) {
    for (const method of ['get', 'post'] as const) {
      const answer = await page.request[method](link, { headers: { origin: local.baseUrl } });
      const key = JSON.stringify([answer.status(), await answer.text(), answer.headers()['set-cookie']]);
      answers.set(key, [...(answers.get(key) ?? []), `${method} ${link.slice(0, 60)}`]);
    }
    await page.goto(link);
    await visit(page, { status: 404 });
  }
  expect([...answers.values()], 'one answer to all of them').toHaveLength(1);

  // A visit that was open when its link ended is over too.
  await page.goto('/respond');
  await visit(page, { status: 401 });
});

test('looking at a link changes nothing, however often, and whoever looks', async () => {
  const assessment = await RunningAssessment.invite(local, { tier: 'low' });
  const everything = () => storedItems(local, partitionsOf(assessment.id, hashOf(assessment.link)));
  // The workflow and the relay have done their part: it waits for the vendor.
  const kinds = async () => (await everything()).map(({ entity }) => entity);
  await expect.poll(kinds, patient).toEqual(expect.arrayContaining(['mail', 'wait']));
  const before = await everything();
  expect(before.length).toBeGreaterThan(5);
  const page = await browser.newcomer();
  for (const method of ['HEAD', 'GET', 'HEAD', 'GET']) {
    const answer = await page.request.fetch(assessment.link, { method });
    expect(answer.status()).toBe(200);
    expect(answer.headers()['set-cookie']).toBeUndefined();
    if (method === 'HEAD') expect(await answer.text()).toBe('');
  }
  await page.goto(assessment.link);
  await visit(page);
  for (const robot of ['facebookexternalhit/1.1', 'Mozilla/5.0 (compatible; Barracuda Sentinel)'])
    await page.request.get(assessment.link, { headers: { 'user-agent': robot } });
  expect(await everything()).toEqual(before);
});

test('a form from elsewhere, or without its token, changes nothing and loses nothing', async () => {
  const assessment = await RunningAssessment.invite(local, { tier: 'low' });
  const page = await browser.newcomer();
  const { origin } = new URL(assessment.link);
  const start = (headers: Record<string, string>) => page.request.post(assessment.link, { headers, maxRedirects: 0 });
  for (const headers of [
    {},
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
  ]) {
    const answer = await start(headers as Record<string, string>);
    expect([headers, answer.status(), answer.headers()['set-cookie']]).toEqual([headers, 403, undefined]);
  }
  await page.goto(assessment.link);
  await page.getByRole('button', { name: 'Start' }).click();
  const save = (form: Record<string, string>, headers: Record<string, string> = { origin }) =>
    page.request.post('/respond/sections/about', {
      headers,
      form: { about, version: '0', shown: 'about.purpose', ...form },
    });
  await page.goto('/respond/sections/about');
  const about = await page.locator('#answers [name=about]').inputValue();
  const csrf = await page.locator('[name=csrf]').first().inputValue();
  expect((await save({ csrf, 'q:about.purpose': 'From elsewhere' }, {})).status()).toBe(403);
  for (const form of [{}, { csrf: '' }, { csrf: 'x' }, { csrf: csrf.toLowerCase() }] as Record<string, string>[]) {
    const answer = await save({ 'q:about.purpose': 'Typed & kept', ...form });
    expect(answer.status()).toBe(403);
    expect(await answer.text()).toContain('Typed &amp; kept');
  }
  expect((await page.request.post('/respond/submit', { headers: { origin }, form: { declaration: 'yes' } })).status()).toBe(403);
  const { drafts } = (await assessment.rooms.assessments.work(assessment.id)) ?? {};
  expect(drafts).toEqual([]);
  expect((await save({ csrf, 'q:about.purpose': 'Typed & kept' })).status()).toBe(200);
});
