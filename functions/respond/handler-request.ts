import * as z from 'zod';
import { systemClock } from '../platform/clock.ts';
import { readEnv, settings } from '../platform/env.ts';
import { assessmentsIn } from '../platform/table/assessments.ts';
import { openTable } from '../platform/table/table.ts';
import { waitsIn } from '../platform/table/waits.ts';
import { tokenStep } from '../platform/task-token.ts';
import { requestResponse } from './request-response.ts';

const env = readEnv({ [settings.tableName]: z.string().min(1) });
const table = openTable(env[settings.tableName]);
const ports = { assessments: assessmentsIn(table), waits: waitsIn(table), clock: systemClock };

export const handler = tokenStep({ assessmentId: z.string() }, (input) => requestResponse(ports, input));
