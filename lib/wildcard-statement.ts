import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, type PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** A permission whose resource ends in `*`, which it may only have with a reason. */
export class WildcardStatement extends PolicyStatement {
  readonly because: string;

  constructor({ because, ...props }: PolicyStatementProps & { because: string }) {
    super(props);
    this.because = because;
  }
}

/** Accepts, on the role that holds them, the wildcards of the statements that give a reason. Others stay findings. */
export function acknowledgeWildcards(role: Construct, statements: PolicyStatement[]): void {
  const reasons = new Map<string, string>();
  for (const statement of statements) {
    if (!(statement instanceof WildcardStatement)) continue;
    for (const resource of statement.resources) {
      const name = asNagWritesIt(Stack.of(role).resolve(resource));
      if (name.includes('*')) reasons.set(name, statement.because);
    }
  }
  for (const [resource, because] of reasons) acknowledge(role, `IAM5[Resource::${resource}]`, because);
}

/** cdk-nag names a finding by the flattened resource: `<AWS::AccountId>` for a reference, an import by its export's name. */
function asNagWritesIt(value: unknown): string {
  if (typeof value === 'string') return value;
  const intrinsic = value as {
    Ref?: string;
    'Fn::ImportValue'?: string;
    'Fn::GetAtt'?: string[];
    'Fn::Join'?: [string, unknown[]];
  };
  if (intrinsic.Ref) return `<${intrinsic.Ref}>`;
  if (intrinsic['Fn::GetAtt']) return `<${intrinsic['Fn::GetAtt'].join('.')}>`;
  if (intrinsic['Fn::ImportValue']) return intrinsic['Fn::ImportValue'];
  const [separator, parts] = intrinsic['Fn::Join'] ?? ['', []];
  return parts.map(asNagWritesIt).join(separator);
}
