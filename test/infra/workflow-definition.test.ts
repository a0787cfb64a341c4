import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import validate from 'asl-validator';
import { describe, expect, test } from 'vitest';
import { decisionDates } from '../../functions/domain/deciding/decision-times.ts';
import { severities } from '../../functions/domain/vocabulary.ts';
import { loadCatalog } from '../../lib/catalog/load-catalog.ts';
import { ofType, synthesized } from '../support/synthesized.ts';
import { allStates, definition, definitionText, machines, statesEntered, successors } from '../support/workflow-definition.ts';

const root = join(import.meta.dirname, '../..');
const { application } = synthesized('dev');
const states = allStates();
const tasks = states.filter(([, { Type }]) => Type === 'Task');
const tokenWaits = tasks.filter(([, { Resource }]) => Resource?.endsWith('.waitForTaskToken'));
const code = globSync('functions/**/*.{ts,tsx}', { cwd: root }).map((path) => readFileSync(join(root, path), 'utf8'));

/** The names that Step Functions and the Lambda integration give, from their developer guide, "Handling errors". */
const BUILT_IN =
  /^(States\.(ALL|Timeout|TaskFailed)|Lambda\.(ServiceException|AWSLambdaException|SdkClientException|ClientExecutionTimeoutException|TooManyRequestsException))$/;

test('is valid Amazon States Language', () => {
  const { isValid, errorsText } = validate(JSON.parse(definitionText), { checkArn: false });
  expect(isValid, errorsText('\n')).toBe(true);
});

test('the stack fills in every placeholder, and nothing that is none', () => {
  const [[, machine] = []] = ofType(application, 'AWS::StepFunctions::StateMachine');
  const { DefinitionString, DefinitionSubstitutions } = machine?.Properties ?? {};
  const placeholders = [...String(DefinitionString).matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
  expect([...new Set(placeholders)].sort()).toEqual(Object.keys(DefinitionSubstitutions as object).sort());
  expect(DefinitionString).toBe(definitionText);
});

describe('failures', () => {
  test.each(tokenWaits)('%s waits for a token with a safety timeout of days and a catch', (_, state) => {
    expect(state.TimeoutSeconds).toBeGreaterThan(86_400);
    expect(state.Catch).toEqual([expect.objectContaining({ ErrorEquals: ['States.ALL'] })]);
  });

  test('all token waits together end before Step Functions ends the execution after a year', () => {
    expect(tokenWaits).toHaveLength(2);
    expect(tokenWaits.reduce((sum, [, { TimeoutSeconds = Infinity }]) => sum + TimeoutSeconds, 0)).toBeLessThan(365 * 86_400);
  });

  const { policy } = loadCatalog('standard').catalog;
  const timeoutOf = (name: string) => tokenWaits.find(([state]) => state === name)?.[1].TimeoutSeconds ?? 0;
  test('the safety timeout of the wait for a response comes after the policy ended it', () => {
    expect(timeoutOf('RequestResponse')).toBeGreaterThan(policy.response.lapseDays * policy.secondsPerDay);
  });
  test('that of a decision as well, whatever the severity and however many days off there are on the way', () => {
    const asked = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(2026, 0, day + 1, 22, 59)).toISOString());
    const waits = severities.flatMap((severity) =>
      asked.map((from) => Date.parse(decisionDates(policy, severity, from).lapsesAt) - Date.parse(from)),
    );
    expect(timeoutOf('RequestDecision')).toBeGreaterThan(Math.max(...waits) / 1000);
  });

  test.each(tasks)('%s is retried with full jitter, then set aside under its own name', (name, state) => {
    const parks = name.startsWith('Park');
    expect(state.Retry.at(-1)).toMatchObject({
      IntervalSeconds: 2,
      BackoffRate: 2,
      MaxDelaySeconds: 600,
      MaxAttempts: 60,
      JitterStrategy: 'FULL',
    });
    expect(state.Retry.at(-1)?.ErrorEquals).toContain('States.TaskFailed');
    if (!parks) expect(state.Catch[0]).toMatchObject({ ErrorEquals: ['States.ALL'], ResultPath: `$.fault.${name}` });
    expect(state.Catch[0]?.Next).toMatch(parks ? /Parked$/ : /^Park/);
  });

  test('every error that is retried or caught by name exists in the code or is one of AWS', () => {
    const named = states.flatMap(([, { Retry, Catch }]) => [...Retry, ...Catch].flatMap(({ ErrorEquals }) => ErrorEquals));
    const unknown = [...new Set(named)].filter((name) => !BUILT_IN.test(name) && !code.some((text) => text.includes(`'${name}'`)));
    expect(unknown).toEqual([]);
  });

  test('what time does not heal is not retried', () => {
    const [, open] = tasks.find(([name]) => name === 'OpenAssessment') ?? [];
    expect(open?.Retry[0]).toMatchObject({ MaxAttempts: 0 });
    expect(open?.Retry[0]?.ErrorEquals).toContain('CorruptRecord');
  });
});

describe('the way through', () => {
  test('no state is out of reach and none leads nowhere', () => {
    for (const machine of machines()) {
      const reached = new Set([machine.StartAt]);
      for (const name of reached) for (const next of successors(machine.States[name] ?? expect.fail(name))) reached.add(next);
      expect([...reached].sort()).toEqual(Object.keys(machine.States).sort());
    }
  });

  const start = ['OpenAssessment', 'RequestResponse', 'ScoreResponse', 'Route'];
  const decisions = (n: number) => ['RequestDecisions', ...Array(n).fill('RequestDecision'), 'ScoreResponse', 'Route'];

  test('a clean assessment enters at most 6 states', () => {
    expect(statesEntered(definition, ['clear'], 0)).toEqual([...start, 'RecordOutcome']);
  });

  test('an exception adds at most 4; reminders cost none, because timers in the table send them', () => {
    expect(statesEntered(definition, ['exceptions', 'decided'], 1)).toEqual([...start, ...decisions(1), 'RecordOutcome']);
    expect(statesEntered(definition, ['exceptions', 'decided'], 1)).toHaveLength(5 + 4);
    expect(statesEntered(definition, ['exceptions', 'decided'], 4)).toHaveLength(12);
  });

  test('a round of follow-up questions goes back to the vendor, and to the decisions that are still open', () => {
    expect(statesEntered(definition, ['exceptions', 'response', 'exceptions', 'decided'], 2)).toEqual([
      ...start,
      ...decisions(2),
      'RequestResponse',
      'ScoreResponse',
      'Route',
      ...decisions(2),
      'RecordOutcome',
    ]);
  });

  test('an early wake-up leads back to the wait', () => {
    const early = [...start, 'RequestResponse', 'ScoreResponse', 'Route'];
    expect(statesEntered(definition, ['response', 'clear'], 0)).toEqual([...early, 'RecordOutcome']);
  });

  test('a response that lapsed ends, and an unknown route fails loudly', () => {
    expect(statesEntered(definition, ['ended'], 0).at(-1)).toBe('Ended');
    expect(statesEntered(definition, ['sideways'], 0).at(-1)).toBe('UnknownRoute');
  });
});

test('the README shows every state of the definition', () => {
  const readme = readFileSync(join(root, 'statemachines/README.md'), 'utf8');
  for (const [name] of states) expect(readme).toContain(`\`${name}\``);
});
