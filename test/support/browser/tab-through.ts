import type { Page } from 'playwright-core';

const FOCUSED = `(() => {
  const { tagName, id, name, textContent } = document.activeElement;
  return tagName + ' ' + (id || name || textContent.trim().slice(0, 40));
})()`;

/** Walks through everything with the Tab key itself; answers what had the focus, in order. Whether it can be seen is asserted by `visit`. */
export async function tabThrough(page: Page, most = 400): Promise<string[]> {
  const order: string[] = [];
  // From the very top, wherever the page itself has put the focus.
  await page.evaluate(
    "document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); scrollTo(0, 0)",
  );
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate<string>(FOCUSED);
    if (name.startsWith('BODY')) break;
    order.push(name);
  }
  return order;
}
