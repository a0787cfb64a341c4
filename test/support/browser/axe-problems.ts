import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'];

/** What axe finds in this window: by every rule of WCAG 2.2 AA and its best practices in light, by the rules of colour in dark. */
export async function axeProblems(page: Page): Promise<string[]> {
  const light = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })
    .withTags(standards)
    .analyze();
  await page.emulateMedia({ colorScheme: 'dark' });
  // The builder has left axe in the page; it would bring it there once more, which costs more than looking does.
  const dark = await page.evaluate<Violations>(
    `axe.run({ runOnly: ['color-contrast', 'link-in-text-block'], resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  await page.emulateMedia({ colorScheme: 'light' });
  return [...said('light', light.violations), ...said('dark', dark)];
}

const said = (mode: string, violations: Violations): string[] =>
  violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `axe, ${mode}: ${id} at ${target.join(' ')}: ${failureSummary}`),
  );
