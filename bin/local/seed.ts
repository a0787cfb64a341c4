import { DeleteFunctionConcurrencyCommand, LambdaClient, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { playAssessments } from '../seed/assessments.ts';
import { History } from '../seed/history.ts';
import { demoDirectory, PASSWORD, type Person, people } from '../seed/organisation.ts';
import { roomsOf } from '../seed/rooms.ts';
import { createAccounts } from '../seed/staff-accounts.ts';
import { registerSuppliers } from '../seed/suppliers.ts';
import { clientConfig } from './aws-environment.ts';
import type { LocalDeployment } from './deployment.ts';

/** Who can sign in locally, and what the person at the keyboard should open first. */
export interface Seeded {
  signIns: { who: string; email: string; password: string }[];
  links: { title: string; url: string }[];
}

/** Fills a fresh local deployment with a believable organisation; one that has it already keeps it. `progress` hears of each part. */
export async function seed(deployment: LocalDeployment, progress: (part: string) => void = () => {}): Promise<Seeded> {
  const rooms = roomsOf(deployment);
  progress('staff accounts');
  const actors = await createAccounts(deployment, people);
  const history = new History(rooms, actors.procurement, Object.values(actors));
  // Whoever was named in the console since the first start stays.
  const mayName = (await rooms.directories.get()).version === 0;
  if (mayName) await history.name(239, people.admin, () => demoDirectory);
  const seededBefore = await rooms.assessments.head('asm_seedclear');
  if (!seededBefore) {
    progress('suppliers');
    await registerSuppliers(rooms, actors.procurement);
    progress('assessments');
    await withoutSweep(deployment, () => playAssessments(history, { mayName }));
  }
  const { baseUrl } = deployment;
  const everybody: Person[] = Object.values(people);
  return {
    signIns: everybody.map(({ does, email }) => ({ who: does, email, password: PASSWORD })),
    links: [
      { title: 'Procurement starts here', url: `${baseUrl}/console` },
      { title: 'Risk owners start here', url: `${baseUrl}/exceptions` },
      { title: 'Who everybody waits for', url: `${baseUrl}/console/waiting` },
      { title: 'May we use it?', url: `${baseUrl}/clearance/sup_claimsight/sys_claimsightmed` },
      { title: 'Accepted risks', url: `${baseUrl}/register` },
      { title: 'Who decides', url: `${baseUrl}/directory` },
    ],
  };
}

/**
 * What was invited weeks ago and has not been answered yet in the play would lapse by a sweep of today: while the past is played, the
 * schedule calls in vain.
 */
async function withoutSweep({ engineUrl, outputs }: LocalDeployment, play: () => Promise<void>): Promise<void> {
  const lambda = new LambdaClient(clientConfig(engineUrl));
  const FunctionName = outputs.SweepFunctionName;
  await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 }));
  try {
    await play();
  } finally {
    await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
  }
}
