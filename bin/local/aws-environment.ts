import { delimiter, join } from 'node:path';

const modules = join(import.meta.dirname, '..', '..', 'node_modules');

/** The account and region of the local engine. */
export const ACCOUNT = '000000000000';
export const REGION = 'us-east-1';

/** A PATH on which `node` is the Lambda runtime's, whatever is installed on the machine. */
export const PATH = [join(modules, 'node', 'bin'), join(modules, '.bin'), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter);

const KEYS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: REGION, AWS_DEFAULT_REGION: REGION };

/** Nothing of the user's own environment: the engine hands its environment on to every function. */
export function engineEnvironment(home: string): Record<string, string> {
  return { ...KEYS, PATH, HOME: home, LANG: 'C.UTF-8' };
}

/** For a program that talks to the engine at `url` (the CDK, a test). The user's own AWS profiles are out of its sight. */
export function clientEnvironment(url: string, home: string): Record<string, string> {
  return {
    ...engineEnvironment(home),
    AWS_ENDPOINT_URL: url,
    AWS_CONFIG_FILE: join(home, 'none'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'none'),
    CDK_DEFAULT_ACCOUNT: ACCOUNT,
    CDK_DEFAULT_REGION: REGION,
  };
}

/** What an SDK client in this process needs to reach the engine at `url`. S3 is asked by path, for `*.localhost` does not resolve in Node. */
export function clientConfig(url: string) {
  return { endpoint: url, region: REGION, credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, forcePathStyle: true };
}
