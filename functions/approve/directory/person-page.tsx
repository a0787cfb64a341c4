import { Choices, TextInput } from '../../web/fields.tsx';
import { atTime } from '../../web/when.ts';
import type { KnownTrouble } from './assure-address.ts';
import { ChangeForm, directoryPage, fieldIn, type Shown } from './directory-parts.tsx';
import { absenceWords, doesWhat, personWords, whenAbsent } from './directory-words.ts';
import type { Known } from './people.ts';

interface Person {
  person: Known;
  nameOf: (email: string) => string;
  /** Whoever reads the page is this person. */
  isMe: boolean;
  /** What is known against their address. */
  trouble: KnownTrouble | undefined;
}

/** When somebody is away, and who stands in for them. */
export function personPage(shown: Shown & Person) {
  const { person, nameOf, isMe, trouble } = shown;
  const { name, deputy, absences } = person;
  const action = isMe ? '/directory/me' : `/directory/people/${person.id}`;
  const field = (key: string) => fieldIn(shown, key);
  const chosen = (key: string) => ({ ...field(key), chosen: [field(key).value].filter(Boolean) });
  const who = isMe ? 'you' : name;
  return directoryPage(shown, {
    title: isMe ? 'I am away' : `Deputy and absences of ${name}`,
    children: (
      <>
        <p>
          {personWords(person)}. {doesWhat(person, nameOf)}.
        </p>
        {trouble && (
          <section class="notice bad" aria-labelledby="mail">
            <h2 id="mail">Our mails do not arrive</h2>
            <p>
              {trouble.reason === 'bounced'
                ? `Mail to ${person.email} came back on ${atTime(trouble.at)}`
                : `A mail to ${person.email} was marked as spam on ${atTime(trouble.at)}`}
              , so nothing is sent there. {isMe ? 'You can' : `${name} can`} decide all the same, but nobody counts on it.
            </p>
            {isMe ? (
              <p>When your address works again, tell an administrator of Assay.</p>
            ) : (
              <ChangeForm shown={shown} change="assure-address" action={action} button="Send mail there again">
                <Choices
                  {...chosen('assured')}
                  label={`Does ${name} get mail at this address?`}
                  hint="Ask them by another way first. What waits for their decision is mailed to them at once."
                  choices={[
                    {
                      value: person.email,
                      label:
                        trouble.reason === 'bounced'
                          ? 'I have made sure that this address works'
                          : 'I have made sure that this person wants these mails',
                    },
                  ]}
                  multiple
                />
              </ChangeForm>
            )}
          </section>
        )}
        <section aria-labelledby="deputy">
          <h2 id="deputy">Deputy</h2>
          <p>
            {deputy ? `${personWords(deputy)} stands in for ${who}` : `Nobody stands in for ${who}`}
            {deputy && `: on days of absence, when mail does not reach ${who}, and when a decision is late`}.
          </p>
          <h3>{deputy ? 'Name another deputy' : 'Name a deputy'}</h3>
          <ChangeForm shown={shown} change="set-deputy" action={action} button="Name as deputy">
            <TextInput {...field('deputy-name')} label="Name of the deputy" autocomplete="off" />
            <TextInput {...field('deputy-email')} label="Email address of the deputy" type="email" autocomplete="off" />
          </ChangeForm>
          {deputy && (
            <>
              <h3>Go on without a deputy</h3>
              <ChangeForm shown={shown} change="clear-deputy" action={action} button="Remove the deputy">
                <Choices
                  {...chosen('clear-deputy')}
                  label={`Should ${deputy.name} no longer stand in for ${who}?`}
                  choices={[{ value: 'yes', label: `${deputy.name} no longer stands in` }]}
                  multiple
                />
              </ChangeForm>
            </>
          )}
        </section>
        <section aria-labelledby="absences">
          <h2 id="absences">Absences</h2>
          {absences.length === 0 ? <p>None.</p> : <AbsenceList {...shown} />}
          <h3>Add an absence</h3>
          <ChangeForm shown={shown} change="add-absence" action={action} button="Add the absence">
            <TextInput {...field('from')} label="First day away" type="date" />
            <TextInput
              {...field('until')}
              label="Last day away"
              type="date"
              hint="The deputy may decide up to the end of this day."
            />
          </ChangeForm>
          {absences.length > 0 && (
            <>
              <h3>Remove an absence</h3>
              <ChangeForm shown={shown} change="remove-absence" action={action} button="Remove the absence">
                <Choices
                  {...chosen('absence')}
                  label="Which one?"
                  choices={absences.map((absence) => ({
                    value: `${absence.from}/${absence.until}`,
                    label: `${name}, ${absenceWords(absence)}`,
                  }))}
                />
              </ChangeForm>
            </>
          )}
        </section>
      </>
    ),
  });
}

const tenseWords = { over: ' (over)', now: ' (now)', coming: ' (coming)' } as const;

export const AbsenceList = ({ person, today }: { person: Pick<Known, 'absences'>; today: string }) => (
  <ul>
    {person.absences.map((absence) => (
      <li>
        Away {absenceWords(absence)}
        {tenseWords[whenAbsent(absence, today)]}
      </li>
    ))}
  </ul>
);
