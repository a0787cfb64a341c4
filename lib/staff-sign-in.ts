import { Duration, Stack } from 'aws-cdk-lib';
import { type CfnUserPoolClient, OAuthScope, UserPoolClient, UserPoolClientIdentityProvider } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { StageConfig } from './config.ts';
import type { StaffPool } from './staff-pool.ts';

/** Where staff sign in. On the local engine the tokens still name Cognito as their issuer, but the engine serves the pages and keys. */
export interface SignIn {
  issuer: string;
  clientId: string;
  /** Base of `/oauth2/authorize`, `/oauth2/token` and `/logout`. */
  loginDomain: string;
  jwksUrl: string;
}

/** The console as the user pool knows it: code with PKCE, no secret, back to this address only. */
export class StaffSignIn extends Construct implements SignIn {
  readonly issuer: string;
  readonly clientId: string;
  readonly loginDomain: string;
  readonly jwksUrl: string;

  constructor(
    scope: Construct,
    id: string,
    { config, staff, baseUrl }: { config: StageConfig; staff: StaffPool; baseUrl: string },
  ) {
    super(scope, id);
    const client = new UserPoolClient(this, 'Client', {
      userPool: staff.pool,
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${baseUrl}/auth/callback`],
        logoutUrls: [`${baseUrl}/`],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(8),
    });
    // Only the sign-in pages: without this, Cognito also lets scripts try passwords directly.
    (client.node.defaultChild as CfnUserPoolClient).explicitAuthFlows = ['ALLOW_REFRESH_TOKEN_AUTH'];
    const pool = staff.pool.userPoolId;
    this.clientId = client.userPoolClientId;
    this.issuer = `https://cognito-idp.${Stack.of(this).region}.amazonaws.com/${pool}`;
    this.loginDomain = config.engineUrl ?? staff.domain.baseUrl();
    this.jwksUrl = config.engineUrl ? `${config.engineUrl}/${pool}/.well-known/jwks.json` : `${this.issuer}/.well-known/jwks.json`;
  }
}
