import { controls, edgeOf, isWords, named } from './controls.ts';

/** In forced colours: controls without an edge, and ticks that the page draws in colours which are gone. */
export function lostInForcedColours(): string[] {
  const bare = controls().filter((it) => {
    const { appearance, borderTopStyle, borderTopWidth } = edgeOf(it);
    const hasBorder = borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) > 0;
    return !hasBorder && appearance === 'none' && !isWords(it);
  });
  const drawn = [...document.querySelectorAll('input[type=checkbox], input[type=radio], progress')].filter(
    (it) => getComputedStyle(it).appearance === 'none',
  );
  return [
    ...bare.map((it) => `${named(it)} has no edge`),
    ...drawn.map((it) => `what is chosen in ${named(it)} is drawn in colours that are gone`),
  ];
}
