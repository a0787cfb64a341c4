import * as z from 'zod';
import { acceptanceScreenIn } from '../platform/acceptance-screen.ts';
import { assessmentHeadsIn } from '../platform/assessment-heads.ts';
import { systemClock } from '../platform/clock.ts';
import { readEnv, settings } from '../platform/env.ts';
import { pages } from '../platform/page-chain.ts';
import { staffSessionsIn } from '../platform/staff-sessions.ts';
import { openTable } from '../platform/table.ts';
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
