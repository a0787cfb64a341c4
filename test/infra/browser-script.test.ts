import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compileBrowserScript } from '../../lib/browser-script.ts';
import { bundle } from '../../lib/bundle.ts';

const script = compileBrowserScript();

test('the portal sends at most 3 KB of script, all together', () => {
  expect(gzipSync(script, { level: 9 }).byteLength).toBeLessThanOrEqual(3_000);
});

test('the script keeps nothing in the browser, and asks nobody else', () => {
  expect(script).not.toMatch(/localStorage|sessionStorage|indexedDB|document\.cookie|https?:/);
});

test('the function that serves it carries exactly this script', () => {
  const { file, inputs } = bundle('functions/web/handler.ts');
  expect(Object.keys(inputs)).toContain('functions/web/generated/portal.js.txt');
  // As a string in JavaScript; the longest part without anything to escape is enough to tell.
  const [longest = ''] = script.split(/[\n"'`\\]/).sort((a, b) => b.length - a.length);
  expect(longest.length).toBeGreaterThan(100);
  expect(readFileSync(file, 'utf8')).toContain(longest);
});
