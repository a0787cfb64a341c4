import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { synthesized } from '../support/synthesized.ts';

describe.each(['dev', 'prod', 'local'] as const)('AwsSolutions on the stage %s', (stage) => {
  const { app } = synthesized(stage);

  test('finds nothing that is not acknowledged', () => {
    const { violations } = new AwsSolutionsChecks(app).validateScope(app);
    const found = violations.flatMap(({ ruleName, violatingResources = [] }) =>
      violatingResources.map((resource) => `${ruleName} ${'constructPath' in resource ? resource.constructPath : ''}`),
    );
    expect(found).toEqual([]);
  });

  test('every acknowledgement has a reason that a reviewer can weigh', () => {
    const accepted = app.node
      .findAll()
      .flatMap((construct) =>
        construct.node.metadata
          .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
          .flatMap(({ data }) => Object.entries(data as Record<string, string>)),
      );
    expect(accepted.length).toBeGreaterThan(5);
    for (const [id, reason] of accepted) expect(reason.split(' ').length, id).toBeGreaterThan(8);
  });
});
