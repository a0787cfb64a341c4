import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { answerInbox } from '../../../bin/local/inbox.tsx';
import { readMails } from '../../../bin/local/mails.ts';
import { serve } from '../../support/http-server.ts';
import { RAW_MAIL } from '../../support/mail.ts';

const kept = [1, 2].map((number) => ({
  number,
  messageId: `m${number}`,
  at: Date.UTC(2026, 0, number),
  source: 'assessments@assay.example',
  destinations: ['vendor@example.org'],
  raw: Buffer.from(number === 1 ? RAW_MAIL : RAW_MAIL.replace('Message-ID: <first@', 'Message-ID: <second@')).toString('base64'),
}));
const engine = () =>
  serve((asked, answer) => {
    const after = Number(new URL(asked.url ?? '', 'http://x').searchParams.get('after'));
    if (!asked.url?.startsWith('/_assay/mails')) return answer.writeHead(404).end();
    answer.setHeader('content-type', 'application/json').end(JSON.stringify(kept.slice(after)));
  });

test('a mail is read from the bytes that SES was given', async () => {
  await using ses = await engine();
  const [mail] = await readMails(ses.url);
  expect(mail).toMatchObject({
    number: 1,
    at: '2026-01-01T00:00:00.000Z',
    to: ['vendor@example.org'],
    subject: 'Frågor <b> & more',
    text: 'Please answer: http://localhost:4600/r/abc\n',
    links: ['http://localhost:4600/r/abc'],
    attachments: [{ filename: 'terms.txt', type: 'text/plain', bytes: 8 }],
    raw: RAW_MAIL,
  });
  expect(mail?.html).toContain('<a href="http://localhost:4600/r/abc">');
  expect(mail?.headers).toContainEqual({ name: 'in-reply-to', value: '<earlier@assay.example>' });
});

test('an engine that keeps no raw mails is told apart by name', async () => {
  await using other = await serve((_asked, answer) => answer.writeHead(404).end());
  await expect(readMails(other.url)).rejects.toMatchObject({ name: 'NoRawMails' });
});

test('as JSON: newest first, and only what came after a number', async () => {
  await using ses = await engine();
  const numbers = async (path: string) =>
    (JSON.parse(String((await answerInbox(ses.url, 'GET', path)).body)) as { number: number }[]).map(({ number }) => number);
  expect(await numbers('/inbox.json')).toEqual([2, 1]);
  expect(await numbers('/inbox.json?after=1')).toEqual([2]);
});

test.each(['/inbox', '/inbox/1'])('%s is valid HTML, escapes what the mail says and runs no script', async (path) => {
  await using ses = await engine();
  const { status, headers, body } = await answerInbox(ses.url, 'GET', path);
  const html = String(body);
  expect(status).toBe(200);
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(html).toContain('Frågor &lt;b&gt; &amp; more');
  expect(html).not.toContain('<script');
  const { results } = await new HtmlValidate({ extends: ['html-validate:standard'] }).validateString(html);
  expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([]);
});

test('the HTML of a mail stands alone, in a sandbox that runs no script', async () => {
  await using ses = await engine();
  const { headers, body } = await answerInbox(ses.url, 'GET', '/inbox/1/html');
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'.* sandbox allow-popups /);
  expect(headers['content-security-policy']).not.toContain('allow-scripts');
  expect(String(body)).toMatch(/^<base target="_blank"><p>Please/);
});

test.each([
  ['GET', '/inbox/9', 404],
  ['GET', '/inbox/1/other', 404],
  ['GET', '/inbox.json?after=-1', 400],
  ['POST', '/inbox', 405],
])('%s %s is refused with %i', async (method, path, status) => {
  await using ses = await engine();
  expect((await answerInbox(ses.url, method, path)).status).toBe(status);
});
