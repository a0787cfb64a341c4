import { loadCatalog } from '../../lib/catalog/load-catalog.ts';
import type { Measurement } from './measurement.ts';
import { benchRenderSection } from './render-section.ts';
import { benchScore } from './score.ts';

/** `npm run bench`: every bench in turn; `--json` prints the measurements as one JSON array. Never fails on a slow machine. */
const benches: (() => Measurement[] | Promise<Measurement[]>)[] = [
  () => benchScore(loadCatalog('standard').catalog),
  () => benchRenderSection(loadCatalog('standard').catalog),
];

const measured: Measurement[] = [];
for (const bench of benches) measured.push(...(await bench()));

if (process.argv.includes('--json')) console.log(JSON.stringify(measured, null, 2));
else
  for (const { name, unit, value, goal } of measured)
    console.log(
      `${name.padEnd(28)} ${String(value).padStart(10)} ${unit}${goal === undefined ? '' : `  (goal: at most ${goal} ${unit})`}`,
    );
