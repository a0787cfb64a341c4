import {
  DeleteFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  PutFunctionConcurrencyCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import type { DeployedApp } from './deployed-app.ts';

/**
 * Breaks a function while `run` runs: its table is one that does not exist, so every use of it throws. `output` names the function
 * (`ScoreResponseFunctionName`). The local engine applies a configuration at once. Whole whatever happens.
 */
export async function whileBroken<T>({ lambda, local }: DeployedApp, output: string, run: () => Promise<T>): Promise<T> {
  const FunctionName = local.outputs[output];
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const Variables = Environment?.Variables ?? {};
  const set = (variables: Record<string, string>) =>
    lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables: variables } }));
  try {
    await set({ ...Variables, TABLE_NAME: 'no-such-table' });
    return await run();
  } finally {
    await set(Variables);
  }
}

/**
 * Lets functions be invoked by nobody while `run` runs, as if an operator had throttled them to nothing; what they are at goes on to
 * its end. For functions that are invoked asynchronously: the local engine repeats such a call with the configuration of the first try,
 * so a broken one would come back later.
 */
export async function whileStopped<T>({ lambda, local }: DeployedApp, outputs: string[], run: () => Promise<T>): Promise<T> {
  const names = outputs.map((output) => local.outputs[output]);
  try {
    for (const FunctionName of names) {
      await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 }));
    }
    return await run();
  } finally {
    for (const FunctionName of names) await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
  }
}

/** The local engine's pauses between retries of a workflow, times `scale`, while `run` runs. */
export async function withPauses<T>({ local }: DeployedApp, scale: number, run: () => Promise<T>): Promise<T> {
  const set = async (value: number) => {
    const body = JSON.stringify({ 'stepfunctions._SFN_WAIT_SCALE': value });
    const { ok, status } = await fetch(`${local.engineUrl}/_ministack/config`, { method: 'POST', body });
    if (!ok) throw new Error(`the engine's pauses could not be set: ${status}`);
  };
  try {
    await set(scale);
    return await run();
  } finally {
    await set(1);
  }
}
