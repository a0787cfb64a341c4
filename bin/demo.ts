import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadCatalog } from '../lib/catalog/load-catalog.ts';
import { Player } from './demo/play.ts';
import { type Row, resultOf } from './demo/result.ts';
import { stories } from './demo/stories.ts';
import { decidingLines, tableLines } from './demo/table.ts';
import { PlainError } from './local/plain-error.ts';
import { progressOn } from './local/progress.ts';
import { localDeployment } from './local/running.ts';
import { seed } from './local/seed.ts';
import { startLocal } from './local.ts';
import { verifiedLines } from './operator/verify.ts';

const USAGE = `npm run demo plays six vendors through the real pages, with the demo policy (a day lasts ten seconds; time is pushed forward).
It uses the deployment that npm start runs, or starts one of its own.

  --json FILE    write the table as JSON as well`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { json: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const progress = progressOn(process.stdout);
  const running = await localDeployment();
  const own = running ? undefined : await startLocal({ progress });
  const local = running ?? own;
  if (!local) throw new PlainError('There is no deployment to play against.');
  try {
    if (own) await progress.step('Seed the demo organisation', (step) => seed(own, step.update));
    progress.say(`\nSix vendors, at ${local.baseUrl}:`);
    const player = new Player(local, loadCatalog('demo').catalog, Date.now().toString(36).slice(-5));
    const rows: Row[] = [];
    for (const story of stories) {
      const id = await progress.step(story.title, ({ update }) => player.play(story, update));
      rows.push(await resultOf(local, story, id));
    }
    return report(rows, values.json);
  } finally {
    await own?.stop();
  }
}

/** Prints the table and the proofs. 1 when anything differs from what the stories say. */
function report(rows: Row[], file: string | undefined): number {
  console.log(`\n${tableLines(rows).join('\n')}\n\n${decidingLines(rows).join('\n')}\n`);
  for (const row of rows) console.log(`${verifiedLines(row.verified).join('\n')}\n`);
  if (file) writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`);
  const wrong = rows.filter((row) => row.differences.length > 0);
  for (const row of wrong) console.log(`✗ ${row.story}:\n${row.differences.map((text) => `    ${text}`).join('\n')}`);
  console.log(
    wrong.length === 0 ? 'All six went as their stories say.' : `${wrong.length} of ${rows.length} differ from their stories.`,
  );
  return wrong.length === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof PlainError ? `\n${error.message}` : error);
    process.exit(1);
  },
);
