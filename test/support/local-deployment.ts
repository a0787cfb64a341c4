import type { TestProject } from 'vitest/node';
import type { LocalDeployment } from '../../bin/local/deployment.ts';
import { startLocal } from '../../bin/local.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Set for the projects engine and browser: `inject('local')`. */
    local: LocalDeployment;
  }
}

type Running = Awaited<ReturnType<typeof startLocal>>;

/** Each project loads this file by itself; the one deployment that they share is kept where all of them see it. */
const shared = globalThis as typeof globalThis & { assayLocal?: { running: Promise<Running>; users: number } };

/**
 * Vitest's global setup of the projects engine and browser: one engine with a fresh state and one deployment per run, on free ports,
 * shared by both. Test files therefore make their own suppliers and never count on an empty table.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.assayLocal ??= { running: startLocal(), users: 0 };
  const { assayLocal } = shared;
  assayLocal.users += 1;
  const { stop, ...local } = await assayLocal.running;
  project.provide('local', local);
  return async () => {
    assayLocal.users -= 1;
    if (assayLocal.users > 0) return;
    shared.assayLocal = undefined;
    await stop();
  };
}
