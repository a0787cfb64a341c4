/** What is shown now: not hidden by itself or by what it stands in. */
export const isShown = (element: Element): boolean =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.matches('.visually-hidden');

/** What somebody writes into, chooses with or presses. */
export const controls = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('input:not([type=hidden]), textarea, select, button, a.button')].filter((it) => {
    const { width, height } = it.getBoundingClientRect();
    return width >= 2 && height >= 2 && isShown(it) && !it.matches(':disabled');
  });

/** What its edge is drawn by: a field for files has none but its button's. */
export const edgeOf = (control: Element): CSSStyleDeclaration =>
  getComputedStyle(control, control.matches('[type=file]') ? '::file-selector-button' : null);

/** Looks like a link: told by its words, and in need of no edge. */
export const isWords = (element: Element): boolean => getComputedStyle(element).textDecorationLine.includes('underline');

export function named(element: Element): string {
  const name = element.id || element.getAttribute('name') || (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
  return `${element.tagName.toLowerCase()} “${name}”`;
}
