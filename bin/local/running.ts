import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { clientConfig } from './aws-environment.ts';
import { findStack, type Outputs } from './deployed.ts';
import type { LocalDeployment } from './deployment.ts';

const FRONT_DOOR = 'http://localhost:4600';
const ENGINE = 'http://127.0.0.1:4566';

/** The deployment that `npm start` runs at its usual addresses, or undefined when it does not run. */
export async function localDeployment(): Promise<LocalDeployment | undefined> {
  const answers = await Promise.all([alive(`${FRONT_DOOR}/health`), alive(`${ENGINE}/_assay/mails?after=999999999`)]);
  if (!answers.every(Boolean)) return undefined;
  const client = new CloudFormationClient(clientConfig(ENGINE));
  const stacks = await Promise.all(['AssayData-local', 'AssayApp-local'].map((name) => findStack(client, name)));
  const outputs: Outputs = Object.fromEntries(
    stacks.flatMap((stack) => stack?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
  );
  return { baseUrl: FRONT_DOOR, engineUrl: ENGINE, outputs, fresh: false };
}

const alive = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(1500) }).then(
    (response) => response.ok,
    () => false,
  );
