import * as z from 'zod';
import type { Sessions } from '../domain/links/access-ports.ts';
import type { Clock, Ids } from '../domain/ports.ts';
import { sha256 } from '../domain/proof/canonical.ts';
import type { Asked } from '../web/asked.ts';
import { setCookie, signInCookie, staffCookie } from '../web/cookies.ts';
import { messagePage } from '../web/message-page.tsx';
import { type Reply, seeOther } from '../web/reply.ts';
import { nextPath } from './next-path.ts';
import { openStaffSession, SESSION_SECONDS } from './sign-in.ts';

const Pending = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), next: z.string().optional() });
type Pending = z.infer<typeof Pending>;

export interface SignInPorts {
  sessions: Sessions;
  clock: Clock;
  ids: Ids;
  /** platform/oidc.ts */
  oidc: {
    start(): Promise<{ url: string; pending: Omit<Pending, 'next'> }>;
    finish(
      query: URLSearchParams,
      pending: Omit<Pending, 'next'>,
    ): Promise<{ kind: 'signed-in'; claims: Record<string, unknown> } | { kind: 'refused'; why: string }>;
    signOutUrl(): string;
  };
}

const PENDING_SECONDS = 600;

/** Sign-in by Cognito and sign-out. What must come back is kept in a cookie for ten minutes. */
export function signInRoutes(ports: SignInPorts) {
  const login = async (asked: Asked): Promise<Reply> => {
    const { url, pending } = await ports.oidc.start();
    const kept = { ...pending, next: nextPath(asked.query.get('next')) };
    const value = Buffer.from(JSON.stringify(kept)).toString('base64url');
    return seeOther(url, [setCookie(signInCookie, value, PENDING_SECONDS)]);
  };

  const callback = async (asked: Asked): Promise<Reply> => {
    const clear = setCookie(signInCookie, '', 0);
    const pending = readPending(asked.cookies[signInCookie]);
    if (!pending) return withCookie(await againPage(), clear);
    const result = await ports.oidc.finish(asked.query, pending);
    if (result.kind === 'refused') return withCookie(await againPage(pending.next), clear);
    const opened = await openStaffSession(ports, result.claims);
    if (opened.kind === 'unconfirmed-email') return withCookie(await unconfirmedPage(), clear);
    const next = nextPath(pending.next) ?? homeOf(opened.session.groups);
    return seeOther(next, [clear, setCookie(staffCookie, opened.cookie, SESSION_SECONDS)]);
  };

  const logout = async (asked: Asked): Promise<Reply> => {
    const cookie = asked.cookies[staffCookie];
    const session = cookie ? await ports.sessions.staff(sha256(cookie)) : undefined;
    // A forged sign-out is a nuisance only; the page's token still keeps other tabs' stale forms from doing it.
    if (cookie && session && asked.form.get('csrf') === session.csrf) await ports.sessions.end(sha256(cookie));
    return withCookie(await signedOutPage(ports.oidc.signOutUrl()), setCookie(staffCookie, '', 0));
  };

  return [
    { method: 'GET' as const, path: '/auth/login', handle: login },
    { method: 'GET' as const, path: '/auth/callback', handle: callback },
    { method: 'POST' as const, path: '/auth/logout', handle: logout },
  ];
}

function readPending(value: string | undefined): Pending | undefined {
  try {
    return Pending.parse(JSON.parse(Buffer.from(value ?? '', 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
}

/** Whoever only decides exceptions starts there. */
const homeOf = (groups: string[]): string =>
  groups.length > 0 && groups.every((group) => group === 'risk-owner') ? '/exceptions' : '/console';

const withCookie = (reply: Reply, cookie: string): Reply => ({ ...reply, cookies: [...reply.cookies, cookie] });

const againPage = (next?: string) => {
  const path = nextPath(next);
  return messagePage(
    400,
    'The sign-in was not completed',
    <>
      <p>It took longer than ten minutes, was opened in another browser, or was cancelled. Nothing happened.</p>
      <div class="actions">
        <a class="button" href={path ? `/auth/login?next=${encodeURIComponent(path)}` : '/auth/login'}>
          Sign in again
        </a>
      </div>
    </>,
  );
};

const unconfirmedPage = () =>
  messagePage(
    403,
    'Your email address is not confirmed',
    <p>
      Risks are assigned to people by their email address, so it must be confirmed before you can work here. Ask an administrator of
      Assay in your organisation to confirm it in the user pool, then sign in again.
    </p>,
  );

/** A `Refresh` header leads on to Cognito's sign-out: the CSP lets no form of ours be redirected to another site. */
const signedOutPage = async (url: string): Promise<Reply> => {
  const reply = await messagePage(
    200,
    'You are signed out',
    <p>
      If this page does not go on by itself, <a href={url}>finish signing out</a>, so that the next person at this device has to
      sign in.
    </p>,
  );
  return { ...reply, headers: { ...reply.headers, refresh: `0; url=${url}` } };
};
