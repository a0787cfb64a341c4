import { isShown, named } from './controls.ts';

/** What reaches over the window's edge, and texts that their own box cuts off. */
export function cutTexts(): string[] {
  return [...overTheEdge(), ...cutOff()];
}

function overTheEdge(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const far = [...document.body.querySelectorAll('*')].filter(
    (it) => it.getBoundingClientRect().right > clientWidth && !it.matches('.visually-hidden, .skip-link'),
  );
  const widest = far.filter((it) => !far.some((other) => other !== it && it.contains(other)));
  return [`${scrollWidth - clientWidth} px wider than the window: ${widest.slice(0, 5).map(named).join(', ')}`];
}

/** What scrolls by itself, or is scrolled by typing, is not cut off. */
function cutOff(): string[] {
  return [...document.body.querySelectorAll('*')].flatMap((it) => {
    const { overflowX, overflowY } = getComputedStyle(it);
    const cutsX = overflowX === 'hidden' || overflowX === 'clip';
    const cutsY = overflowY === 'hidden' || overflowY === 'clip';
    if ((!cutsX && !cutsY) || it.matches('input, textarea, progress, svg, svg *') || !isShown(it)) return [];
    if (it.clientWidth <= 1 || it.clientHeight <= 1) return [];
    const isCut = (cutsX && it.scrollWidth > it.clientWidth + 1) || (cutsY && it.scrollHeight > it.clientHeight + 1);
    return isCut ? [`${named(it)} is cut off`] : [];
  });
}

/** The same with text twice as large and nothing else (WCAG 2.2, 1.4.4). */
export function cutAtTwiceTheText(): string[] {
  const larger = new CSSStyleSheet();
  larger.replaceSync(':root { font-size: 200% !important; }');
  const usual = [...document.adoptedStyleSheets];
  document.adoptedStyleSheets = [...usual, larger];
  try {
    return cutTexts().map((problem) => `at 200 % text: ${problem}`);
  } finally {
    document.adoptedStyleSheets = usual;
  }
}
