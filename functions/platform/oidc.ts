import * as oidc from 'openid-client';

/** Where staff sign in (lib/staff-sign-in.ts). The engine on one machine serves Cognito's pages and keys over plain HTTP. */
export interface OidcSettings {
  issuer: string;
  clientId: string;
  /** Base of `/oauth2/authorize`, `/oauth2/token` and `/logout`. */
  loginDomain: string;
  jwksUrl: string;
  /** This deployment's address, without a trailing slash; Cognito sends people back to `/auth/callback` under it. */
  baseUrl: string;
}

/** What must come back unchanged; kept in a cookie between leaving for the sign-in and returning from it. */
export interface PendingSignIn {
  state: string;
  nonce: string;
  verifier: string;
}

/** Refused at the sign-in, or what came back does not belong to what was asked. */
type SignInResult = { kind: 'signed-in'; claims: Record<string, unknown> } | { kind: 'refused'; why: string };

/** OIDC authorization code with PKCE (RFC 7636), against metadata from the settings: Cognito's own discovery names other hosts locally. */
export function oidcSignIn(settings: OidcSettings) {
  const { issuer, loginDomain, jwksUrl, baseUrl } = settings;
  const configuration = new oidc.Configuration(
    {
      issuer,
      authorization_endpoint: `${loginDomain}/oauth2/authorize`,
      token_endpoint: `${loginDomain}/oauth2/token`,
      jwks_uri: jwksUrl,
      code_challenge_methods_supported: ['S256'],
    },
    settings.clientId,
    undefined,
    oidc.None(),
  );
  if (loginDomain.startsWith('http://')) oidc.allowInsecureRequests(configuration);
  // The id token names the person: its signature is checked even though it comes straight from the token endpoint.
  oidc.enableNonRepudiationChecks(configuration);

  return {
    async start(): Promise<{ url: string; pending: PendingSignIn }> {
      const pending = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const url = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: `${baseUrl}/auth/callback`,
        scope: 'openid email profile',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, pending };
    },
    /** `query` as it came back. Faults of the sign-in service throw. */
    async finish(query: URLSearchParams, pending: PendingSignIn): Promise<SignInResult> {
      const url = new URL(`${baseUrl}/auth/callback?${query}`);
      try {
        const tokens = await oidc.authorizationCodeGrant(configuration, url, {
          pkceCodeVerifier: pending.verifier,
          expectedState: pending.state,
          expectedNonce: pending.nonce,
          idTokenExpected: true,
        });
        return { kind: 'signed-in', claims: { ...tokens.claims() } };
      } catch (error) {
        const refused = error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError;
        if (refused) return { kind: 'refused', why: error.error };
        if (error instanceof oidc.ClientError) return { kind: 'refused', why: error.code ?? 'invalid' };
        throw error;
      }
    },
    /** Ends Cognito's own session, so that the next person at this machine signs in again. */
    signOutUrl: () => `${loginDomain}/logout?${new URLSearchParams({ client_id: settings.clientId, logout_uri: `${baseUrl}/` })}`,
  };
}
