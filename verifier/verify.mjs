#!/usr/bin/env node
// Checks documents of Assay without Assay: needs Node 20 or later and the files of this folder, nothing else.
import { parseArgs } from 'node:util';
import { clearanceChecks } from './clearance.mjs';
import { outcomeChecks } from './outcome.mjs';

const USAGE = `Checks what Assay hands out, without Assay.

  node verifier/verify.mjs outcome <signed-outcome.json> --key <public-key.pem> [--schema <outcome.v1.json>]
  node verifier/verify.mjs clearance <clearance.json> --outcome <signed-outcome.json> --key <public-key.pem>
                                     [--at <instant>] [--schema <clearance.v1.json>]
  node verifier/verify.mjs clearance <clearance.json> --unsigned [--at <instant>] [--schema <clearance.v1.json>]

  One line for each check, ok or FAILED. Exit code 0 when every check is ok and rests on a signature, 1 otherwise.
  --unsigned: only whether a clearance's answer follows from its own record, which anybody can invent.`;

/** A kind of document: the options it knows, those it cannot do without (given the others), and its checks. */
const commands = {
  outcome: { options: ['key', 'schema'], needs: () => ['key'], checks: outcomeChecks },
  clearance: {
    options: ['at', 'schema', 'outcome', 'key', 'unsigned'],
    needs: ({ outcome, key }) => (outcome || key ? ['outcome', 'key'] : []),
    checks: clearanceChecks,
  },
};

function main() {
  const options = Object.fromEntries([...new Set(Object.values(commands).flatMap((command) => command.options))].map(asText));
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { ...options, unsigned: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return say(USAGE);
  const [name = '', path, ...more] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new Error(`What shall be checked? ${Object.keys(commands).join(', ')}`);
  if (!path || more.length > 0) throw new Error('One document at a time');
  for (const option of command.needs(values)) if (!values[option]) throw new Error(`--${option} is needed`);
  for (const option of Object.keys(values)) if (!command.options.includes(option)) throw new Error(`${name} knows no --${option}`);
  if (values.unsigned && values.key) throw new Error('Either --unsigned or --outcome and --key');
  return run(command.checks(path, values), { isSigned: values.key !== undefined, ...values });
}

const asText = (option) => [option, { type: 'string' }];

/**
 * Runs the checks in order. Each gets what earlier ones found, and says what it saw or throws what is wrong. What rests on no signature is not
 * enough, unless that is what was asked for.
 */
function run(checks, { isSigned, unsigned }) {
  const found = {};
  const width = Math.max(...checks.map(({ name }) => name.length));
  let passed = true;
  for (const { name, check } of checks) {
    const line = (verdict, says) => say(`${verdict.padEnd(6)}  ${name.padEnd(width)}  ${says}`);
    try {
      line('ok', check(found));
    } catch (problem) {
      passed = false;
      line('FAILED', problem.message);
    }
  }
  say(passed ? (isSigned ? 'Every check is ok.' : UNSIGNED) : 'Do NOT rely on this document.');
  if (!passed || !(isSigned || unsigned)) process.exitCode = 1;
}

const UNSIGNED =
  'Nothing here is signed: give --outcome and --key. The answer follows from its record, and anybody can write a record.';

const say = (line) => console.log(line);

try {
  main();
} catch (problem) {
  console.error(`${problem.message}\n\n${USAGE}`);
  process.exitCode = 1;
}
