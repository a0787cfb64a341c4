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

/** In the window, and not behind something that stays in front (WCAG 2.2, 2.4.11). */
function placeOf(it: Element): string[] {
  const inside = [...it.getClientRects()].flatMap(({ left, right, top, bottom }) => {
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
    return right > 0 && left < innerWidth && bottom > 0 && top < innerHeight ? [document.elementFromPoint(x, y)] : [];
  });
  if (inside.length === 0) return ['is out of sight'];
  const inFront = inside.find((hit) => hit && !hit.contains(it) && !it.contains(hit));
  return inside.some((hit) => hit && (hit.contains(it) || it.contains(hit))) || !inFront ? [] : [`is behind ${named(inFront)}`];
}
