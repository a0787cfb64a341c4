import type { Child } from 'hono/jsx';
import { Page } from './layout.tsx';
import { page, type Reply } from './reply.ts';

/** A page that says one thing and what to do next. */
export function messagePage(status: number, title: string, children: Child): Promise<Reply> {
  return page(
    <Page title={title}>
      <h1>{title}</h1>
      {children}
    </Page>,
    status,
  );
}

export const notFoundPage = () =>
  messagePage(
    404,
    'Page not found',
    <p>
      There is no page at this address. If you followed a link from one of our emails, check that all of it was copied, or ask the
      person who sent it for a new one.
    </p>,
  );

export const faultPage = (code: string) =>
  messagePage(
    500,
    'Something went wrong on our side',
    <>
      <p>Nothing that was saved before is lost. Please go back and try again in a minute.</p>
      <p>
        If it happens again, tell us this code: <strong>{code}</strong>.
      </p>
    </>,
  );

export const refusedPage = () =>
  messagePage(
    403,
    'This page was open for too long',
    <p>For your safety the form was not accepted. Go back, reload the page and send it again.</p>,
  );

export const tooLargePage = () =>
  messagePage(
    413,
    'That is too much text',
    <p>One page of answers may hold up to 2 MB. Go back, shorten the longest answer, and save again.</p>,
  );
