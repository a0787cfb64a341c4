import { expect, test } from 'vitest';
import { owningRoleTitles } from '../../../functions/domain/vocabulary.ts';
import { awaitingDecision, ID, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { staff, staffDesk } from '../../support/staff-desk.ts';

test('a decision stands on the timeline with its role and its choice, and without its reasons', async () => {
  const desk = staffDesk();
  await awaitingDecision(desk.world);
  const reasons = 'The contract limits the use to test data.';
  const request = stored(desk.world).requests.find(({ role }) => role === 'data-protection');
  const dora = await desk.as(staff.dora, `/exceptions/${ID}/${request?.id}`);
  await dora.press('Record my decision', { choice: 'reject', reasons });
  const audrey = await desk.as(staff.audrey, `/console/assessments/${ID}`);
  const entry = audrey.$('ol.timeline > li').filter((_, li) => audrey.$(li).text().startsWith('Decision recorded'));
  expect(entry).toHaveLength(1);
  expect(entry.find('strong').text()).toBe('Decision recorded');
  expect(entry.text()).toContain('by Dora Data');
  expect(entry.find('p').text()).toBe(`For ${owningRoleTitles['data-protection']}: rejected.`);
  expect(entry.text()).not.toContain(reasons);
});
