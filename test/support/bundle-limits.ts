import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { bundle } from '../../lib/bundle.ts';
import { awsCalls } from './aws-calls.ts';

/** Gzipped kilobytes (1000 bytes) that no function may exceed. */
export const LIMIT_KB = 200;

/** The SDK's clients by the service of an IAM action. */
const CLIENTS: Record<string, string> = {
  dynamodb: 'client-dynamodb',
  states: 'client-sfn',
  ses: 'client-ses',
  events: 'client-eventbridge',
  lambda: 'client-lambda',
  s3: 'client-s3',
  kms: 'client-kms',
};

export interface BundleReport {
  entry: string;
  gzippedKb: number;
  /** AWS clients in the bundle. */
  clients: string[];
  /** AWS clients in the bundle that the function never calls. */
  unusedClients: string[];
}

/** Weighs one function as it is deployed, and looks which AWS clients it carries. */
export function weigh(entry: string): BundleReport {
  const { file, inputs } = bundle(entry);
  const found = Object.keys(inputs).flatMap((path) => /@aws-sdk\/(client-[\w-]+)\//.exec(path)?.[1] ?? []);
  const clients = [...new Set(found)].sort();
  const used = new Set([...awsCalls(entry).actions].map((action) => CLIENTS[action.split(':')[0] ?? '']));
  return {
    entry,
    gzippedKb: Math.ceil(gzipSync(readFileSync(file), { level: 9 }).byteLength / 100) / 10,
    clients,
    unusedClients: clients.filter((client) => !used.has(client)),
  };
}
