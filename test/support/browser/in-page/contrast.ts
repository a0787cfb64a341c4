interface Colour {
  red: number;
  green: number;
  blue: number;
  alpha: number;
}

/** A computed colour; what is not written with numbers is none. */
export function colour(text: string): Colour | undefined {
  const [red, green, blue, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return red === undefined || green === undefined || blue === undefined ? undefined : { red, green, blue, alpha };
}

/** Relative luminance (WCAG 2.2, its glossary). */
function luminance({ red, green, blue }: Colour): number {
  const linear = (value: number) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** How much one stands out from the other, 1 to 21. What shines through is not judged: it stands out from nothing. */
export function contrast(one: Colour | undefined, ground: Colour): number {
  if (one?.alpha !== 1) return 1;
  const [low = 0, high = 0] = [luminance(one), luminance(ground)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** The colour that something stands on. */
export function ground(element: Element | null): Colour {
  for (let at = element; at; at = at.parentElement) {
    const its = colour(getComputedStyle(at).backgroundColor);
    if (its?.alpha === 1) return its;
  }
  return { red: 255, green: 255, blue: 255, alpha: 1 };
}
