import { Choices, TextInput } from '../../web/fields.tsx';
import { ChangeForm, directoryPage, fieldIn, type Shown } from './directory-parts.tsx';
import { personWords } from './directory-words.ts';

/** Who hears of a role that cannot decide. */
export function administratorsPage(shown: Shown) {
  const { administrators } = shown.directory;
  const action = '/directory/administrators';
  const field = (name: string) => fieldIn(shown, name);
  return directoryPage(shown, {
    title: 'Administrators',
    children: (
      <>
        <p>
          They get a mail when a role has too few people to decide. That alone lets nobody edit this directory: who may is said by
          the group “admin” in your sign-in service.
        </p>
        {administrators.length === 0 ? (
          <p class="notice bad">Nobody hears of a role that cannot decide.</p>
        ) : (
          <ul>
            {administrators.map((person) => (
              <li>{personWords(person)}</li>
            ))}
          </ul>
        )}
        <h2>Add somebody</h2>
        <ChangeForm shown={shown} change="add-administrator" action={action} button="Add as administrator">
          <TextInput {...field('person-name')} label="Their name" autocomplete="off" />
          <TextInput {...field('person-email')} label="Their email address" type="email" autocomplete="off" />
        </ChangeForm>
        {administrators.length > 0 && (
          <>
            <h2>Remove somebody</h2>
            <ChangeForm shown={shown} change="remove-administrator" action={action} button="Remove the administrator">
              <Choices
                {...field('remove')}
                label="Who should no longer get these mails?"
                chosen={[field('remove').value].filter(Boolean)}
                choices={administrators.map((person) => ({ value: person.email, label: personWords(person) }))}
              />
            </ChangeForm>
          </>
        )}
      </>
    ),
  });
}
