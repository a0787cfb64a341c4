import { scrolling, scrollTo } from './scrolling.ts';

const HEARD = ['focus', 'focusin', 'blur', 'focusout', 'change'];

/**
 * Looks, and leaves the page as it was: the focus, how far everything is scrolled, where the Tab key would go on. The page hears
 * nothing of a focus that moves meanwhile: it saves what is typed when a field is left.
 */
export function leavingAsItWas<T>(look: () => T): T {
  const hush = (event: Event) => event.stopImmediatePropagation();
  const focus = document.activeElement;
  const isVisible = focus?.matches(':focus-visible');
  const scrolled = scrolling();
  for (const event of HEARD) addEventListener(event, hush, true);
  try {
    return look();
  } finally {
    if (focus instanceof HTMLElement && focus !== document.body) focusOn(focus, isVisible);
    else startFrom(document.querySelector<HTMLElement>(':target') ?? document.body);
    for (const event of HEARD) removeEventListener(event, hush, true);
    scrollTo(scrolled);
  }
}

const focusOn = (it: HTMLElement, focusVisible?: boolean) => it.focus({ preventScroll: true, focusVisible } as FocusOptions);

/** Nothing has the focus; the Tab key goes on from here. */
function startFrom(it: HTMLElement): void {
  const tabindex = it.getAttribute('tabindex');
  it.tabIndex = -1;
  focusOn(it);
  it.blur();
  if (tabindex === null) it.removeAttribute('tabindex');
  else it.setAttribute('tabindex', tabindex);
}
