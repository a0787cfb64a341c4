import { expect, test } from 'vitest';
import { houseApproval, housePolicy } from '../../support/house-policy.ts';
import { awaitingDecision, ID, peopled, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { staff, staffDesk } from '../../support/staff-desk.ts';

test('where everybody of a role must approve, as many are counted as really must, not the policy’s least', async () => {
  const desk = staffDesk();
  peopled(desk.world);
  for (const people of Object.values(desk.world.table.directory.roles)) people.push({ name: 'Ada Admin', email: staff.ada.email });
  const mode = { low: 'all', medium: 'all', high: 'all', critical: 'all' } as const;
  const quorum = { low: 1, medium: 1, high: 1, critical: 1 };
  await awaitingDecision(desk.world, { policy: housePolicy({ quorum, approval: { ...houseApproval, mode } }) });
  const [request] = stored(desk.world).requests;
  expect([request?.quorum, request?.needed]).toEqual([1, 3]);
  const { text } = await desk.as(staff.paula, `/console/assessments/${ID}`);
  expect(text).toContain('3 different people must approve');
  expect(text).not.toContain('1 person must approve');
});
