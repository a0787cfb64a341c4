import { GetFunctionConfigurationCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
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
