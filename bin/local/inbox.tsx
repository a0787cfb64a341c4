import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Child } from 'hono/jsx';
import { type Feedback, feedbacks, publishFeedback } from './mail-feedback.ts';
import { type Mail, readMails } from './mails.ts';

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const pico = readFileSync(createRequire(import.meta.url).resolve('@picocss/pico/css/pico.classless.min.css'), 'utf8');
/** A mail brings its own colours, which suppose white paper. */
const style = `${pico}\niframe{width:100%;height:35rem;background:#fff;border:1px solid}`;
const PAGE = "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const MAIL =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

/** What a browser says about where a request comes from. */
export interface AskedFrom {
  host?: string;
  origin?: string;
}

/**
 * Answers a request below `/inbox`: the list (newest first), one mail, its HTML alone, its bytes, and all of them as JSON for the
 * demo and the tests (`/inbox.json?after=N`). Everything is read from what SES was given, at the moment of asking. A POST from one of
 * its own pages simulates what SES would report of a mail.
 */
export async function answerInbox(engineUrl: string, method: string, path: string, from: AskedFrom = {}): Promise<Answer> {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  if (method === 'POST') return simulate(engineUrl, pathname, from);
  if (method !== 'GET' && method !== 'HEAD') return plain(405, 'Only reading is possible here.');
  if (pathname === '/inbox/pico.css') return { status: 200, headers: { 'content-type': 'text/css; charset=utf-8' }, body: style };
  const after = Number(searchParams.get('after') ?? 0);
  if (!Number.isSafeInteger(after) || after < 0) return plain(400, 'after is the number of a mail.');
  const mails = (await readMails(engineUrl, after)).reverse();
  if (pathname === '/inbox.json')
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(mails) };
  if (pathname === '/inbox' || pathname === '/inbox/') return page(<List mails={mails} />);
  const [, number, part] = /^\/inbox\/(\d+)(?:\/(html|raw))?$/.exec(pathname) ?? [];
  const mail = mails.find((one) => one.number === Number(number));
  if (!mail) return plain(404, 'There is no such mail.');
  if (part === 'raw') return plain(200, mail.raw);
  if (part === 'html')
    return {
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': MAIL },
      body: opening(mail.html),
    };
  const simulated = feedbacks.find((one) => one === searchParams.get('simulated'));
  return page(<Whole mail={mail} simulated={simulated} />);
}

/** Publishes what SES would, then leads back to the mail. Pages of other sites cannot make a browser do it. */
async function simulate(engineUrl: string, pathname: string, { origin, host }: AskedFrom): Promise<Answer> {
  const [, number, word] = /^\/inbox\/(\d+)\/(\w+)$/.exec(pathname) ?? [];
  const feedback = feedbacks.find((one) => one === word);
  if (!feedback) return plain(405, 'Only reading is possible here.');
  if (origin !== undefined && origin !== `http://${host}`) return plain(403, 'Only the pages of this inbox may ask for that.');
  const mail = (await readMails(engineUrl)).find((one) => one.number === Number(number));
  if (!mail) return plain(404, 'There is no such mail.');
  await publishFeedback(engineUrl, mail, feedback);
  return { status: 303, headers: { location: `/inbox/${mail.number}?simulated=${feedback}` }, body: '' };
}

/** Links of a mail open in a new tab: the frame that shows it may not navigate anything else. */
const opening = (html: string) => `<base target="_blank">${html}`;

const plain = (status: number, text: string): Answer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: text,
});

function page(content: Child): Answer {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE, 'cache-control': 'no-store' };
  return { status: 200, headers, body: `<!doctype html>${content}` };
}

function Frame({ title, children }: { title: string; children: Child }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="stylesheet" href="/inbox/pico.css" />
      </head>
      <body>
        <main>{children}</main>
      </body>
    </html>
  );
}

function List({ mails }: { mails: Mail[] }) {
  return (
    <Frame title="Inbox">
      <h1>Inbox</h1>
      <p>Every mail that the local deployment has sent, newest first. Nothing leaves this machine.</p>
      {mails.length === 0 ? (
        <p>No mail yet. Load this page again once something has been sent.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Sent</th>
              <th scope="col">To</th>
              <th scope="col">Subject</th>
            </tr>
          </thead>
          <tbody>
            {mails.map((mail) => (
              <tr>
                <td>
                  <Time at={mail.at} />
                </td>
                <td>{mail.to.join(', ')}</td>
                <td>
                  <a href={`/inbox/${mail.number}`}>{mail.subject || '(no subject)'}</a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Frame>
  );
}

const done: Record<Feedback, string> = {
  bounce: 'SES’s report that this mail bounced was published.',
  complain: 'SES’s report that the reader marked this mail as spam was published.',
};

function Whole({ mail, simulated }: { mail: Mail; simulated?: Feedback }) {
  return (
    <Frame title={mail.subject || '(no subject)'}>
      <p>
        <a href="/inbox">Inbox</a>
      </p>
      <h1>{mail.subject || '(no subject)'}</h1>
      {simulated && (
        <p role="status">
          <strong>Simulated.</strong> {done[simulated]} In a moment the assessment shows it, and no more mail goes to this address.
        </p>
      )}
      <p>
        From {mail.from} to {mail.to.join(', ')}, <Time at={mail.at} />.{' '}
        <a href={`/inbox/${mail.number}/raw`}>The message as it was sent</a>
      </p>
      {mail.links.length > 0 && (
        <>
          <h2>Links in this mail</h2>
          <ul>
            {mail.links.map((link) => (
              <li>
                <a href={link} rel="noreferrer">
                  {link}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>Simulate what happens to this mail</h2>
      <p>Nothing left this machine, so nothing can come back by itself. Each button publishes the event that SES would publish.</p>
      <form method="post" action={`/inbox/${mail.number}/bounce`}>
        <button type="submit">Bounce: the address does not exist</button>
      </form>
      <form method="post" action={`/inbox/${mail.number}/complain`}>
        <button type="submit">Complain: the reader marks it as spam</button>
      </form>
      <h2>As HTML</h2>
      <iframe
        src={`/inbox/${mail.number}/html`}
        title={`The mail "${mail.subject}" as HTML`}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      />
      <h2>As text</h2>
      <pre tabindex={0}>{mail.text}</pre>
      {mail.attachments.length > 0 && (
        <p>Attached: {mail.attachments.map(({ filename, type, bytes }) => `${filename} (${type}, ${bytes} bytes)`).join(', ')}</p>
      )}
    </Frame>
  );
}

function Time({ at }: { at: string }) {
  return <time datetime={at}>{`${at.slice(0, 10)} ${at.slice(11, 19)} UTC`}</time>;
}
