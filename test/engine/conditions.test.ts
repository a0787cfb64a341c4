import { beforeAll, describe, expect, inject, test } from 'vitest';
import { Staff } from '../../bin/people/staff.ts';
import { Visitor } from '../../bin/people/visitor.ts';
import { weakEncryption } from '../../bin/seed/assessments.ts';
import { PASSWORD, type Person, people } from '../../bin/seed/organisation.ts';
import { createAccounts } from '../../bin/seed/staff-accounts.ts';
import { answerCondition } from '../../functions/domain/conditions/answer-condition.ts';
import type { ConditionFile } from '../../functions/domain/conditions/condition-files.ts';
import { reportCondition } from '../../functions/domain/conditions/report-condition.ts';
import type { Condition } from '../../functions/domain/deciding/approval.ts';
import { clearanceAt } from '../../functions/domain/outcome/clearance.ts';
import type { AssessmentFile } from '../../functions/domain/ports.ts';
import { sha256 } from '../../functions/domain/proof/canonical.ts';
import { localDate } from '../../functions/domain/time/business-days.ts';
import { conditionFilesIn } from '../../functions/platform/table/condition-files.ts';
import { linksIn } from '../../functions/platform/table/links.ts';
import { type DeployedApp, deployedApp } from '../support/deployed-app.ts';
import { actor, REASONS } from '../support/deployed-deciding.ts';
import { catalogOfDays, DeployedStory } from '../support/deployed-story.ts';
import { eventually } from '../support/eventually.ts';
import { staffToken } from '../support/staff-token.ts';

const local = inject('local');
const DAY = 86_400_000;
const WORDS = 'All disks are encrypted since Monday; page 1 of the report lists them.';
const GOOD = 'All disks are in the report, and it is of this month.';
const owner: Person = people.protection;

let app: DeployedApp;
let token: string;
beforeAll(async () => {
  app = await deployedApp(local);
  await createAccounts(local, people);
  token = await staffToken(local, people.security);
});

/** Approved on one condition of the supplier's and one of Amina's, due so many days from today. */
async function approved(dueInDays: number): Promise<DeployedStory> {
  const catalog = catalogOfDays(app, 86_400);
  const story = await DeployedStory.invited(app, { tier: 'standard', catalog });
  await story.answerAndSubmit(weakEncryption);
  await story.untilStatus('awaiting-decision');
  const dueOn = localDate(catalog.policy.calendar, new Date(Date.now() + dueInDays * DAY).toISOString());
  const conditions: Condition[] = [
    { text: 'Encrypt the disks.', proof: 'A report of the disks.', owner: { kind: 'vendor' }, dueOn },
    { text: 'Tell the clerks.', proof: 'The message.', owner: { kind: 'staff', name: owner.name, email: owner.email }, dueOn },
  ];
  await story.decideAll({ choice: 'approve-with-conditions', reasons: REASONS, conditions });
  await story.untilStatus('decided');
  await story.settled();
  return story;
}

const conditionOf = (file: AssessmentFile, kind: 'vendor' | 'staff') => {
  const found = file.conditions.find((one) => one.owner.kind === kind);
  if (!found) throw new Error(`no condition of ${kind}`);
  return found;
};
const told = (file: AssessmentFile, type: string) => file.events.filter((event) => event.type === type);

async function clearance({ assessment: { supplierId, systemId } }: AssessmentFile) {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${local.baseUrl}/api/clearance/${supplierId}/${systemId}`, { headers });
  return (await answer.json()) as { cleared: boolean; standing: string };
}

async function signedIn(person: Person, next: string): Promise<Visitor> {
  const staff = new Staff(new Visitor(local.baseUrl), { ...person, password: PASSWORD });
  await staff.signIn(next);
  return staff.visitor;
}

/** Inside the supplier's pages, by the link of the mail. */
async function supplier(story: DeployedStory): Promise<Visitor> {
  const find = async () => {
    const mails = (await story.mails()).filter(
      ({ to, header }) => to.includes(story.contact.email) && header('x-assay-mail')?.startsWith('condition'),
    );
    return mails.flatMap(({ links }) => links).findLast((link) => link.includes('/c/'));
  };
  const link = await eventually('a link to the conditions', find);
  const visitor = new Visitor(local.baseUrl);
  await visitor.open(link);
  await visitor.press('Start');
  return visitor;
}

test('a day after they were due: suspended everywhere, by the clock and then in the trail; met late, cleared again', async () => {
  const story = await approved(-2);
  // No sweep was needed for it.
  expect(await clearance(await story.file())).toMatchObject({ cleared: false, standing: 'suspended' });
  await story.sweepAt(app.clock.now().toISOString());
  const overdue = await story.until('both are overdue in the trail', (file) => told(file, 'condition-overdue').length === 2);
  expect(overdue.assessment.outcome?.since?.standing).toBe('suspended');
  // It is said again, a week from when they became overdue.
  const { policy } = await app.catalogs.get(overdue.assessment.catalogHash);
  const week = (policy.conditions.againDays ?? 0) * policy.secondsPerDay * 1000;
  const again = overdue.conditions.map(({ dueAt }) => new Date(Date.parse(dueAt) + 1 + week).toISOString());
  expect(overdue.timers.filter(({ kind }) => kind === 'condition').map(({ dueAt }) => dueAt)).toEqual(again);
  await story.settled();
  expect((await story.sent()).filter(([kind]) => kind === 'condition-overdue').map(([, to]) => to)).toContain(story.contact.email);

  // The supplier: by the link of the mail, a file, and the report.
  const vera = await supplier(story);
  const { id, assessmentId } = conditionOf(overdue, 'vendor');
  await vera.open(`/respond/conditions/${id}`);
  expect(vera.mainText).toContain('has suspended its approval');
  await vera.follow('Attach a file');
  await vera.press('Continue to the upload', { name: 'Disks', extension: 'txt' });
  await vera.upload('Upload', { name: 'disks.txt', type: 'text/plain', text: 'Three disks.' });
  expect(vera.path).toBe(`/respond/conditions/${id}`);
  await story.until('the file is clean', ({ evidence }) =>
    evidence.some((one) => one.conditionId === id && one.status === 'clean'),
  );
  await vera.open(`/respond/conditions/${id}/report`);
  await vera.press('Report it done', { words: WORDS });
  expect(vera.mainText).toContain('looks at it and writes to you');

  // Amina reports hers on our pages.
  const own = conditionOf(overdue, 'staff').id;
  const path = (condition: string) => `/exceptions/${assessmentId}/conditions/${condition}`;
  const amina = await signedIn(owner, path(own));
  await amina.press('Report it as met', { words: 'The message went out to all clerks on Monday.' });
  expect(conditionOf(await story.file(), 'staff').status).toBe('reported');

  // Tomás accepts one, then the other; only then is it cleared again.
  const tomas = await signedIn(people.security, path(id));
  expect(tomas.mainText).toContain(WORDS);
  await tomas.press('Record my answer', { choice: 'accept', reasons: GOOD });
  expect(await clearance(overdue)).toMatchObject({ cleared: false, standing: 'suspended' });
  await tomas.open(path(own));
  await tomas.press('Record my answer', { choice: 'accept', reasons: GOOD });
  expect(tomas.mainText).toContain('Accepted as met on');
  expect(await clearance(overdue)).toMatchObject({ cleared: true, standing: 'valid' });
  const after = await story.file();
  expect(after.assessment.outcome?.since?.standing).toBe('valid');
  expect(told(after, 'condition-accepted').map(({ data }) => data.standing)).toEqual([undefined, 'valid']);
  expect(after.submissions).toEqual(overdue.submissions);
  expect(await story.mismatches()).toEqual([]);
});

test('reminded, then overdue, by a sweep that travels; the clearance of then says the same', async () => {
  const story = await approved(60);
  const file = await story.file();
  const { dueAt } = conditionOf(file, 'vendor');
  const { policy } = await app.catalogs.get(file.assessment.catalogHash);
  expect(await clearance(file)).toMatchObject({ cleared: true, standing: 'valid' });
  for (const days of policy.conditions.reminderDaysBefore.toSorted((a, b) => b - a))
    await story.sweepAt(new Date(Date.parse(dueAt) - days * DAY).toISOString());
  const reminded = await story.file();
  const reminders = told(reminded, 'reminded').filter(({ data }) => data.condition);
  expect(reminders).toHaveLength(2 * policy.conditions.reminderDaysBefore.length);
  const past = new Date(Date.parse(dueAt) + 1).toISOString();
  await story.sweepAt(past);
  const overdue = await story.file();
  expect(told(overdue, 'condition-overdue').map(({ data }) => data.standing)).toEqual(['suspended', 'suspended']);
  expect(overdue.assessment.outcome?.since).toEqual({ standing: 'suspended', at: past });
  const { supplierId, systemId } = overdue.assessment;
  expect(clearanceAt(await app.clearances.get(supplierId, systemId), past).standing).toBe('suspended');
  await story.sweepAt(past);
  expect(told(await story.file(), 'condition-overdue')).toHaveLength(2);
  expect(await story.mismatches()).toEqual([]);
});

test('two windows at the same instant: one report, one answer, whoever came second is told', async () => {
  const story = await approved(60);
  const { id: conditionId, assessmentId } = conditionOf(await story.file(), 'vendor');
  const by = { kind: 'vendor', ...story.contact } as const;
  const report = (words: string) => reportCondition(app, { assessmentId, conditionId, words, evidenceIds: [], by });
  const reports = await Promise.all([report(`${WORDS} (one)`), report(`${WORDS} (two)`)]);
  expect(reports.map(({ kind }) => kind).sort()).toEqual(['refused', 'reported']);
  expect(reports).toContainEqual({ kind: 'refused', why: 'reported' });
  const answer = (accepted: boolean, person: Person) =>
    answerCondition(app, { assessmentId, conditionId, report: 1, accepted, reasons: GOOD, by: actor(person) });
  const answers = await Promise.all([answer(true, people.security), answer(false, people.governance)]);
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['answered', 'refused']);
  expect(conditionOf(await story.file(), 'vendor').reports).toHaveLength(1);
  expect(await story.mismatches()).toEqual([]);
});

describe('lists and files, as the table keeps them', () => {
  let story: DeployedStory;
  beforeAll(async () => {
    story = await approved(60);
  });

  test('a condition is listed by whom it waits for, and by nobody once it is met', async () => {
    const listed = async () => {
      const [own, reported] = await Promise.all([
        app.screens.conditionsOf(owner.email.toUpperCase(), 200),
        app.screens.reportedConditions('security', 200),
      ]);
      const mine = (all: typeof own) =>
        all.filter(({ assessmentId }) => assessmentId === story.id).map(({ owner: { kind } }) => kind);
      return [mine(own), mine(reported)];
    };
    expect(await listed()).toEqual([['staff'], []]);
    const { id: conditionId } = conditionOf(await story.file(), 'staff');
    const about = { assessmentId: story.id, conditionId };
    await reportCondition(app, { ...about, words: WORDS, evidenceIds: [], by: actor(owner) });
    expect(await listed()).toEqual([[], ['staff']]);
    await answerCondition(app, { ...about, report: 1, accepted: false, reasons: GOOD, by: actor(people.security) });
    expect(await listed()).toEqual([['staff'], []]);
    await reportCondition(app, { ...about, words: `${WORDS} Again.`, evidenceIds: [], by: actor(owner) });
    await answerCondition(app, { ...about, report: 2, accepted: true, reasons: GOOD, by: actor(people.security) });
    expect(await listed()).toEqual([[], []]);
  });

  test('a file is kept only while its condition is awaited and the link opens', async () => {
    const files = conditionFilesIn(app.table);
    const { id: conditionId } = conditionOf(await story.file(), 'vendor');
    const at = app.clock.now().toISOString();
    const [live, revoked] = [sha256(`live ${story.id}`), sha256(`revoked ${story.id}`)];
    const grant = { ...story.contact, assessmentId: story.id, purpose: 'conditions' as const, issuedAt: at, expiresAt: at };
    await linksIn(app.table).issue({ ...grant, tokenHash: live });
    await linksIn(app.table).issue({ ...grant, tokenHash: revoked, revokedAt: at });
    const file: ConditionFile = {
      ...{
        id: 'evd_one',
        conditionId,
        questionIds: [],
        fileName: 'a.txt',
        contentType: 'text/plain',
        kind: 'other',
        status: 'clean',
      },
      ...{ sha256: 'a'.repeat(64), objectKey: `quarantine/${story.id}/evd_one/a.txt`, uploadedAt: at },
      uploadedBy: { kind: 'vendor', ...story.contact },
    };
    expect(await files.put(story.id, file, revoked)).toBe('refused');
    expect(await files.put(story.id, { ...file, conditionId: 'none' }, live)).toBe('over');
    expect(await files.put(story.id, file, live)).toBe('saved');
    expect((await story.file()).evidence.filter(({ id }) => id === file.id)).toEqual([file]);
    const read = conditionOf(await story.file(), 'vendor');
    expect(await files.remove(story.id, file, read, revoked)).toBe('refused');
    // Reported since it was read, and answered: open again, but its report may rest on the file.
    const since = { by: file.uploadedBy, at, words: WORDS, evidence: [] };
    expect(await files.remove(story.id, file, { reports: [...read.reports, since] }, live)).toBe('over');
    const by = { kind: 'vendor', ...story.contact } as const;
    const about = { assessmentId: story.id, conditionId, words: WORDS, by };
    // Of a report and the removal of its file at the same instant, one happens.
    const [removed, reported] = await Promise.all([
      files.remove(story.id, file, read, live),
      reportCondition(app, { ...about, evidenceIds: [file.id] }),
    ]);
    const isThere = (await story.file()).evidence.some(({ id }) => id === file.id);
    expect([removed === 'saved', reported.kind === 'reported']).toEqual([!isThere, isThere]);
    if (!isThere) await reportCondition(app, { ...about, evidenceIds: [] });
    expect(await files.put(story.id, { ...file, id: 'evd_two' }, live)).toBe('over');
    expect(await files.remove(story.id, file, read, live)).toBe('over');
  });
});
