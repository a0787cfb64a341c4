import { type OwningRole, owningRoleTitles } from '../../domain/vocabulary.ts';
import { Choices, TextInput } from '../../web/fields.tsx';
import { ChangeForm, directoryPage, fieldIn, type Shown } from './directory-parts.tsx';
import { personWords, troubleWords } from './directory-words.ts';
import type { RoleStanding } from './role-standing.ts';

const SIGN_IN = 'The one they sign in with: it says who they are. They also need the group “risk-owner” in your sign-in service.';

/** Who decides for one role, and its head. */
export function rolePage(shown: Shown & { role: OwningRole; standing: RoleStanding; mostApprovers: number }) {
  const { directory, role, standing, mostApprovers } = shown;
  const title = owningRoleTitles[role];
  const members = directory.roles[role];
  const head = directory.heads[role];
  const action = `/directory/roles/${role}`;
  const field = (name: string) => fieldIn(shown, name);
  const chosen = (name: string) => ({ ...field(name), chosen: [field(name).value].filter(Boolean) });
  const trouble = troubleWords(standing, mostApprovers);
  return directoryPage(shown, {
    title: `Who decides for ${title}`,
    children: (
      <>
        {trouble && <p class="notice bad">{trouble}</p>}
        <section aria-labelledby="members">
          <h2 id="members">Members</h2>
          <p>{members.length === 0 ? 'Nobody yet.' : 'Each of them is asked about every exception of this role:'}</p>
          {members.length > 0 && (
            <ul>
              {members.map((member) => (
                <li>{personWords(member)}</li>
              ))}
            </ul>
          )}
          <h3>Add somebody</h3>
          <ChangeForm shown={shown} change="add-member" action={action} button="Add to the role">
            <TextInput {...field('person-name')} label="Their name" autocomplete="off" />
            <TextInput {...field('person-email')} label="Their email address" type="email" hint={SIGN_IN} autocomplete="off" />
          </ChangeForm>
          {members.length > 0 && (
            <>
              <h3>Remove somebody</h3>
              <ChangeForm shown={shown} change="remove-member" action={action} button="Remove from the role">
                <Choices
                  {...chosen('remove')}
                  label="Who should no longer decide?"
                  hint="What they decided stays. Exceptions that would lack people wait until you name somebody."
                  choices={members.map((member) => ({ value: member.email, label: personWords(member) }))}
                />
              </ChangeForm>
            </>
          )}
        </section>
        <section aria-labelledby="head">
          <h2 id="head">Head</h2>
          <p>
            {head ? `${personWords(head)}.` : 'Nobody.'} The head is asked at the end of the line, when members and deputies did not
            decide in time, and need not be a member.
          </p>
          <h3>{head ? 'Name another head' : 'Name the head'}</h3>
          <ChangeForm shown={shown} change="set-head" action={action} button="Name as head">
            <TextInput {...field('head-name')} label="Name of the head" autocomplete="off" />
            <TextInput {...field('head-email')} label="Email address of the head" type="email" autocomplete="off" />
          </ChangeForm>
          {head && (
            <>
              <h3>Leave the role without a head</h3>
              <ChangeForm shown={shown} change="clear-head" action={action} button="Remove the head">
                <Choices
                  {...chosen('clear-head')}
                  label={`Should ${head.name} no longer head ${title}?`}
                  choices={[{ value: 'yes', label: `${head.name} no longer heads ${title}` }]}
                  multiple
                />
              </ChangeForm>
            </>
          )}
        </section>
      </>
    ),
  });
}
