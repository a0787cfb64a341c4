import type axeCore from 'axe-core';
import { leavingAsItWas } from './as-it-was.ts';
import { cutAtTwiceTheText, cutTexts } from './cut-texts.ts';
import { faintEdges } from './faint-edges.ts';
import { lostInForcedColours } from './forced-colours.ts';
import { opened } from './opened.ts';
import { scrolling, scrollTo } from './scrolling.ts';
import { unseenFocus } from './unseen-focus.ts';

declare const axe: typeof axeCore;
const resultTypes: axeCore.resultGroups[] = ['violations'];
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** How the window was found: what it imitates, and whether anything in it is scrolled. */
let scrolled: ReturnType<typeof scrolling> = new Map();
const found = () => ({
  colorScheme: matchMedia('(prefers-color-scheme: dark)').matches ? ('dark' as const) : ('light' as const),
  forcedColors: matchMedia('(forced-colors: active)').matches ? ('active' as const) : ('none' as const),
  isScrolled: scrolled.size > 0,
});

/** Every rule of WCAG 2.2 AA that axe knows and its best practices, edges, the focus, twice the text; and how the window was found. */
export async function first() {
  // The browser moves the focus where the page asks for it with the first frame it draws: before that it cannot be given back.
  await new Promise((drawn) => requestAnimationFrame(drawn));
  scrolled = scrolling();
  const rules = { 'target-size': { enabled: true } };
  const { violations } = await axe.run({ runOnly: standards, rules, resultTypes });
  const problems = [
    ...said(violations),
    ...leavingAsItWas(() => opened(() => [...faintEdges(), ...unseenFocus(), ...cutAtTwiceTheText()])),
  ];
  return { ...found(), problems };
}

/** What is a matter of colour. */
export async function colours(): Promise<string[]> {
  const { violations } = await axe.run({ runOnly: ['color-contrast', 'link-in-text-block'], resultTypes });
  return [...said(violations), ...leavingAsItWas(() => opened(() => [...faintEdges(), ...unseenFocus()]))];
}

export const inForcedColours = () => opened(lostInForcedColours);
export const narrow = () => opened(cutTexts);

/** Windows that get narrower and wider scroll. */
export const scrollBack = (): void => scrollTo(scrolled);

const said = (violations: axeCore.Result[]): string[] =>
  violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `axe: ${id} at ${target.join(' ')}: ${failureSummary}`),
  );
