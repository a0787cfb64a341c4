import * as z from 'zod';
import { systemClock } from '../platform/clock.ts';
import { readEnv, settings } from '../platform/env.ts';
import { pages } from '../platform/page-chain.ts';
import { assessmentsIn } from '../platform/table/assessments.ts';
import { clearancesIn } from '../platform/table/clearances.ts';
import { staffSessionsIn } from '../platform/table/staff-sessions.ts';
import { openTable } from '../platform/table/table.ts';
import { clearanceRoutes } from './clearance/routes.ts';

const env = readEnv({ [settings.tableName]: z.string().min(1), [settings.baseUrl]: z.url() });
const table = openTable(env[settings.tableName]);
const ports = {
  clearances: clearancesIn(table),
  assessments: assessmentsIn(table),
  sessions: staffSessionsIn(table),
  clock: systemClock,
};

/** What the organisation may use, for people. Reads only. */
export const handler = pages(clearanceRoutes(ports), { origin: new URL(env[settings.baseUrl]).origin });
