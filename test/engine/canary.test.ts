import { expect, inject, test } from 'vitest';
import { Post } from '../../bin/demo/post.ts';
import { type Mail, readMails } from '../../bin/local/mails.ts';
import { Visitor } from '../../bin/people/visitor.ts';
import { keys } from '../../functions/platform/table/keys.ts';
import { deployedApp } from '../support/deployed-app.ts';
import { DeployedStory } from '../support/deployed-story.ts';
import { executionHistory } from '../support/execution-history.ts';
import { logsWith } from '../support/function-logs.ts';
import { allItems, where } from '../support/stored-secrets.ts';

const ANSWER = 'canary-answer-of-a-trade-secret';
const NOTE = 'canary-note-to-a-colleague';
/** Not the number of a reference, which may be of digits alone. */
const CODE = /(?<!-)\b\d{6}\b/;

const tokenIn = (link: string) => link.slice(link.lastIndexOf('/') + 1);
const whose = (mails: Mail[], secret: string) =>
  mails.filter(({ raw, text, html }) => [raw, text, html].some((part) => part.includes(secret))).flatMap(({ to }) => to);

test('no link, code, cookie or answer turns up where it does not belong', async () => {
  const local = inject('local');
  const app = await deployedApp(local);
  const before = (await readMails(local.engineUrl)).at(-1)?.number ?? 0;
  const post = new Post(local.engineUrl, before);
  // A tier that asks for the code.
  const catalog = app.currentCatalogs.get('standard');
  const story = await DeployedStory.invited(app, { tier: 'high', catalog });
  const { email } = story.contact;
  const link = Post.link(await post.next('the invitation', Post.about(story.id, 'invitation', email)), /\/r\//);

  const vera = new Visitor(local.baseUrl);
  await vera.open(link);
  await vera.press('Start');
  vera.expectHeading('Check your email');
  const codeMail = await post.next('the code', Post.about(story.id, 'login-code', email));
  const code = CODE.exec(codeMail.text)?.[0] ?? '';
  await vera.press('Continue', { code });
  await vera.open('/respond/sections/about');
  await vera.press('Save', { 'q:about.purpose': ANSWER });

  const colleague = `jonas.${story.id.slice(4)}@vendor.example`;
  await vera.open('/respond/people/new');
  const sections = vera
    .forms()
    .flatMap(({ fields }) => fields)
    .filter(({ type, value }) => type === 'checkbox' && value === 'data');
  expect(sections).toHaveLength(1);
  await vera.press('Hand over and send', { name: 'Jonas Weber', email: colleague, [sections[0]?.name ?? '']: 'data', note: NOTE });
  const handed = Post.link(await post.next('the delegation', Post.about(story.id, 'delegation', colleague)), /\/r\//);
  const jonas = new Visitor(local.baseUrl);
  await jonas.open(handed);
  await jonas.press('Start');
  const second = await post.next('his code', Post.about(story.id, 'login-code', colleague));
  const secondCode = CODE.exec(second.text)?.[0] ?? '';
  for (const { text } of [codeMail, second]) expect(text).not.toContain('/r/');
  await jonas.press('Continue', { code: secondCode });
  await jonas.open('/respond/sections/data');
  const texts = jonas
    .forms()
    .flatMap(({ fields }) => fields)
    .filter(({ type, name }) => type === 'textarea' && name.startsWith('comment:'));
  await jonas.press('Save', { [texts[0]?.name ?? '']: ANSWER });
  const [first] = await story.settled();

  const items = await allItems(app);
  const mails = await readMails(local.engineUrl, before);
  const logs = await logsWith(app, [first?.id ?? 'no work']);
  const history = JSON.stringify((await executionHistory(app, story.execution())).filter(({ type }) => type !== 'TaskScheduled'));
  expect(logs.length, 'there are logs to look through').toBeGreaterThan(20);
  const logText = logs.join('\n');

  // What opens something is in the mail to its owner and nowhere else.
  const cookies = [...vera.secrets(), ...jonas.secrets()];
  expect(cookies.length).toBeGreaterThanOrEqual(4);
  for (const secret of [tokenIn(link), tokenIn(handed), ...cookies]) {
    expect(where(items, secret)).toEqual([]);
    expect(logText).not.toContain(secret);
    expect(history).not.toContain(secret);
  }
  for (const cookie of cookies) expect(whose(mails, cookie)).toEqual([]);
  expect(new Set(whose(mails, tokenIn(link)))).toEqual(new Set([email]));
  expect(new Set(whose(mails, tokenIn(handed)))).toEqual(new Set([colleague]));
  // Six digits are too few to be nobody else's by chance: they are looked for among what belongs to this assessment.
  const mine = items.filter((item) => JSON.stringify(item).includes(story.id));
  const ids = /[0-9a-f]{64}|[a-z]{3}_[a-z0-9]{20}|\d{4}-\d\d-\d\dT[\d:.]+Z|\d{10,}/g;
  for (const digits of [code, secondCode]) {
    expect(mine.filter((item) => JSON.stringify(item).replace(ids, '').includes(digits)).map(({ sk }) => sk)).toEqual([]);
    expect(mails.flatMap(({ subject }) => subject).join('\n')).not.toContain(digits);
  }

  // Answers lie with the vendor's work, in no mail, log, event, queue or history; a note is for its reader.
  expect(where(items, ANSWER).every((place) => place.startsWith(`${keys.assessmentPk(story.id)}/1#DRAFT#`))).toBe(true);
  expect(where(items, ANSWER)).toHaveLength(2);
  expect(whose(mails, ANSWER)).toEqual([]);
  expect(logText).not.toContain(ANSWER);
  expect(history).not.toContain(ANSWER);
  expect(where(items, NOTE).every((place) => place.startsWith(`${keys.assessmentPk(story.id)}/1#COLLEAGUE#`))).toBe(true);
  expect(new Set(whose(mails, NOTE))).toEqual(new Set([colleague]));
  expect(logText).not.toContain(NOTE);

  // Proof that looking finds something: ids are everywhere.
  expect(logText).toContain(first?.id);
  expect(history).toContain(story.id);
});
