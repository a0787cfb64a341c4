import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The shell without windows does the same work with half of the effort; a desktop more often has one of the others. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of an installed Chromium or Chrome (CHROMIUM_PATH wins), or undefined. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const directories = (env.PATH ?? '').split(delimiter);
  const onPath = NAMES.flatMap((name) => directories.map((directory) => join(directory, name)));
  return [env.CHROMIUM_PATH ?? '', ...onPath, ...ELSEWHERE].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    if (path) accessSync(path, constants.X_OK);
    return path !== '';
  } catch {
    return false;
  }
}
