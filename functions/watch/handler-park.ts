import * as z from 'zod';
import { parkAssessment } from '../domain/park-assessment.ts';
import { systemClock } from '../platform/clock.ts';
import { readEnv, settings } from '../platform/env.ts';
import { randomIds } from '../platform/ids.ts';
import { countMetric } from '../platform/metric.ts';
import { stepChain } from '../platform/step-chain.ts';
import { assessmentsIn } from '../platform/table/assessments.ts';
import { ledgerIn } from '../platform/table/ledger.ts';
import { openTable } from '../platform/table/table.ts';
import { ParkEvent, parkingOf } from './park-event.ts';

const env = readEnv({ [settings.tableName]: z.string().min(1) });
const table = openTable(env[settings.tableName]);
const ports = { assessments: assessmentsIn(table), ledger: ledgerIn(table, randomIds), clock: systemClock };

/** Step ParkAssessment: sets the assessment aside for an operator, and rings. Answers what came of it. */
export const handler = stepChain(ParkEvent, async (event, log) => {
  const parking = parkingOf(event);
  const { kind } = await parkAssessment(ports, parking);
  log.warn('a step gave up', { ...parking, result: kind });
  if (kind === 'parked') countMetric('ParkedAssessments');
  return { result: kind };
});
