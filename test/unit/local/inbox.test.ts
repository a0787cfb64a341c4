import { text } from 'node:stream/consumers';
import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { answerInbox } from '../../../bin/local/inbox.tsx';
import { readMails } from '../../../bin/local/mails.ts';
import { FeedbackEvent } from '../../../functions/relay/record-feedback.ts';
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

/** An engine that takes events as well, and those it took. */
async function engineWithBus(refuses = false) {
  const events: { Source: string; DetailType: string; Detail: string; EventBusName?: string }[] = [];
  const tagged = RAW_MAIL.replace(
    'MIME-Version',
    'X-SES-CONFIGURATION-SET: assay-local\r\nX-SES-MESSAGE-TAGS: assessment=asm_1, mail=invitation,\r\n item=out_1\r\nMIME-Version',
  );
  const mail = { ...kept[0], messageId: 'm1@email.amazonses.com', raw: Buffer.from(tagged).toString('base64') };
  const server = await serve(async (asked, answer) => {
    if (asked.url?.startsWith('/_assay/mails')) return void answer.end(JSON.stringify([mail]));
    if (asked.headers['x-amz-target'] !== 'AWSEvents.PutEvents') return void answer.writeHead(404).end();
    events.push(...JSON.parse(await text(asked)).Entries);
    const entry = refuses ? { ErrorCode: 'ThrottlingException', ErrorMessage: 'later' } : { EventId: 'e1' };
    answer.setHeader('content-type', 'application/x-amz-json-1.1').end(JSON.stringify({ Entries: [entry] }));
  });
  return { url: server.url, events, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

test.each([
  ['bounce', 'Email Bounced', 'Bounce'],
  ['complain', 'Email Complaint Received', 'Complaint'],
])('the button %s publishes the event that SES would, and leads back to the mail', async (word, detailType, eventType) => {
  await using ses = await engineWithBus();
  const seen = await answerInbox(ses.url, 'GET', '/inbox/1');
  expect(String(seen.body)).toContain(`<form method="post" action="/inbox/1/${word}">`);
  expect(seen.headers['content-security-policy']).toContain("form-action 'self'");
  expect(ses.events).toEqual([]);

  const { status, headers } = await answerInbox(ses.url, 'POST', `/inbox/1/${word}`);
  expect([status, headers.location]).toEqual([303, `/inbox/1?simulated=${word}`]);
  const [event] = ses.events;
  expect(event).toMatchObject({ Source: 'assay.development-mail', DetailType: detailType });
  expect(event).not.toHaveProperty('EventBusName');
  const detail = JSON.parse(event?.Detail ?? '');
  expect(detail).toMatchObject({
    eventType,
    mail: {
      messageId: 'm1',
      destination: ['vendor@example.org'],
      tags: {
        'ses:configuration-set': ['assay-local'],
        assessment: ['asm_1'],
        mail: ['invitation'],
        item: ['out_1'],
      },
    },
  });
  expect(JSON.stringify(detail)).not.toContain('/r/abc');
  // What it publishes is what the product reads.
  expect(FeedbackEvent.parse({ detail }).detail.eventType).toBe(eventType);
  const back = await answerInbox(ses.url, 'GET', headers.location ?? '');
  expect(String(back.body)).toMatch(/role="status"><strong>Simulated/);
  expect(ses.events).toHaveLength(1);
});

test('pressed again it repeats the same report', async () => {
  await using ses = await engineWithBus();
  for (let n = 0; n < 2; n += 1) await answerInbox(ses.url, 'POST', '/inbox/1/bounce');
  const [first, second] = ses.events.map(({ Detail }) => JSON.parse(Detail).bounce.feedbackId);
  expect([first, second]).toEqual(['m1-bounce', 'm1-bounce']);
});

test('another site cannot make a browser press the buttons', async () => {
  await using ses = await engineWithBus();
  const from = (origin: string) => answerInbox(ses.url, 'POST', '/inbox/1/bounce', { origin, host: 'localhost:4600' });
  expect([(await from('https://evil.example')).status, (await from('null')).status]).toEqual([403, 403]);
  expect(ses.events).toEqual([]);
  expect((await from('http://localhost:4600')).status).toBe(303);
});

test('an engine that does not take the event is named', async () => {
  await using ses = await engineWithBus(true);
  await expect(answerInbox(ses.url, 'POST', '/inbox/1/bounce')).rejects.toMatchObject({ name: 'EventRefused' });
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

test.each(['/inbox', '/inbox/1', '/inbox/1?simulated=bounce'])(
  '%s is valid HTML, escapes what the mail says and runs no script',
  async (path) => {
    await using ses = await engine();
    const { status, headers, body } = await answerInbox(ses.url, 'GET', path);
    const html = String(body);
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(html).toContain('Frågor &lt;b&gt; &amp; more');
    expect(html).not.toContain('<script');
    const { results } = await new HtmlValidate({ extends: ['html-validate:standard'] }).validateString(html);
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([]);
  },
);

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
  ['POST', '/inbox/1', 405],
  ['POST', '/inbox/1/html', 405],
  ['PUT', '/inbox/1/bounce', 405],
  ['GET', '/inbox/1/bounce', 404],
  ['POST', '/inbox/9/bounce', 404],
])('%s %s is refused with %i', async (method, path, status) => {
  await using ses = await engine();
  expect((await answerInbox(ses.url, method, path)).status).toBe(status);
});
