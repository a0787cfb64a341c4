import * as z from 'zod';
import { clearancesIn } from '../platform/clearances.ts';
import { systemClock } from '../platform/clock.ts';
import { readEnv, settings } from '../platform/env.ts';
import { pages } from '../platform/page-chain.ts';
import { openTable } from '../platform/table.ts';
import { clearanceApiRoutes } from './clearance/api-routes.ts';

const env = readEnv({ [settings.tableName]: z.string().min(1) });
const ports = { clearances: clearancesIn(openTable(env[settings.tableName])), clock: systemClock };

/** What the organisation may use, for its other systems: one read an answer. The gateway has checked the token. */
export const handler = pages(clearanceApiRoutes(ports), { api: true });
