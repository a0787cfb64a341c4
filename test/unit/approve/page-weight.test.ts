import { expect, test } from 'vitest';
import { answersPath } from '../../../functions/approve/deciding/addresses.ts';
import { heavyException } from '../../support/heavy-exception.ts';
import { APPROVER_PAGE, weight } from '../../support/page-weight.ts';
import { staff } from '../../support/staff-desk.ts';

test('the heaviest exception that is sensible still opens fast on a phone, and what is folded away is a link away', async () => {
  const { desk, request, path } = await heavyException();
  const dora = await desk.as(staff.dora, path);
  const { $ } = dora;
  expect(request.findingIds.length).toBeGreaterThanOrEqual(12);
  expect($('section[aria-labelledby=similar] > ul > li').length).toBe(5);
  expect($('section[aria-labelledby=follow-ups] article').length).toBe(2);
  expect($('section[aria-labelledby=since]').length).toBe(1);
  expect($('#decide').length).toBe(1);
  expect(dora.text).toContain('Read all of it');
  expect({ page: path, weight: weight(dora.html) }).toEqual({ page: path, weight: expect.toSatisfy(isLight) });

  // Every point without its answers, every text that is cut and every list that ends early leads to where all of it stands.
  const links = $(`main a[href^="${answersPath(request)}"]`).map((_, a) => $(a).attr('href') ?? '');
  const folded = new Set([answersPath(request), ...links.get()]);
  expect(folded.size).toBeGreaterThan(request.findingIds.length - 3);
  const pages = Map.groupBy(folded, (href) => href.split('#')[0] ?? '');
  for (const [page, hrefs] of pages) {
    await dora.get(page);
    expect({ page, weight: weight(dora.html) }).toEqual({ page, weight: expect.toSatisfy(isLight) });
    for (const anchor of hrefs.flatMap((href) => href.split('#')[1] ?? [])) expect(dora.$(`#${anchor}`).length).toBe(1);
    expect(dora.text).not.toContain('Read all of it');
  }
}, 60_000);

const isLight = (bytes: number) => bytes <= APPROVER_PAGE;
