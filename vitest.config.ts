import { defineConfig } from 'vitest/config';

// What waits for others has more patience than they need on a slow machine; a journey is many pages, each looked at closely.
const local = { globalSetup: ['test/support/local-deployment.ts'], testTimeout: 600_000, hookTimeout: 600_000 };
const of = (name: string) => ({ name, include: [`test/${name}/**/*.test.{ts,tsx}`] });

/** The groups run one after the other: what is quick and alone first, then what shares the one local engine. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    environment: 'node',
    maxWorkers: 2,
    projects: [
      // Nothing here waits: the time is for slow machines, and for those that do something else as well.
      { test: { ...of('unit'), testTimeout: 60_000, isolate: false, sequence: { groupOrder: 0 } } },
      { test: { ...of('simulation'), testTimeout: 240_000, sequence: { groupOrder: 0 } } },
      { test: { ...of('infra'), isolate: false, testTimeout: 180_000, sequence: { groupOrder: 0 } } },
      // One file at a time: some break a function or send the sweep into the future, for everybody.
      { test: { ...of('engine'), ...local, fileParallelism: false, sequence: { groupOrder: 1 } } },
      { test: { ...of('browser'), ...local, sequence: { groupOrder: 2 } } },
    ],
  },
});
