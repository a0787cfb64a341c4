import { createHash, randomBytes } from 'node:crypto';
import * as cheerio from 'cheerio';
import type { LocalDeployment } from '../../bin/local/deployment.ts';
import { PASSWORD, type Person } from '../../bin/seed/organisation.ts';
import { createAccounts } from '../../bin/seed/staff-accounts.ts';

/** An id token of somebody of the organisation, got as another system gets one: by the user pool's own pages, with PKCE. */
export async function staffToken(local: LocalDeployment, person: Person): Promise<string> {
  await createAccounts(local, { person });
  const { LoginDomain, UserPoolClientId: client_id = '', BaseUrl } = local.outputs;
  const redirect_uri = `${BaseUrl}/auth/callback`;
  const verifier = randomBytes(32).toString('base64url');
  const asked = new URLSearchParams({
    ...{ response_type: 'code', client_id, redirect_uri, scope: 'openid email profile', state: 's', nonce: 'n' },
    ...{ code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256' },
  });
  const page = cheerio.load(await (await fetch(`${LoginDomain}/oauth2/authorize?${asked}`)).text());
  const fields = new URLSearchParams();
  for (const field of page('form input').toArray()) fields.set(page(field).attr('name') ?? '', page(field).attr('value') ?? '');
  fields.set('username', person.email);
  fields.set('password', PASSWORD);
  const action = new URL(page('form').attr('action') ?? '', LoginDomain);
  const signedIn = await fetch(action, { method: 'POST', body: fields, redirect: 'manual' });
  const code = new URL(signedIn.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const grant = { grant_type: 'authorization_code', client_id, redirect_uri, code, code_verifier: verifier };
  const answer = await fetch(`${LoginDomain}/oauth2/token`, { method: 'POST', body: new URLSearchParams(grant) });
  const { id_token } = (await answer.json()) as { id_token?: string };
  if (!id_token) throw new Error(`no token for ${person.email}`);
  return id_token;
}
