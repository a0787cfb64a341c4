import * as z from 'zod';
import { systemClock } from '../platform/clock.ts';
import { readEnv, settings } from '../platform/env.ts';
import { pages } from '../platform/page-chain.ts';
import { clearancesIn } from '../platform/table/clearances.ts';
import { openTable } from '../platform/table/table.ts';
import { clearanceApiRoutes } from './clearance/api-routes.ts';

const env = readEnv({ [settings.tableName]: z.string().min(1) });
const ports = { clearances: clearancesIn(openTable(env[settings.tableName])), clock: systemClock };

/** What the organisation may use, for its other systems: one read an answer. The gateway has checked the token. */
export const handler = pages(clearanceApiRoutes(ports), { api: true });
