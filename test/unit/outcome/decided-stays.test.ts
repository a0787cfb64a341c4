import { beforeEach, expect, test } from 'vitest';
import { decideException } from '../../../functions/approve/deciding/decide-exception.ts';
import { correctContact } from '../../../functions/console/contact-correct.ts';
import { withdrawAssessment } from '../../../functions/console/withdraw.ts';
import { askFollowUp } from '../../../functions/domain/follow-up/ask-follow-up.ts';
import { parkAssessment } from '../../../functions/domain/park-assessment.ts';
import { openAssessment } from '../../../functions/intake/open-assessment.ts';
import { scoreResponse } from '../../../functions/score/score-response.ts';
import { EXECUTION, ID, requester, stored, submitted } from '../../support/in-memory/assessment-in-progress.ts';
import { dora, portsOf, REASONS } from '../../support/in-memory/follow-up-story.ts';
import type { InMemory } from '../../support/in-memory/in-memory.ts';
import { decided, record } from '../../support/in-memory/recorded-story.ts';
import { staff, staffDesk } from '../../support/staff-desk.ts';

let world: InMemory;
beforeEach(async () => {
  world = await decided();
});

const [assessmentId, by] = [ID, requester];
const attempts: Record<string, (world: InMemory) => Promise<unknown>> = {
  withdraw: (world) => withdrawAssessment(portsOf(world), { assessmentId, by, reason: 'We changed our mind about it all.' }),
  'correct the contact': (world) =>
    correctContact(portsOf(world), {
      ...{ assessmentId, by, assured: '', operationId: 'op_1' },
      contact: { name: 'Nora', email: 'nora@vendor.example' },
    }),
  'ask the vendor': (world) =>
    askFollowUp(portsOf(world), { assessmentId, by, questions: [{ questionId: 'data.personal', text: 'How do you know that?' }] }),
  'decide once more': async (world) => {
    for (const { id: requestId, basis } of stored(world).requests) {
      const form = { choice: 'reject' as const, reasons: REASONS, conditions: [], basis };
      for (const one of [dora, { ...dora, id: 'stf_9', email: 'other@buyer.example' }])
        await decideException(portsOf(world), { assessmentId, requestId, form, by: one });
    }
  },
  'submit again': (world) => submitted(world).catch((error: Error) => error.name),
  'score again': (world) => scoreResponse(portsOf(world), { assessmentId }),
  'open again': (world) =>
    openAssessment({ ...portsOf(world), ids: world.ids }, { assessmentId, executionArn: EXECUTION, attempt: 1 }),
  'record again': (world) => record(world),
  park: (world) => parkAssessment(portsOf(world), { assessmentId, step: 'RecordOutcome', fault: { name: 'X', message: 'x' } }),
};

test.each(Object.keys(attempts))('a decided assessment is never changed: %s', async (name) => {
  const before = structuredClone(stored(world));
  const orders = world.table.outbox.size;
  await attempts[name]?.(world);
  expect(stored(world)).toEqual(before);
  expect(world.table.outbox.size).toBe(orders);
});

test('its page offers to assess again, and neither to withdraw nor to correct', async () => {
  const desk = staffDesk({ world });
  const paula = await desk.as(staff.paula, `/console/assessments/${ID}`);
  expect(paula.$('a.button').attr('href')).toBe('/console/suppliers/sup_1/systems/sys_1/assess');
  for (const action of ['withdraw', 'contact'])
    expect(paula.$(`main a[href="/console/assessments/${ID}/${action}"]`).length, action).toBe(0);
  expect((await paula.get(`/console/assessments/${ID}/withdraw`)).path).toBe(`/console/assessments/${ID}`);
  const audrey = await desk.as(staff.audrey, `/console/assessments/${ID}`);
  expect(audrey.text).not.toContain('Assess again');
});
