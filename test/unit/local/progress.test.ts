import { expect, test } from 'vitest';
import { progressOn } from '../../../bin/local/progress.ts';

function screen(isTTY: boolean) {
  const written: string[] = [];
  let time = 0;
  const stream = { isTTY, columns: 60, write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream;
  return { written, pass: (ms: number) => (time += ms), progress: progressOn(stream, () => time) };
}

test('elsewhere than on a terminal a step is one plain line, with its time and last remark', async () => {
  const { written, pass, progress } = screen(false);
  const result = await progress.step('Deploy', async (step) => {
    step.update('1/2');
    pass(1234);
    step.update('2/2');
    return 42;
  });
  expect([result, written]).toEqual([42, ['  ✓ Deploy  1.2 s  (2/2)\n']]);
});

test('a step that fails is marked, and its error goes on', async () => {
  const { written, progress } = screen(false);
  await expect(progress.step('Deploy', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(written).toEqual(['  ✗ Deploy  0.0 s\n']);
});

test('on a terminal the line is redrawn and never wider than the window', async () => {
  const { written, progress } = screen(true);
  await progress.step('Deploy', async (step) => step.update('x'.repeat(100)));
  const clearLine = '\r\u001b[2K';
  expect([written[0]?.startsWith(clearLine), written[0]?.length]).toEqual([true, clearLine.length + 59]);
  expect(written.at(-1)).toContain('✓ Deploy');
});
