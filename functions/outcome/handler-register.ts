import * as z from 'zod';
import { systemClock } from '../platform/clock.ts';
import { readEnv, settings } from '../platform/env.ts';
import { pages } from '../platform/page-chain.ts';
import { acceptanceScreenIn } from '../platform/table/acceptance-screen.ts';
import { assessmentHeadsIn } from '../platform/table/assessment-heads.ts';
import { staffSessionsIn } from '../platform/table/staff-sessions.ts';
import { openTable } from '../platform/table/table.ts';
import { registerRoutes } from './register/routes.ts';

const env = readEnv({ [settings.tableName]: z.string().min(1), [settings.baseUrl]: z.url() });
const table = openTable(env[settings.tableName]);
const ports = {
  screens: acceptanceScreenIn(table),
  assessmentHeads: assessmentHeadsIn(table),
  sessions: staffSessionsIn(table),
  clock: systemClock,
};

/** The register of accepted risks. Reads only. */
export const handler = pages(registerRoutes(ports), { origin: new URL(env[settings.baseUrl]).origin });
