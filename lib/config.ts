import { RemovalPolicy } from 'aws-cdk-lib';
import * as z from 'zod';
import { type Engine, engines } from './engine.ts';

/** What `-c name=value` (or the environment of `npm start`) may set; everything else follows from the stage. */
const Context = z.object({
  stage: z.enum(['dev', 'prod', 'local']),
  /** The public address, without a trailing slash, when it is not the one that API Gateway gives. */
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** The sender: an address of an identity that SES has verified in this account and region. */
  mailFrom: z.email().optional(),
  /** The verified SES identity, when it is not the domain of `mailFrom`. */
  mailIdentity: z.string().min(3).optional(),
  /** The buying organisation, as mails name it. */
  orgName: z.string().trim().min(1).max(100).optional(),
  /** Who hears of alarms. */
  alarmEmail: z.email().optional(),
  sweepMinutes: z.coerce.number().int().min(1).max(60).optional(),
  /** Local only: where the engine listens. */
  engineUrl: z.url({ protocol: /^https?$/ }).optional(),
});

/** How a failing task of a workflow is retried: full jitter below `intervalSeconds * 2^n`, capped at `maxDelaySeconds`. */
export interface Patience {
  intervalSeconds: number;
  maxDelaySeconds: number;
  maxAttempts: number;
}

export interface StageConfig {
  stage: 'dev' | 'prod' | 'local';
  baseUrl?: string;
  mailFrom: string;
  mailIdentity: string;
  orgName: string;
  policies: ('standard' | 'demo')[];
  removalPolicy: RemovalPolicy;
  /** Deletion protection, of the table and the user pool. */
  protect: boolean;
  logRetentionDays: 1 | 30 | 365;
  logLevel: 'DEBUG' | 'INFO';
  sweepMinutes: number;
  retry: Patience;
  alarmEmail?: string;
  engine: Engine;
  engineUrl?: string;
}

const LOCAL_ENGINE_URL = 'http://127.0.0.1:4566';
/** The front door of `npm start`, which leads to the engine's API. */
const LOCAL_BASE_URL = 'http://localhost:4600';
/** Pins the local API's id, so that the front door knows where to lead. */
export const LOCAL_API_ID = 'a55a9000';

/**
 * Reads the stage from the CDK context. A three-hour outage is outlasted: with full jitter the 60 retries on AWS wait 4.4 hours on
 * average (standard deviation 21 minutes). On one machine nobody waits that long to see an assessment parked.
 * Throws InvalidStage, naming the context key that is wrong.
 */
export function stageConfig(context: Record<string, unknown>): StageConfig {
  const parsed = Context.safeParse(context);
  if (!parsed.success) {
    const error = new Error(`-c ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; -c ')}`);
    error.name = 'InvalidStage';
    throw error;
  }
  const { stage, mailFrom = stage === 'local' ? 'assessments@assay.example' : undefined, ...given } = parsed.data;
  if (!mailFrom) {
    const error = new Error('-c mailFrom: name the sender, an address of an identity that SES has verified');
    error.name = 'InvalidStage';
    throw error;
  }
  const common = {
    stage,
    mailFrom,
    mailIdentity: given.mailIdentity ?? mailFrom.slice(mailFrom.indexOf('@') + 1),
    orgName: given.orgName ?? (stage === 'local' ? 'Halden Insurance' : 'Our organisation'),
    alarmEmail: given.alarmEmail,
    baseUrl: given.baseUrl?.replace(/\/+$/, ''),
  };
  if (stage === 'local') {
    const engineUrl = (given.engineUrl ?? LOCAL_ENGINE_URL).replace(/\/+$/, '');
    return {
      ...common,
      baseUrl: common.baseUrl ?? LOCAL_BASE_URL,
      policies: ['standard', 'demo'],
      removalPolicy: RemovalPolicy.DESTROY,
      protect: false,
      logRetentionDays: 1,
      logLevel: 'DEBUG',
      sweepMinutes: given.sweepMinutes ?? 1,
      retry: { intervalSeconds: 1, maxDelaySeconds: 4, maxAttempts: 3 },
      engine: engines.local,
      engineUrl,
    };
  }
  const prod = stage === 'prod';
  return {
    ...common,
    policies: ['standard'],
    removalPolicy: prod ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    protect: prod,
    logRetentionDays: prod ? 365 : 30,
    logLevel: 'INFO',
    sweepMinutes: given.sweepMinutes ?? 5,
    retry: { intervalSeconds: 2, maxDelaySeconds: 600, maxAttempts: 60 },
    engine: engines.aws,
  };
}
