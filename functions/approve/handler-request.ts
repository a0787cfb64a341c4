import * as z from 'zod';
import { assessmentsIn } from '../platform/assessments.ts';
import { catalogsIn } from '../platform/catalogs.ts';
import { systemClock } from '../platform/clock.ts';
import { readEnv, settings } from '../platform/env.ts';
import { openTable } from '../platform/table.ts';
import { tokenStep } from '../platform/task-token.ts';
import { waitsIn } from '../platform/waits.ts';
import { requestDecision } from './request-decision.ts';

const env = readEnv({ [settings.tableName]: z.string().min(1) });
const table = openTable(env[settings.tableName]);
const ports = { assessments: assessmentsIn(table), catalogs: catalogsIn(table), waits: waitsIn(table), clock: systemClock };

export const handler = tokenStep({ assessmentId: z.string(), requestId: z.string() }, (input) => requestDecision(ports, input));
