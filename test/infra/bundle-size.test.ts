import { describe, expect, test } from 'vitest';
import { LIMIT_KB, weigh } from '../support/bundle-limits.ts';
import { synthesized } from '../support/synthesized.ts';

describe.each(synthesized('local').functions)('$name', ({ entry }) => {
  const report = weigh(entry);

  test(`weighs at most ${LIMIT_KB} KB gzipped`, () => {
    expect(report.gzippedKb).toBeLessThanOrEqual(LIMIT_KB);
  });

  test('carries no AWS client that it never calls', () => {
    expect(report.unusedClients).toEqual([]);
  });
});
