import type { Context } from 'aws-lambda';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { countMetric } from '../../../functions/platform/metric.ts';
import { stepChain } from '../../../functions/platform/step-chain.ts';

const written: string[] = [];
const keep = (chunk: unknown) => {
  written.push(String(chunk));
  return true;
};
beforeEach(() => {
  written.length = 0;
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) vi.spyOn(console, method).mockImplementation(keep);
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const context = { functionName: 'f', awsRequestId: 'r', getRemainingTimeInMillis: () => 5000 } as Context;
const token = 'A'.repeat(80);
const schema = z.object({ assessmentId: z.string(), taskToken: z.string() });

it('hands over the event it could read, and logs nothing of it', async () => {
  const step = stepChain(schema, async ({ assessmentId }, log) => {
    log.info('working');
    return { assessmentId };
  });
  expect(await step({ assessmentId: 'asm_1', taskToken: token, extra: 1 }, context)).toEqual({ assessmentId: 'asm_1' });
  expect(written.join('')).toContain('working');
  expect(written.join('')).not.toContain('AAAA');
});

it('refuses another event by path, without its values', async () => {
  const step = stepChain(schema, async () => 'never');
  await expect(step({ assessmentId: 7, taskToken: token }, context)).rejects.toMatchObject({
    name: 'InvalidEvent',
    message: 'the event is not what this function reads (assessmentId: invalid_type)',
  });
});

it('throws the fault with its name and logs it without what looks like a token', async () => {
  const step = stepChain(schema, async () => {
    throw Object.assign(new Error(`Value '${token}' is bad`), { name: 'Outage' });
  });
  await expect(step({ assessmentId: 'asm_1', taskToken: token }, context)).rejects.toMatchObject({ name: 'Outage' });
  expect(written.join('')).toContain("Value '[left out]' is bad");
  expect(written.join('')).not.toContain('AAAA');
});

it('counts a metric as one line that CloudWatch reads', () => {
  countMetric('ParkedAssessments');
  const line = JSON.parse(written.at(-1) ?? '');
  expect(line).toMatchObject({ ParkedAssessments: 1, _aws: { CloudWatchMetrics: [{ Namespace: 'Assay', Dimensions: [[]] }] } });
});
