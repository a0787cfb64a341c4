import type { Outputs } from './deployed.ts';

/** The product, running on this machine. */
export interface LocalDeployment {
  /** The front door's address, as `http://localhost:4600`. The inbox is below it. */
  baseUrl: string;
  /** The AWS engine, as `http://127.0.0.1:4566`: for SDK clients (see clientConfig), the sign-in pages and uploads. */
  engineUrl: string;
  /** The CfnOutputs of both stacks, by name. */
  outputs: Outputs;
  /** False when the engine was already running (AWS_ENDPOINT_URL), so that its data may be older. */
  fresh: boolean;
}
