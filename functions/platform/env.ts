import * as z from 'zod';
import { namedError } from '../domain/named-error.ts';

/** Reads the settings a function needs; a missing one fails at start, naming the variable. */
export function readEnv<Shape extends z.ZodRawShape>(shape: Shape): z.infer<z.ZodObject<Shape>> {
  const parsed = z.object(shape).safeParse(process.env);
  if (parsed.success) return parsed.data;
  const missing = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw namedError('InvalidSettings', `settings are incomplete: ${missing}`);
}

/** The names of the settings, shared with `lib/`. */
export const settings = {
  tableName: 'TABLE_NAME',
  evidenceBucket: 'EVIDENCE_BUCKET',
  stateMachineArn: 'STATE_MACHINE_ARN',
  busName: 'BUS_NAME',
  /** ARN of the KMS key that signs outcomes. */
  signingKeyId: 'SIGNING_KEY_ID',
  baseUrl: 'BASE_URL',
  mailFrom: 'MAIL_FROM',
  /** SES publishes what becomes of the mails sent under it. */
  configurationSet: 'CONFIGURATION_SET',
  /** The buying organisation, as mails name it. */
  orgName: 'ORG_NAME',
  /** Starts and wakes workflows, publishes events. */
  relayFunctionName: 'RELAY_FUNCTION_NAME',
  /** Sends mails. */
  relayMailFunctionName: 'RELAY_MAIL_FUNCTION_NAME',
  policies: 'POLICIES',
  /** IANA name: where the days of absences and deadlines are meant. */
  timeZone: 'TIME_ZONE',
  /** Different people that the policies ask for at most. */
  mostApprovers: 'MOST_APPROVERS',
  userPoolIssuer: 'OIDC_ISSUER',
  userPoolClientId: 'OIDC_CLIENT_ID',
  /** Base of `/oauth2/authorize`, `/oauth2/token` and `/logout`. */
  loginDomain: 'OIDC_LOGIN_DOMAIN',
  jwksUrl: 'OIDC_JWKS_URL',
} as const;
