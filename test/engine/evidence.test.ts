import { beforeAll, describe, expect, inject, test } from 'vitest';
import { Post } from '../../bin/demo/post.ts';
import { readMails } from '../../bin/local/mails.ts';
import { Staff } from '../../bin/people/staff.ts';
import { Visitor } from '../../bin/people/visitor.ts';
import { PASSWORD, people } from '../../bin/seed/organisation.ts';
import { createAccounts } from '../../bin/seed/staff-accounts.ts';
import { takesFiles } from '../../functions/domain/answers/evidence.ts';
import type { Evidence } from '../../functions/domain/answers/submission.ts';
import { askedQuestions } from '../../functions/domain/answers/visible-questions.ts';
import { evidenceRecordsIn } from '../../functions/platform/table/evidence-records.ts';
import { type DeployedApp, deployedApp } from '../support/deployed-app.ts';
import { DeployedStory } from '../support/deployed-story.ts';
import { eventually } from '../support/eventually.ts';

const local = inject('local');
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

let app: DeployedApp;
let story: DeployedStory;
let vera: Visitor;
let staff: Staff;
let question: { id: string; section: string };

beforeAll(async () => {
  app = await deployedApp(local);
  const accounts = createAccounts(local, people);
  const before = (await readMails(local.engineUrl)).at(-1)?.number ?? 0;
  story = await DeployedStory.invited(app, { tier: 'low' });
  const invitation = await new Post(local.engineUrl, before).next('the invitation', Post.about(story.id, 'invitation'));
  vera = new Visitor(local.baseUrl);
  await vera.open(Post.link(invitation, /\/r\//));
  await vera.press('Start');
  const { questionnaire } = await app.catalogs.get((await story.file()).assessment.catalogHash);
  const taker = askedQuestions(questionnaire, 'low', 'developer').find((asked) => takesFiles(asked) && asked.type !== 'evidence');
  const section = questionnaire.sections.find(({ questions }) => questions.some(({ id }) => id === taker?.id));
  question = { id: taker?.id ?? '', section: section?.id ?? '' };
  await accounts;
  staff = new Staff(new Visitor(local.baseUrl), { ...people.procurement, password: PASSWORD });
  await staff.signIn('/console');
});

const upload = (name: string, text: string) => vera.upload('Upload', { name, type: 'text/plain', text });
const stored = async (name: string): Promise<Evidence | undefined> =>
  (await story.file()).evidence.find(({ fileName }) => fileName === `${name}.txt`);

/** Describes a file at the question, uploads it, and waits for its scan. */
async function attach(name: string, text: string): Promise<Evidence> {
  await vera.open(`/respond/evidence/new?question=${question.id}`);
  await vera.press('Continue to the upload', { name, kind: 'test-report', extension: 'txt' });
  await upload(`${name}.txt`, text);
  return scanned(name);
}

const scanned = (name: string): Promise<Evidence> =>
  eventually(`the scan of ${name}`, async () => {
    const file = await stored(name);
    return file?.sha256 && file.status !== 'pending' ? file : undefined;
  });

/** What the vendor reads beside the question. */
async function beside(): Promise<string> {
  await vera.open(`/respond/sections/${question.section}`);
  return vera.$('.files').text();
}

/** What procurement gets when it opens the file. */
async function opened({ id }: Evidence): Promise<{ status: number; text: string }> {
  await staff.visitor.open(`${local.baseUrl}/console/assessments/${story.id}/evidence/${id}`);
  return { status: staff.visitor.status, text: staff.visitor.html };
}

describe('a file', () => {
  test('that is clean is recorded at its version, by a scanner that says what it is, and can be opened', async () => {
    const file = await attach('Clean report', 'Accuracy 97 %');
    expect(file).toMatchObject({
      status: 'clean',
      scanner: 'development',
      sizeBytes: 13,
      objectVersion: expect.stringMatching(/./),
    });
    expect(await beside()).toContain('Uploaded, virus-free');
    expect(await beside()).toContain('Checked by the development scanner');
    expect(await opened(file)).toEqual({ status: 200, text: 'Accuracy 97 %' });
  });

  test('that is infected is never opened; beside the question stands what to do', async () => {
    const file = await attach('Bad report', `some text, then ${EICAR}`);
    expect(file.status).toBe('infected');
    expect(await beside()).toContain('A virus was found in this file. Remove it and attach a clean copy, or replace it.');
    expect((await opened(file)).status).toBe(404);
    await vera.open('/respond/check');
    expect(vera.mainText).toContain('A virus was found in the file “Bad report.txt”');
  });

  test('that the scanner cannot read is never opened either; beside the question stands what to do', async () => {
    const file = await attach('Locked report', ['ASSAY-DEVELOPMENT-SCANNER', 'CANNOT-READ-THIS-FILE'].join('-'));
    expect(file.status).toBe('unscannable');
    expect(await beside()).toContain('could not be checked for viruses; it may be protected by a password');
    expect((await opened(file)).status).toBe(404);
  });

  test.each(['quarantined', 'pending'] as const)('that is %s cannot be opened', async (status) => {
    const file = await attach(`Report that is ${status}`, 'hello');
    await evidenceRecordsIn(app.table).update(story.id, { ...file, status }, file);
    expect((await opened(file)).status).toBe(404);
    await evidenceRecordsIn(app.table).update(story.id, file, { ...file, status });
    expect((await opened(file)).status).toBe(200);
  });

  test('that is uploaded over a clean one is scanned for itself: what is on record stays clean, and is what is opened', async () => {
    const name = 'Swapped report';
    await vera.open(`/respond/evidence/new?question=${question.id}`);
    await vera.press('Continue to the upload', { name, kind: 'test-report', extension: 'txt' });
    // The form is valid for an hour: it can be sent twice.
    const form = vera.forms().find(({ fields }) => fields.some(({ type }) => type === 'file'));
    await upload(`${name}.txt`, 'first');
    const file = await scanned(name);
    const body = new FormData();
    for (const field of form?.fields ?? []) body.append(field.name, field.type === 'file' ? new Blob([EICAR]) : field.value);
    expect((await fetch(form?.action ?? '', { method: 'POST', body, redirect: 'manual' })).status).toBe(303);
    // What comes after it has been scanned when this one is.
    await attach('Later report', 'later');
    expect(await stored(name)).toEqual(file);
    expect((await opened(file)).text).toBe('first');
  });

  test('replaces another once it has arrived', async () => {
    const old = await attach('Report of 2025', 'old');
    await vera.open(`/respond/evidence/${old.id}/replace`);
    await vera.press('Continue to the upload', { name: 'Report of 2026' });
    expect(await beside()).toContain('It will replace “Report of 2025.txt”');
    const next = await stored('Report of 2026');
    await vera.open(`/respond/evidence/${next?.id}`);
    await upload('r.txt', 'new');
    expect(await beside()).not.toContain('Report of 2025');
    expect(await scanned('Report of 2026')).toMatchObject({ status: 'clean', replaces: old.id });
  });

  test('keeps what its scan found when its details are changed', async () => {
    const file = await attach('Report to edit', 'hello');
    await vera.open(`/respond/evidence/${file.id}/edit`);
    await vera.press('Save the details', { issuer: 'A laboratory', issuedOn: '2026-01-31' });
    expect(await stored('Report to edit')).toEqual({ ...file, issuer: 'A laboratory', issuedOn: '2026-01-31' });
    const outdated = [{ ...file, status: 'pending' as const }, file, { ...file, issuer: 'Somebody' }];
    for (const asRead of outdated)
      expect(await app.drafts.changeEvidence(story.id, { ...file, kind: 'other' }, asRead)).toEqual({ kind: 'moved' });
    expect(await evidenceRecordsIn(app.table).update(story.id, { ...file, kind: 'other' }, file)).toBe('moved');
    expect((await stored('Report to edit'))?.kind).toBe('test-report');
  });
});

describe('submitting', () => {
  const press = async () => {
    await vera.open('/respond/check');
    await vera.press('Submit', { declaration: 'yes', signedAs: 'Vera Vendor' });
  };
  const remove = async (name: string) => {
    await vera.open(`/respond/evidence/${(await stored(name))?.id}/remove`);
    await vera.press('Remove the file', { sure: 'yes' });
  };

  test('is not possible with a file that is infected or cannot be read, nor before a scan has ended', async () => {
    await vera.open('/respond/check');
    expect(vera.mainText).toContain('A virus was found in the file “Bad report.txt”');
    await expect(press()).rejects.toThrow();
    await remove('Bad report');
    await vera.open('/respond/check');
    expect(vera.mainText).toContain('could not be checked for viruses');
    await expect(press()).rejects.toThrow();
    await remove('Locked report');
    const file = (await stored('Clean report')) as Evidence;
    await evidenceRecordsIn(app.table).update(story.id, { ...file, status: 'quarantined' }, file);
    await press();
    expect(vera.status).toBe(409);
    expect(vera.mainText).toContain('Nothing was sent yet');
    expect((await story.file()).submissions).toEqual([]);
    await evidenceRecordsIn(app.table).update(story.id, file, { ...file, status: 'quarantined' });
  });

  test('freezes clean files only, with what is said of them at that moment, and the score counts those', async () => {
    await press();
    const { submissions, evidence } = await story.file();
    const frozen = submissions[0]?.evidence ?? [];
    expect(frozen.length).toBeGreaterThan(0);
    for (const { id, sha256, issuer } of frozen) {
      const record = evidence.find((file) => file.id === id);
      expect(record).toMatchObject({ status: 'clean', sha256 });
      expect(issuer).toBe(record?.issuer);
    }
    expect(frozen.map(({ fileName }) => fileName)).not.toContain('Bad report.txt');
    const scored = await story.until('the answers are scored', ({ scorecards }) => scorecards.length > 0);
    expect(scored.scorecards[0]?.revision).toBe(1);
  });
});
