import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { readTemplates } from './assembly.ts';
import { ACCOUNT, clientConfig, REGION } from './aws-environment.ts';
import { cdk } from './cdk.ts';
import { findStack, isDeployed, type Outputs, outputsOf } from './deployed.ts';
import { setWhatIsDropped } from './dropped.ts';
import { PlainError } from './plain-error.ts';
import { type Progress, silent } from './progress.ts';

const APP = 'tsx bin/app.ts';
/** Who the mails come from. On AWS the deployer names a verified identity; here the engine is told that this domain is one. */
const MAIL_DOMAIN = 'assay.example';

export interface Deployment {
  /** Where the engine answers. */
  url: string;
  /** The public address that mails and redirects name, without a trailing slash. */
  baseUrl: string;
  /** Directory for what the deployment writes. */
  home: string;
  progress?: Progress;
  /** The CDK app's command. */
  app?: string;
}

/**
 * Deploys the app to the engine and returns its outputs. Stacks that are there already, unchanged, are left as they are. Throws
 * PlainError when the app does not synthesize or does not deploy.
 */
export async function deploy({ url, baseUrl, home, progress = silent, app = APP }: Deployment): Promise<Outputs> {
  const place = join(home, `deploy-${new URL(url).port}`);
  const assembly = join(place, 'cdk.out');
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  const cloud = new CloudFormationClient(clientConfig(url));
  const context = { stage: 'local', baseUrl, engineUrl: url, mailFrom: `assessments@${MAIL_DOMAIN}` };
  const given = Object.entries(context).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const run = { url, home: place };

  // Neither needs the other, and each is mostly one busy process.
  await progress.step('Build the functions, prepare the engine', async () => {
    const built = cdk({
      ...run,
      args: ['synth', '--quiet', '--app', app, '--output', assembly, ...given],
      log: join(place, 'synth.log'),
    });
    const prepared = bootstrap(cloud, run);
    await Promise.all([built, prepared]);
  });
  const templates = readTemplates(assembly);
  await progress.step('Deploy the stacks', async (step) => {
    if (await isDeployed(cloud, templates)) return step.update('unchanged');
    const args = ['deploy', '--all', '--app', assembly, '--method=direct', '--require-approval=never'];
    await cdk({ ...run, args, log: join(place, 'deploy.log'), onLine: (line) => remark(line, step.update) });
    step.update(templates.map(({ stack }) => stack).join(', '));
  });
  await setWhatIsDropped(cloud, url, templates, MAIL_DOMAIN);
  const outputs = await outputsOf(cloud, templates);
  if (!outputs.ApiUrl) throw new PlainError('The stacks are deployed but name no ApiUrl among their outputs.');
  return outputs;
}

/** The CDK's own staging bucket and roles. Started where no app is found, so that the app is not built a second time. */
async function bootstrap(cloud: CloudFormationClient, { url, home }: { url: string; home: string }): Promise<void> {
  if ((await findStack(cloud, 'CDKToolkit'))?.StackStatus === 'CREATE_COMPLETE') return;
  await cdk({ url, home, cwd: home, args: ['bootstrap', `aws://${ACCOUNT}/${REGION}`], log: join(home, 'bootstrap.log') });
}

/** `AssayApp-local |  8/30 | … | CREATE_COMPLETE …` becomes `AssayApp-local 8/30`. */
function remark(line: string, update: (remark: string) => void): void {
  const found = /^(\S+) \|\s*(\d+(?:\/\d+)?) \|/.exec(line);
  if (found) update(`${found[1]} ${found[2]}`);
}
