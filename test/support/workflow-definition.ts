import * as z from 'zod';
import { definitionWith } from '../../lib/workflow.ts';

const Retrier = z.looseObject({ ErrorEquals: z.array(z.string()), MaxAttempts: z.number().optional() });
const Catcher = z.object({ ErrorEquals: z.array(z.string()), ResultPath: z.string().nullable(), Next: z.string() });

const State = z.looseObject({
  Type: z.enum(['Task', 'Choice', 'Map', 'Pass', 'Fail']),
  Resource: z.string().optional(),
  Next: z.string().optional(),
  End: z.boolean().optional(),
  Default: z.string().optional(),
  Choices: z.array(z.object({ StringEquals: z.string(), Next: z.string() })).optional(),
  TimeoutSeconds: z.number().optional(),
  Retry: z.array(Retrier).default([]),
  Catch: z.array(Catcher).default([]),
  get ItemProcessor(): z.ZodOptional<typeof Machine> {
    return Machine.optional();
  },
});
export type State = z.infer<typeof State>;
export const Machine = z.object({ StartAt: z.string(), States: z.record(z.string(), State) });
export type Machine = z.infer<typeof Machine>;

/** The workflow as AWS gets it, numbers filled in. */
export const definitionText = definitionWith({ RetryIntervalSeconds: 2, RetryMaxDelaySeconds: 600, RetryMaxAttempts: 60 });
export const definition = Machine.parse(JSON.parse(definitionText));

/** Every state of a machine and of the machines inside it, with its name. */
export function allStates(machine: Machine = definition): [string, State][] {
  return Object.entries(machine.States).flatMap(([name, state]) => [
    [name, state] as [string, State],
    ...(state.ItemProcessor ? allStates(state.ItemProcessor) : []),
  ]);
}

/** Names of the states that may follow a state of the same machine. */
export const successors = (state: State): string[] =>
  [state.Next, state.Default, ...(state.Choices ?? []).map(({ Next }) => Next), ...state.Catch.map(({ Next }) => Next)].filter(
    (next) => next !== undefined,
  );

/** Machines without the outer: itself and those inside it. */
export const machines = (machine: Machine = definition): Machine[] => [
  machine,
  ...Object.values(machine.States).flatMap((state) => (state.ItemProcessor ? machines(state.ItemProcessor) : [])),
];

/**
 * States entered on the way that nothing goes wrong, which is what AWS bills: `routes` are the answers at the choice, one after
 * the other, `requests` go through the Map.
 */
export function statesEntered(machine: Machine, routes: readonly string[], requests: number): string[] {
  const ahead = [...routes];
  const entered: string[] = [];
  let name: string | undefined = machine.StartAt;
  while (name) {
    const state: State | undefined = machine.States[name];
    if (!state) throw new Error(`there is no state ${name}`);
    entered.push(name);
    const inner = state.ItemProcessor;
    if (inner) for (let item = 0; item < requests; item++) entered.push(...statesEntered(inner, routes, requests));
    if (state.Type !== 'Choice') {
      name = state.Next;
      continue;
    }
    const route = ahead.shift();
    name = state.Choices?.find((choice) => choice.StringEquals === route)?.Next ?? state.Default;
  }
  return entered;
}
