import { gzipSync } from 'node:zlib';
import * as cheerio from 'cheerio';
import { describe, expect, test } from 'vitest';
import type { Policy } from '../../../functions/domain/catalog/policy.ts';
import { controlStrengths, type RiskLevel, riskLevels } from '../../../functions/domain/vocabulary.ts';
import { Page } from '../../../functions/web/layout.tsx';
import { RiskMap, type RiskMapProps, riskMapWords } from '../../../functions/web/risk-map.tsx';
import { riskLevelWords } from '../../../functions/web/risk-words.tsx';
import { htmlProblems } from '../../support/html-validator.ts';

const row = (...levels: RiskLevel[]) =>
  Object.fromEntries(controlStrengths.map((strength, at) => [strength, levels[at]])) as Policy['residualRisk'][RiskLevel];
const policy = {
  residualRisk: {
    'very-low': row('low', 'low', 'very-low', 'very-low', 'very-low'),
    low: row('medium', 'low', 'low', 'very-low', 'very-low'),
    medium: row('high', 'medium', 'medium', 'low', 'low'),
    high: row('very-high', 'high', 'high', 'medium', 'low'),
    'very-high': row('very-high', 'very-high', 'high', 'high', 'medium'),
  },
};
const moved: RiskMapProps = { policy, inherent: 'high', now: 'weak', after: 'very-strong' };
const drawn = async (props: RiskMapProps) => cheerio.load(await (<RiskMap {...props} />).toString());

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
/** What a picture shows: its boxes, and its words where they stand. */
async function picture(props: RiskMapProps) {
  const $ = await drawn(props);
  const box = (element: Parameters<typeof $>[0]): Box => {
    const of = (name: string) => Number($(element).attr(name));
    return { x: of('x'), y: of('y'), width: of('width'), height: of('height') };
  };
  const texts = $('svg text')
    .toArray()
    .map((text) => ({ x: Number($(text).attr('x')), y: Number($(text).attr('y')), text: $(text).text(), in: $(text).parent() }));
  const within = (at: Box, marker: boolean) =>
    texts
      .filter((one) => one.in.is('.marker') === marker)
      .filter(({ x, y }) => x > at.x && x < at.x + at.width && y > at.y && y < at.y + at.height)
      .map(({ text }) => text)
      .join(' ');
  const cells = $('svg > rect')
    .toArray()
    .map((rect) => ({
      level: $(rect).attr('class'),
      says: within(box(rect), false),
      marked: within(box(rect), true),
      at: box(rect),
    }));
  const byPlace = cells.toSorted((a, b) => a.at.y - b.at.y || a.at.x - b.at.x);
  return { $, cells: riskLevels.map((_, at) => byPlace.slice(at * 5, at * 5 + 5)), frames: $('svg .frame').toArray().map(box) };
}

describe('the picture', () => {
  test('25 cells, very high on top and very strong on the right, each in the words and the colour of its residual risk', async () => {
    const { cells } = await picture(moved);
    const expected = riskLevels
      .toReversed()
      .map((inherent) => controlStrengths.map((strength) => policy.residualRisk[inherent][strength]));
    expect(cells.map((line) => line.map(({ level }) => level))).toEqual(expected);
    expect(cells.map((line) => line.map(({ says }) => says))).toEqual(
      expected.map((line) => line.map((level) => riskLevelWords[level])),
    );
  });

  test('the cells stand beside each other without gap or overlap, inside the picture', async () => {
    const { $, cells } = await picture(moved);
    const [, , width = 0, height = 0] = $('svg').attr('viewBox')?.split(' ').map(Number) ?? [];
    const [first, last] = [cells[0]?.[0]?.at, cells[4]?.[4]?.at];
    if (!first || !last) throw new Error('no cells');
    for (const [down, line] of cells.entries())
      for (const [right, { at }] of line.entries())
        expect(at).toEqual({ ...first, x: first.x + right * first.width, y: first.y + down * first.height });
    expect(last.x + last.width).toBeLessThanOrEqual(width);
    expect(last.y + last.height).toBeLessThanOrEqual(height);
  });

  test.each([
    ['weak', 'very-strong', ['', 'Now', '', '', 'After treatment']],
    ['very-weak', 'weak', ['Now', 'After treatment', '', '', '']],
    ['strong', 'strong', ['', '', '', 'Now and after', '']],
  ] as const)('%s controls now, %s after treatment: marked where they are', async (now, after, marks) => {
    for (const [at, inherent] of riskLevels.toReversed().entries()) {
      const { cells, frames } = await picture({ policy, inherent, now, after });
      const none = ['', '', '', '', ''];
      expect(cells.map((line) => line.map(({ marked }) => marked))).toEqual(cells.map((_, row) => (row === at ? marks : none)));
      const marked = cells.flat().filter((cell) => cell.marked);
      expect(frames).toEqual(marked.map((cell) => cell.at));
    }
  });
});

describe('the words', () => {
  test.each<[Partial<RiskMapProps>, string]>([
    [
      {},
      'The inherent risk is high. With controls that are weak now, the residual risk is high. ' +
        'If the proposed treatment succeeds, controls would be very strong and the residual risk would be low.',
    ],
    [
      { after: 'moderate' },
      'The inherent risk is high. With controls that are weak now, the residual risk is high. ' +
        'If the proposed treatment succeeds, controls would be moderate and the residual risk would stay high.',
    ],
    [
      { after: 'weak' },
      'The inherent risk is high. With controls that are weak now, the residual risk is high. ' +
        'The proposed treatment alone would leave it in the same place.',
    ],
  ])('%j', async (change, words) => {
    expect(riskMapWords({ ...moved, ...change })).toBe(words);
    expect((await drawn({ ...moved, ...change }))('.risk-map > p').text()).toBe(words);
  });

  test('the same as a table', async () => {
    const table = async (props: RiskMapProps) => {
      const $ = await drawn(props);
      const texts = (selector: string, within: string) =>
        $(within)
          .toArray()
          .map((tr) =>
            $(tr)
              .find(selector)
              .toArray()
              .map((cell) => $(cell).text()),
          );
      return { head: texts('th', 'thead tr')[0], rows: texts('th, td', 'tbody tr') };
    };
    const { head, rows } = await table(moved);
    expect(head).toEqual([
      'Inherent risk',
      'Very weak controls',
      'Weak controls',
      'Moderate controls',
      'Strong controls',
      'Very strong controls',
    ]);
    expect(rows).toEqual([
      ['Very high', 'Very high', 'Very high', 'High', 'High', 'Medium'],
      ['High', 'Very high', 'High (now)', 'High', 'Medium', 'Low (after treatment)'],
      ['Medium', 'High', 'Medium', 'Medium', 'Low', 'Low'],
      ['Low', 'Medium', 'Low', 'Low', 'Very low', 'Very low'],
      ['Very low', 'Low', 'Low', 'Very low', 'Very low', 'Very low'],
    ]);
    expect((await table({ ...moved, after: 'weak' })).rows[1]?.[2]).toBe('High (now and after treatment)');
  });
});

test('a valid page, without inline style or script, and small', async () => {
  const page = async (props?: RiskMapProps) =>
    `<!DOCTYPE html>${await (
      <Page title="Map">
        <h1>Map</h1>
        {props && <RiskMap {...props} />}
      </Page>
    ).toString()}`;
  const [bare, same, other] = await Promise.all([page(), page({ ...moved, after: 'weak' }), page(moved)]);
  for (const html of [same, other]) {
    expect(await htmlProblems(html)).toEqual([]);
    expect(html).not.toMatch(/\sstyle=|<style|<script|\son[a-z]+=/i);
    expect(cheerio.load(html)('svg[role="img"]').attr('aria-label')).toBeTruthy();
    expect(gzipSync(html).length - gzipSync(bare).length).toBeLessThan(1500);
  }
});
