import { describe, expect, test } from 'vitest';
import { stageConfig } from '../../lib/config.ts';

describe('a stage', () => {
  test('must be one of three', () => {
    expect(() => stageConfig({ stage: 'test' })).toThrow(/-c stage: /);
    expect(() => stageConfig({})).toThrow(expect.objectContaining({ name: 'InvalidStage' }));
  });

  test('on AWS needs a sender', () => {
    expect(() => stageConfig({ stage: 'dev' })).toThrow(/-c mailFrom: name the sender/);
    expect(stageConfig({ stage: 'dev', mailFrom: 'a@buyer.example' })).toMatchObject({ mailIdentity: 'buyer.example' });
  });

  test('only on one machine knows the policy whose days are seconds', () => {
    expect(stageConfig({ stage: 'prod', mailFrom: 'a@b.example' }).policies).toEqual(['standard']);
    expect(stageConfig({ stage: 'local' }).policies).toEqual(['standard', 'demo']);
  });

  test('takes numbers as the command line gives them', () => {
    expect(stageConfig({ stage: 'local', sweepMinutes: '3' }).sweepMinutes).toBe(3);
    expect(() => stageConfig({ stage: 'local', sweepMinutes: 'often' })).toThrow(/-c sweepMinutes/);
  });
});

/** Full jitter waits uniformly between nothing and the capped delay: half of it on average (aws.amazon.com, "Exponential Backoff And Jitter"). */
function meanWait({ intervalSeconds, maxDelaySeconds, maxAttempts }: ReturnType<typeof stageConfig>['retry']): number {
  const waits = Array.from({ length: maxAttempts }, (_, attempt) => Math.min(maxDelaySeconds, intervalSeconds * 2 ** attempt) / 2);
  return waits.reduce((sum, wait) => sum + wait, 0);
}

test('retries outlast an outage of three hours, with room for bad luck', () => {
  expect(meanWait(stageConfig({ stage: 'prod', mailFrom: 'a@b.example' }).retry)).toBeGreaterThan(4 * 3600);
});
