import * as z from 'zod';
import { systemClock } from '../platform/clock.ts';
import { readEnv, settings } from '../platform/env.ts';
import { randomIds } from '../platform/ids.ts';
import { kmsSigner } from '../platform/kms-signer.ts';
import { stepChain } from '../platform/step-chain.ts';
import { assessmentsIn } from '../platform/table/assessments.ts';
import { catalogsIn } from '../platform/table/catalogs.ts';
import { clearancesIn } from '../platform/table/clearances.ts';
import { ledgerIn } from '../platform/table/ledger.ts';
import { openTable } from '../platform/table/table.ts';
import { recordOutcome } from './record/record-outcome.ts';

const env = readEnv({ [settings.tableName]: z.string().min(1), [settings.signingKeyId]: z.string().min(1) });
const table = openTable(env[settings.tableName]);
const ports = {
  assessments: assessmentsIn(table),
  catalogs: catalogsIn(table),
  clearances: clearancesIn(table),
  ledger: ledgerIn(table, randomIds),
  clock: systemClock,
  signer: kmsSigner(env[settings.signingKeyId]),
};

export const handler = stepChain(z.object({ assessmentId: z.string() }), (input) => recordOutcome(ports, input));
