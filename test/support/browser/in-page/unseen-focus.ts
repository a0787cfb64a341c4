import { colour, contrast, ground } from './contrast.ts';
import { isShown, named } from './controls.ts';

const FOCUSABLE =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, audio, video, iframe, [contenteditable], [tabindex]';

/**
 * Everything that a keyboard can reach gets the focus, one after the other: whether it can be seen there. By script, with what the
 * Tab key would make of it (`focusVisible`): a hundred real keys would cost seconds.
 */
export function unseenFocus(): string[] {
  return [...document.querySelectorAll<HTMLElement>(FOCUSABLE)].flatMap((it) => {
    if (!it.checkVisibility({ visibilityProperty: true }) || it.matches(':disabled')) return [];
    if (it.tabIndex < 0)
      return it.matches('a, button, input, select, textarea') && isShown(it) ? [`${named(it)} is for the mouse alone`] : [];
    it.focus({ focusVisible: true } as FocusOptions);
    if (document.activeElement !== it) return [];
    if (!it.matches(':focus-visible')) return [`${named(it)} has the focus as by a mouse: this browser cannot be asked`];
    return [...lookOf(it), ...placeOf(it)].map((problem) => `the focus on ${named(it)} ${problem}`);
  });
}

/** An outline as thick as 2 px that stands out (WCAG 2.2, 2.4.7 and 1.4.11; a change of colour or a shadow alone are lost on many). */
function lookOf(it: Element): string[] {
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(it);
  if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) return ['is not shown'];
  const standsOut = contrast(colour(outlineColor), ground(it.parentElement));
  return standsOut < 3 ? [`is faint: ${standsOut.toFixed(2)}`] : [];
}

/** In the window, and not wholly behind something that stays in front (WCAG 2.2, 2.4.11): looked for at nine points. */
function placeOf(it: Element): string[] {
  const hits = [...it.getClientRects()].flatMap(({ left, right, top, bottom }) => {
    const [from, to, upper, lower] = [
      Math.max(left, 0),
      Math.min(right, innerWidth),
      Math.max(top, 0),
      Math.min(bottom, innerHeight),
    ];
    if (from >= to || upper >= lower) return [];
    const parts = [0.1, 0.5, 0.9];
    return parts.flatMap((x) => parts.map((y) => document.elementFromPoint(from + (to - from) * x, upper + (lower - upper) * y)));
  });
  if (hits.length === 0) return ['is out of sight'];
  const inFront = hits.filter((hit) => hit !== null && !hit.contains(it) && !it.contains(hit));
  return inFront[0] && inFront.length === hits.length ? [`is behind ${named(inFront[0])}`] : [];
}
