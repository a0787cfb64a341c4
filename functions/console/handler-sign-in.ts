import * as z from 'zod';
import { systemClock } from '../platform/clock.ts';
import { readEnv } from '../platform/env.ts';
import { randomIds } from '../platform/ids.ts';
import { oidcSignIn } from '../platform/oidc.ts';
import { pages } from '../platform/page-chain.ts';
import { sessionsIn } from '../platform/table/sessions.ts';
import { openTable } from '../platform/table/table.ts';
import { signInRoutes } from './sign-in-routes.tsx';

const env = readEnv({
  TABLE_NAME: z.string().min(1),
  BASE_URL: z.url(),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_LOGIN_DOMAIN: z.url(),
  OIDC_JWKS_URL: z.url(),
});

/** Everybody's sign-in: `/auth/login`, `/auth/callback`, `/auth/logout`. */
export const handler = pages(
  signInRoutes({
    sessions: sessionsIn(openTable(env.TABLE_NAME)),
    clock: systemClock,
    ids: randomIds,
    oidc: oidcSignIn({
      issuer: env.OIDC_ISSUER,
      clientId: env.OIDC_CLIENT_ID,
      loginDomain: env.OIDC_LOGIN_DOMAIN,
      jwksUrl: env.OIDC_JWKS_URL,
      baseUrl: env.BASE_URL,
    }),
  }),
  { origin: new URL(env.BASE_URL).origin },
);
