import { messagePage } from '../../web/message-page.tsx';

/** For every link that does not open: unknown, mistyped, expired, withdrawn. It never says which (design 6.9). */
export const linkUnusablePage = () =>
  messagePage(
    404,
    'This link does not work',
    <>
      <p>Links end after a while, and some mail programs break them in two.</p>
      <ul>
        <li>Check that the whole link from the email was copied.</li>
        <li>If you got more than one email from us, use the link in the newest.</li>
        <li>Otherwise reply to the email: the person who asked can send you a new link.</li>
      </ul>
      <p>Everything that was saved before is still there.</p>
    </>,
  );

/** The session is over, in whichever way. `typed` are the fields of a page that came too late: they are offered again. */
export const sessionEndedPage = (typed?: { path: string; form: URLSearchParams }) =>
  messagePage(
    401,
    typed ? 'Not saved yet: please open your link again' : 'Please open the link in your email again',
    <>
      <p>For your safety, a visit lasts 12 hours. Everything that was saved is still there.</p>
      {typed ? (
        <>
          <p>What you just typed is kept on this page, and nowhere else. To save it:</p>
          <ol>
            <li>Leave this page open. Open the link in your email in a new tab, and press Start there.</li>
            <li>Come back to this tab and continue.</li>
          </ol>
          <form method="post" action={typed.path}>
            {[...typed.form]
              .filter(([name]) => name !== 'csrf')
              .map(([name, value]) => (
                <input type="hidden" name={name} value={value} />
              ))}
            <button type="submit">Continue with what I typed</button>
          </form>
        </>
      ) : (
        <p>The link takes you back to where you were. You need no password.</p>
      )}
    </>,
  );

export const signedOutPage = () =>
  messagePage(
    200,
    'You are signed out',
    <p>Everything that you saved is still there. Open the link in your email when you want to continue.</p>,
  );
