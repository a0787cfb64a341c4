import type { Colleague } from '../domain/answers/colleague.ts';
import type { Assessment } from '../domain/assessment.ts';
import { DEFAULT_LANGUAGE } from '../domain/language.ts';
import type { StaffSession } from '../domain/links/access-grant.ts';
import type { Suppression } from '../domain/links/suppression.ts';
import { ErrorSummary } from '../web/error-summary.tsx';
import { Choices, CsrfField, TextInput } from '../web/fields.tsx';
import { languageChoices } from '../web/language-words.ts';
import { Page } from '../web/layout.tsx';
import { page } from '../web/reply.ts';
import { type FieldErrors, summaryOf, type Typed } from '../web/typed-form.ts';
import { atTime } from '../web/when.ts';

interface Shown {
  assessment: Assessment;
  /** Those to whom the contact handed sections, the withdrawn left out. */
  colleagues: readonly Pick<Colleague, 'name'>[];
  /** Sending the form twice corrects once. */
  id: string;
  /** What is known against the address in the form. */
  suppression?: Suppression;
}

/** Another person, address or language; what follows from it depends on where the assessment stands. */
export function contactPage(staff: StaffSession, shown: Shown, typed?: Typed, errors: FieldErrors = {}) {
  const { assessment, colleagues, id, suppression } = shown;
  const { name, email, language = DEFAULT_LANGUAGE } = assessment.contact;
  const values: Typed = typed ?? { name, email, language };
  const field = (key: string) => ({ name: key, value: values[key], error: errors[key] });
  const failed = Object.keys(errors).length > 0;
  const back = `/console/assessments/${assessment.id}`;
  const title = `Correct the contact of ${assessment.reference}`;
  return page(
    <Page title={failed ? `Error: ${title}` : title} staff={staff} here="/console">
      <ErrorSummary errors={summaryOf(errors)} />
      <h1>Correct the contact</h1>
      <p>
        {assessment.systemName} of {assessment.supplierName}, {assessment.reference}
      </p>
      <ul>
        {effects(assessment, colleagues).map((effect) => (
          <li>{effect}</li>
        ))}
      </ul>
      <form method="post" action={`${back}/contact`} novalidate>
        <CsrfField csrf={staff.csrf} />
        <input type="hidden" name="id" value={id} />
        <TextInput {...field('name')} label="Name of the person we ask" />
        <TextInput
          {...field('email')}
          label="Their email address"
          hint="The link in the email opens the questionnaire without a password, so make sure that the address is theirs."
          type="email"
        />
        <Choices
          name="language"
          label="Language of their mails and pages"
          hint="They can switch on every page."
          error={errors.language}
          chosen={[values.language ?? '']}
          choices={languageChoices}
        />
        {suppression && (
          <Choices
            name="assured"
            label="Is this the right address?"
            hint={refusedWords(suppression)}
            error={errors.assured}
            chosen={values.assured ? [values.assured] : []}
            choices={[{ value: suppression.email, label: assurance(suppression) }]}
            multiple
          />
        )}
        <div class="actions">
          <button type="submit">
            {assessment.status === 'awaiting-response' ? 'Correct and send a new link' : 'Correct the contact'}
          </button>
          <a href={back}>Leave it as it is</a>
        </div>
      </form>
    </Page>,
    failed ? 422 : 200,
  );
}

function effects({ status, contact }: Assessment, colleagues: Shown['colleagues']): string[] {
  const oldLinks = `If the address changes, all links of ${contact.email} stop working at once. What was saved stays.`;
  if (status === 'opened') return ['The invitation goes to the corrected contact.'];
  if (status === 'awaiting-response')
    return ['A mail with a new link goes to the corrected contact at once.', oldLinks, ...handedOver(colleagues)];
  return ['Later mails go to the corrected contact; none goes out now, for nobody waits for an answer.', oldLinks];
}

/** The former contact may have been the wrong person, and whom they asked as well. */
function handedOver(colleagues: Shown['colleagues']): string[] {
  if (colleagues.length === 0) return [];
  const names = new Intl.ListFormat('en').format(colleagues.map(({ name }) => name));
  const keep = colleagues.length === 1 ? 'keeps' : 'keep';
  return [`${names} ${keep} what was handed over. If that should not be, revoke those links on the assessment's page.`];
}

const refusedWords = ({ email, reason, at }: Suppression): string =>
  reason === 'bounced'
    ? `Mail to ${email} came back on ${atTime(at)}, so nothing is sent there.`
    : `The reader at ${email} marked our mail as spam on ${atTime(at)}, so nothing is sent there.`;

const assurance = ({ reason }: Suppression): string =>
  reason === 'bounced' ? 'I have made sure that this address works' : 'I have made sure that this person wants these mails';

/** What to say beside the box that was not ticked. */
export const needsAssurance = (suppression: Suppression): string =>
  `${refusedWords(suppression)} Enter another address, or make sure and tick the box`;
