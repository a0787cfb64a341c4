type Scrolling = Map<Element, { left: number; top: number }>;

/** How far everything is scrolled that is. */
export const scrolling = (): Scrolling =>
  new Map(
    [...document.querySelectorAll('*')].flatMap((it) =>
      it.scrollLeft || it.scrollTop ? [[it, { left: it.scrollLeft, top: it.scrollTop }] as const] : [],
    ),
  );

/** Scrolls these there, and everything else to its beginning. */
export function scrollTo(places: Scrolling): void {
  for (const it of scrolling().keys()) if (!places.has(it)) it.scrollTo({ left: 0, top: 0, behavior: 'instant' });
  for (const [it, place] of places) it.scrollTo({ ...place, behavior: 'instant' });
}
