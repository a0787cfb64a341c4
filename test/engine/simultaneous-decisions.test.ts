import { beforeAll, expect, inject, test } from 'vitest';
import type { Visitor } from '../../bin/people/visitor.ts';
import { people } from '../../bin/seed/organisation.ts';
import { type DeployedApp, deployedApp } from '../support/deployed-app.ts';
import { approval, asked, Desks, exceptionPath, offersDecision, REASONS, rejection } from '../support/deployed-deciding.ts';

let app: DeployedApp;
let desks: Desks;
beforeAll(async () => {
  app = await deployedApp(inject('local'));
  desks = await Desks.open(app);
});

const { security, governance } = people;
const press = (visitor: Visitor, { choice, reasons }: { choice: string; reasons: string }) =>
  visitor.press('Record my decision', { choice, reasons });
const UNCHANGED = 'Your click changed nothing.';

test('two approvers at the same instant, where one is enough: one decision counts, and both pages say so', async () => {
  const { story, requests } = await asked(app, {});
  const [request] = requests;
  if (!request) throw new Error('nothing to decide');
  expect(request).toMatchObject({ role: 'security', needed: 1 });
  const [tomas, jonas] = await Promise.all([security, governance].map((person) => desks.at(person, exceptionPath(request))));
  if (!tomas || !jonas) throw new Error('nobody is there');
  expect([tomas, jonas].map(offersDecision)).toEqual([true, true]);

  await Promise.all([press(tomas, approval), press(jonas, { ...rejection })]);
  const after = (await story.file()).requests[0];
  const [decision, ...more] = after?.decisions ?? [];
  expect(more).toEqual([]);
  const [first, second] = decision?.choice === 'approve' ? [tomas, jonas] : [jonas, tomas];
  expect(first.mainText).not.toContain(UNCHANGED);
  expect(second.mainText).toContain(UNCHANGED);
  expect(second.mainText).toContain(decision?.reasons);
  for (const page of [tomas, jonas]) {
    await page.open(exceptionPath(request));
    expect(offersDecision(page)).toBe(false);
    expect(page.mainText).toContain('This exception is closed');
  }
  expect(first.mainText).toContain('Your decision of');
  expect(second.mainText).not.toContain('Your decision of');

  const decided = await story.untilStatus('decided');
  expect(decided.assessment.outcome?.result).toBe(decision?.choice === 'approve' ? 'approved' : 'rejected');
  expect(decided.events.filter(({ type }) => type === 'decision-recorded')).toHaveLength(1);
  expect(await story.ended()).toBe('SUCCEEDED');
  expect(await story.mismatches()).toEqual([]);
});

test('two approvers at the same instant, where two are needed: both count, and the exception is closed once', async () => {
  const { story, requests } = await asked(app, { tier: 'high' });
  const request = requests.find(({ role }) => role === 'security');
  if (!request) throw new Error('nothing to decide');
  expect(request).toMatchObject({ severity: 'critical', needed: 2 });
  const [tomas, jonas] = await Promise.all([security, governance].map((person) => desks.at(person, exceptionPath(request))));
  if (!tomas || !jonas) throw new Error('nobody is there');
  await Promise.all([press(tomas, approval), press(jonas, approval)]);
  for (const page of [tomas, jonas]) {
    expect(page.mainText).not.toContain(UNCHANGED);
    await page.open(exceptionPath(request));
    expect(page.mainText).toContain('Your decision of');
    expect(page.mainText).toContain('This exception is closed');
  }
  const { requests: after, events } = await story.file();
  const now = after.find(({ id }) => id === request.id);
  expect(now?.status).toBe('approved');
  expect(now?.decisions.map(({ by }) => 'email' in by && by.email).toSorted()).toEqual([governance.email, security.email]);
  expect(events.filter(({ data }) => data.request === request.id && data.status === 'approved')).toHaveLength(1);
  expect(await story.mismatches()).toEqual([]);
});

test('the same approver in two tabs: one decision, whichever was first, and the other tab shows it', async () => {
  const { story, requests } = await asked(app, {});
  const [request] = requests;
  if (!request) throw new Error('nothing to decide');
  const tabs = await Promise.all([1, 2].map(() => desks.at(security, exceptionPath(request))));
  expect(tabs.map(offersDecision)).toEqual([true, true]);
  await Promise.all(tabs.map((tab, n) => press(tab, n === 0 ? approval : rejection)));
  const { requests: after, events } = await story.file();
  expect(after[0]?.decisions).toHaveLength(1);
  expect(events.filter(({ type }) => type === 'decision-recorded')).toHaveLength(1);
  const [decision] = after[0]?.decisions ?? [];
  expect(tabs.map((tab) => tab.mainText.includes(UNCHANGED)).filter(Boolean)).toHaveLength(1);
  for (const tab of tabs) {
    expect(tab.mainText).toContain('Your decision of');
    await tab.open(exceptionPath(request));
    expect(offersDecision(tab)).toBe(false);
    expect(tab.mainText).toContain(decision?.reasons === REASONS ? approval.reasons : rejection.reasons);
  }
  await story.untilStatus('decided');
  expect(await story.mismatches()).toEqual([]);
});

test('the same approver twice where two are needed: the second tab does not count as a second person', async () => {
  const { story, requests } = await asked(app, { tier: 'high' });
  const request = requests.find(({ role }) => role === 'security');
  if (!request) throw new Error('nothing to decide');
  const tabs = await Promise.all([1, 2].map(() => desks.at(security, exceptionPath(request))));
  await Promise.all(tabs.map((tab) => press(tab, approval)));
  const now = (await story.file()).requests.find(({ id }) => id === request.id);
  expect(now).toMatchObject({ status: 'open', needed: 2 });
  expect(now?.decisions).toHaveLength(1);
  for (const tab of tabs) {
    await tab.open(exceptionPath(request));
    expect(tab.mainText).toContain('1 more person must approve. Still asked: Jonas Feld.');
  }
  expect(await story.mismatches()).toEqual([]);
});
