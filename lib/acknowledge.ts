import { Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Accepts one cdk-nag finding on a construct, with the reason a reviewer needs. */
export function acknowledge(construct: Construct, id: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `AwsSolutions-${id}`, reason });
}
