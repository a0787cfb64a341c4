import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Page } from 'playwright-core';

let measures: string | undefined;

/** axe and our own measures, as one script that is brought into a page in one go. */
function script(): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(import.meta.dirname, 'in-page', 'looks.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'looks',
    target: 'es2022',
  });
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  return `${axe};${outputFiles[0]?.text};globalThis.looks = looks;`;
}

interface Found {
  colorScheme: 'light' | 'dark';
  forcedColors: 'active' | 'none';
  isScrolled: boolean;
  problems: string[];
}

/**
 * What is hard to read or to operate where the window stands now: by axe, and by measures of our own for what axe does not see: edges of
 * controls and the focus in light and dark, text of twice the size, forced colours, and a screen of 320 px (WCAG 2.2, 1.4.10). In as
 * few round trips as there are kinds of window. The page is left as it was: its fields, focus, scrolling, media and size.
 */
export async function looksProblems(page: Page): Promise<string[]> {
  measures ??= script();
  const size = page.viewportSize();
  const { colorScheme, forcedColors, isScrolled, problems } = await page.evaluate<Found>(`${measures}looks.first()`);
  const other = colorScheme === 'light' ? 'dark' : 'light';
  await page.emulateMedia({ colorScheme: other });
  const otherwise = await page.evaluate<string[]>('looks.colours()');
  await page.emulateMedia({ colorScheme, forcedColors: 'active' });
  const forced = await page.evaluate<string[]>('looks.inForcedColours()');
  await page.emulateMedia({ forcedColors });
  await page.setViewportSize({ width: 320, height: 800 });
  const narrow = await page.evaluate<string[]>('looks.narrow()');
  if (size) await page.setViewportSize(size);
  if (isScrolled) await page.evaluate('looks.scrollBack()');
  const when = (where: string, these: string[]) => these.map((problem) => `${where}: ${problem}`);
  return [
    ...when(colorScheme, problems),
    ...when(other, otherwise),
    ...when('forced colours', forced),
    ...when('on a screen of 320 px', narrow),
  ];
}
