import * as z from 'zod';
import { systemClock } from '../platform/clock.ts';
import { readEnv, settings } from '../platform/env.ts';
import { randomIds } from '../platform/ids.ts';
import { stepChain } from '../platform/step-chain.ts';
import { assessmentsIn } from '../platform/table/assessments.ts';
import { catalogsIn } from '../platform/table/catalogs.ts';
import { directoriesIn } from '../platform/table/directories.ts';
import { ledgerIn } from '../platform/table/ledger.ts';
import { openTable } from '../platform/table/table.ts';
import { scoreResponse } from './score-response.ts';

const env = readEnv({ [settings.tableName]: z.string().min(1) });
const table = openTable(env[settings.tableName]);
const ports = {
  assessments: assessmentsIn(table),
  catalogs: catalogsIn(table),
  directories: directoriesIn(table),
  ledger: ledgerIn(table, randomIds),
  clock: systemClock,
};

export const handler = stepChain(z.object({ assessmentId: z.string() }), (input) => scoreResponse(ports, input));
