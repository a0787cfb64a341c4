import * as z from 'zod';
import { systemClock } from '../platform/clock.ts';
import { readEnv, settings } from '../platform/env.ts';
import { randomIds } from '../platform/ids.ts';
import { stepChain } from '../platform/step-chain.ts';
import { assessmentsIn } from '../platform/table/assessments.ts';
import { catalogsIn } from '../platform/table/catalogs.ts';
import { ledgerIn } from '../platform/table/ledger.ts';
import { systemScreenIn } from '../platform/table/system-screen.ts';
import { openTable } from '../platform/table/table.ts';
import { openAssessment } from './open-assessment.ts';

const env = readEnv({ [settings.tableName]: z.string().min(1) });
const table = openTable(env[settings.tableName]);
const ports = {
  assessments: assessmentsIn(table),
  catalogs: catalogsIn(table),
  ledger: ledgerIn(table, randomIds),
  screens: systemScreenIn(table),
  clock: systemClock,
  ids: randomIds,
};

/** The execution's name is `<assessmentId>-<attempt>`. */
const OpenEvent = z.object({ assessmentId: z.string(), executionArn: z.string().regex(/-\d+$/) });

export const handler = stepChain(OpenEvent, ({ assessmentId, executionArn }) => {
  const attempt = Number(executionArn.slice(executionArn.lastIndexOf('-') + 1));
  return openAssessment(ports, { assessmentId, executionArn, attempt });
});
