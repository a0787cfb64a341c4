import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { StaffActor } from '../../functions/domain/actor.ts';
import { clientConfig } from '../local/aws-environment.ts';
import type { LocalDeployment } from '../local/deployment.ts';
import { PASSWORD, type Person } from './organisation.ts';

/** Creates the accounts that do not exist yet. Answers each person as an actor, under the id that Cognito gave. */
export async function createAccounts<Key extends string>(
  { engineUrl, outputs }: LocalDeployment,
  people: Record<Key, Person>,
): Promise<Record<Key, StaffActor>> {
  const client = new CognitoIdentityProviderClient(clientConfig(engineUrl));
  const UserPoolId = outputs.UserPoolId;
  const entries = Object.entries<Person>(people).map(async ([key, person]) => {
    const Username = person.email;
    const attributes = [
      { Name: 'email', Value: person.email },
      { Name: 'email_verified', Value: 'true' },
      { Name: 'name', Value: person.name },
    ];
    await client
      .send(new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes: attributes, MessageAction: 'SUPPRESS' }))
      .catch((error: Error) => {
        if (error.name !== 'UsernameExistsException') throw error;
      });
    await client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: PASSWORD, Permanent: true }));
    for (const GroupName of person.groups) await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }));
    const user = await client.send(new AdminGetUserCommand({ UserPoolId, Username }));
    const id = user.UserAttributes?.find(({ Name }) => Name === 'sub')?.Value ?? person.id;
    return [key, { kind: 'staff', id, name: person.name, email: person.email }] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as Record<Key, StaffActor>;
}
