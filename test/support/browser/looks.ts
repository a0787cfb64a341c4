import type { Page } from 'playwright-core';

/** Runs in the page: what stands out too little from what is around it (WCAG 2.2, 1.4.11: 3 to 1). */
const FAINT = `(() => {
  const parse = (text) => {
    const numbers = text.match(/[\\d.]+/g);
    if (!numbers) return undefined;
    const [r, g, b, a = 1] = numbers.map(Number);
    return { r, g, b, a };
  };
  const light = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ratio = (a, b) => {
    const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour && colour.a === 1) return colour;
    }
    return { r: 255, g: 255, b: 255 };
  };
  const found = [];
  for (const control of document.querySelectorAll('input:not([type=hidden]), textarea, select, button, a.button')) {
    if (!control.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const box = control.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || control.type === 'file') continue;
    const style = getComputedStyle(control);
    const around = ground(control.parentElement);
    const border = parse(style.borderTopColor);
    const fill = parse(style.backgroundColor);
    const edges = [
      parseFloat(style.borderTopWidth) > 0 && border && border.a === 1 ? ratio(border, around) : 0,
      fill && fill.a === 1 ? ratio(fill, around) : 0,
    ];
    // A control that looks like a link is told by its words.
    const isWords = control.matches('button') && style.textDecorationLine.includes('underline');
    if (!isWords && Math.max(...edges) < 3) found.push(control.tagName + ' ' + (control.name || control.textContent.trim()) + ': ' + Math.max(...edges).toFixed(2));
  }
  return found;
})()`;

/** Controls whose edge cannot be made out, in light and in dark. */
export async function faintControls(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await page.evaluate<string[]>(FAINT)).map((control) => `${colorScheme}: ${control}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** Runs in the page: texts that their own box cuts off, and what reaches over the window's edge. */
const CUT = `(() => {
  const found = [];
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const edge = document.documentElement.clientWidth;
  const far = [...document.querySelectorAll('body *')].filter((it) => it.getBoundingClientRect().right > edge && !it.matches('.visually-hidden, .skip-link'));
  const widest = far.filter((it) => !far.some((other) => other !== it && it.contains(other)));
  if (over > 0) found.push(over + ' px wider than the window: ' + widest.map((it) => it.tagName + ' ' + it.textContent.trim().slice(0, 60)).join(', '));
  for (const element of document.querySelectorAll('main *, header *')) {
    const style = getComputedStyle(element);
    const hides = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
    const isSmall = element.clientWidth <= 1 || element.clientHeight <= 1;
    if (!hides || isSmall || element.matches('.visually-hidden, input, textarea, progress')) continue;
    if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
      found.push(element.tagName + '.' + element.className + ' cuts off “' + element.textContent.trim().slice(0, 40) + '”');
  }
  return found;
})()`;

/** What is cut off or pushed out when the text alone is twice as large (WCAG 2.2, 1.4.4). */
export async function cutAtTwiceTheText(page: Page): Promise<string[]> {
  await page.evaluate("document.documentElement.style.fontSize = '200%'");
  const found = await page.evaluate<string[]>(CUT);
  await page.evaluate("document.documentElement.style.fontSize = ''");
  return found;
}

/** Runs in the page: whether the focus can be seen where it stands, and what has it. */
const FOCUS = `(() => {
  const it = document.activeElement;
  const style = getComputedStyle(it);
  const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const shadow = style.boxShadow !== 'none';
  const box = it.getBoundingClientRect();
  const inView = box.bottom > 0 && box.top < innerHeight;
  const name = it.tagName + ' ' + (it.id || it.name || it.textContent.trim().slice(0, 40));
  return { name, seen: it === document.body || ((outline || shadow) && inView) };
})()`;

/** Walks through everything with the Tab key; answers what had the focus, in order, and where it could not be seen. */
export async function tabThrough(page: Page, most = 400): Promise<{ order: string[]; unseen: string[] }> {
  const order: string[] = [];
  const unseen: string[] = [];
  // From the very top, wherever the page itself has put the focus.
  await page.evaluate(
    "document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); scrollTo(0, 0)",
  );
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    const { name, seen } = await page.evaluate<{ name: string; seen: boolean }>(FOCUS);
    if (name.startsWith('BODY')) break;
    order.push(name);
    if (!seen) unseen.push(name);
  }
  return { order, unseen };
}
