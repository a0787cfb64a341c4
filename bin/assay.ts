import { parseArgs } from 'node:util';
import { systemClock } from '../functions/platform/clock.ts';
import { randomIds } from '../functions/platform/ids.ts';
import { assessmentsIn } from '../functions/platform/table/assessments.ts';
import { ledgerIn } from '../functions/platform/table/ledger.ts';
import { resumeAssessment } from '../functions/watch/resume.ts';
import { PlainError } from './local/plain-error.ts';
import { tableOf } from './operator/deployment.ts';
import { changeDirectory, listDirectory } from './operator/directory.ts';
import { publicKeyPem, trustedKey } from './operator/public-key.ts';
import { verifiedLines, verify } from './operator/verify.ts';

const USAGE = `The operator's command line.

  npm run assay -- verify <assessment id>            recompute score, outcome and audit chain from what is stored
  npm run assay -- resume <assessment id>            continue a parked assessment where the table says
  npm run assay -- public-key                        the key that signs outcomes, as PEM, for those who check them
  npm run assay -- directory                         who owns which risks
  npm run assay -- directory add <role> <email> [name]
  npm run assay -- directory remove <role> <email>

  --stage local|dev|prod    which deployment (default: local, the one that npm start runs)
  --engine URL              the local engine, when it is not http://127.0.0.1:4566
  --json                    print the result as JSON (verify)
  --key FILE                whose signature counts, as PEM, when it is not the stage's own key (verify)`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      stage: { type: 'string' },
      engine: { type: 'string' },
      json: { type: 'boolean' },
      key: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [command, ...rest] = positionals;
  if (values.help || !command) {
    console.log(USAGE);
    return command || values.help ? 0 : 1;
  }
  const table = () => tableOf(values.stage ?? 'local', values.engine);
  switch (command) {
    case 'verify': {
      const id = needed(rest[0], 'the id of an assessment');
      const publicKey = await trustedKey(values.stage ?? 'local', values.engine, values.key);
      const verified = await verify(await table(), id, { publicKey });
      console.log(values.json ? JSON.stringify(verified, null, 2) : verifiedLines(verified).join('\n'));
      return verified.ok ? 0 : 1;
    }
    case 'resume':
      return resume(await table(), needed(rest[0], 'the id of an assessment'));
    case 'public-key':
      process.stdout.write(await publicKeyPem(values.stage ?? 'local', values.engine));
      return 0;
    case 'directory': {
      const [change, role, email, ...name] = rest;
      if (change === 'add' || change === 'remove') {
        const done = await changeDirectory(
          await table(),
          change,
          needed(role, 'a role'),
          needed(email, 'an email address'),
          name.join(' ') || undefined,
        );
        for (const line of done) console.log(line);
      } else if (change) throw new PlainError(`directory ${change}: add or remove?`);
      console.log((await listDirectory(await table())).join('\n'));
      return 0;
    }
    default:
      throw new PlainError(`There is no command "${command}".\n\n${USAGE}`);
  }
}

async function resume(table: Awaited<ReturnType<typeof tableOf>>, assessmentId: string): Promise<number> {
  const ports = { assessments: assessmentsIn(table), ledger: ledgerIn(table, randomIds), clock: systemClock };
  const operator = process.env.USER || process.env.LOGNAME || 'operator';
  const result = await resumeAssessment(ports, { assessmentId, operator });
  console.log(`${assessmentId}: ${result.kind}`);
  return result.kind === 'resumed' ? 0 : 1;
}

function needed(value: string | undefined, what: string): string {
  if (value) return value;
  throw new PlainError(`This command needs ${what}.\n\n${USAGE}`);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof PlainError ? error.message : error);
    process.exitCode = 1;
  },
);
