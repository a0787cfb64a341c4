import * as z from 'zod';
import { systemClock } from '../platform/clock.ts';
import { readEnv } from '../platform/env.ts';
import { pages } from '../platform/page-chain.ts';
import { currentDirectoryIn } from '../platform/table/current-directory.ts';
import { staffSessionsIn } from '../platform/table/staff-sessions.ts';
import { openTable } from '../platform/table/table.ts';
import { waitingScreenIn } from '../platform/table/waiting-screen.ts';
import { waitingRoutes } from './waiting-routes.ts';

const env = readEnv({ TABLE_NAME: z.string().min(1), BASE_URL: z.url(), TIME_ZONE: z.string().min(1) });
const table = openTable(env.TABLE_NAME);

/** Who is everybody waiting for: reads only. */
export const handler = pages(
  waitingRoutes({
    screens: waitingScreenIn(table),
    directories: currentDirectoryIn(table),
    sessions: staffSessionsIn(table),
    clock: systemClock,
    house: { timeZone: env.TIME_ZONE },
  }),
  { origin: new URL(env.BASE_URL).origin },
);
