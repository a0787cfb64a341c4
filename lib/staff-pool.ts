import { Duration, Stack } from 'aws-cdk-lib';
import { AccountRecovery, FeaturePlan, Mfa, UserPool, type UserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { staffGroups } from '../functions/domain/vocabulary.ts';
import { acknowledge } from './acknowledge.ts';
import type { StageConfig } from './config.ts';

/** The buyer's people: invited by an administrator, grouped by what they may do. Vendors have no account. */
export class StaffPool extends Construct {
  readonly pool: UserPool;
  readonly domain: UserPoolDomain;

  constructor(scope: Construct, id: string, { config }: { config: StageConfig }) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      standardAttributes: { email: { required: true, mutable: true }, fullname: { required: false, mutable: true } },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      featurePlan: FeaturePlan.ESSENTIALS,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: config.protect,
      removalPolicy: config.removalPolicy,
      ...(config.engine.secondFactor ? { mfa: Mfa.REQUIRED, mfaSecondFactor: { sms: false, otp: true } } : { mfa: Mfa.OFF }),
    });
    for (const groupName of staffGroups) this.pool.addGroup(groupName, { groupName });
    this.domain = this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `assay-${config.stage}-${Stack.of(this).account}` },
    });
    acknowledge(
      this.pool,
      'COG8',
      'The Plus plan is priced per user and month; a required second factor, invited users only and a strong password policy protect the few staff accounts, and a buyer who has the plan can switch it on',
    );
    if (!config.engine.secondFactor) {
      acknowledge(
        this.pool,
        'COG2',
        'Local stage only: the engine on one machine holds made-up people, and every other stage requires a second factor',
      );
    }
  }
}
