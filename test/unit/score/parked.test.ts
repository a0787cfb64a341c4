import { expect, test } from 'vitest';
import { parkAssessment } from '../../../functions/domain/park-assessment.ts';
import { scoreResponse } from '../../../functions/score/score-response.ts';
import { ID, invited, stored, submitted } from '../../support/in-memory/assessment-in-progress.ts';
import { inMemory } from '../../support/in-memory/in-memory.ts';

test('what an operator has to look at stays theirs, although the workflow goes on', async () => {
  const world = inMemory();
  const ports = { ...world.ports, clock: world.clock };
  await invited(world);
  await submitted(world);
  await parkAssessment(ports, { assessmentId: ID, step: 'relay mail', fault: { name: 'MailRefused', message: 'for three days' } });
  await scoreResponse(ports, { assessmentId: ID });
  const { assessment } = stored(world);
  expect([assessment.status, assessment.parked?.step, assessment.waiting.on]).toEqual([
    'awaiting-decision',
    'relay mail',
    'operator',
  ]);
});
