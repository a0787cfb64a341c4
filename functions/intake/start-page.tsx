import type { Assessment } from '../domain/assessment.ts';
import type { Catalog } from '../domain/catalog/catalog.ts';
import { inherentRisk } from '../domain/judgement/inherent-risk.ts';
import { DEFAULT_LANGUAGE } from '../domain/language.ts';
import type { StaffSession } from '../domain/links/access-grant.ts';
import type { Clearance } from '../domain/outcome/clearance.ts';
import type { AiSystem, Supplier } from '../domain/supplier.ts';
import { ErrorSummary } from '../web/error-summary.tsx';
import { Choices, CsrfField, TextArea, TextInput } from '../web/fields.tsx';
import { languageChoices } from '../web/language-words.ts';
import { Page } from '../web/layout.tsx';
import { page } from '../web/reply.ts';
import { RiskTag, tierWords } from '../web/risk-words.tsx';
import { outcomeWords } from '../web/status-words.tsx';
import { type FieldErrors, summaryOf, type Typed } from '../web/typed-form.ts';
import { onDay } from '../web/when.ts';

/** Starting an assessment: whom we ask, what we tell them, and (where there is a choice) by which policy. */
export function startPage(
  staff: StaffSession,
  shown: {
    supplier: Supplier;
    system: AiSystem;
    catalogs: ReadonlyMap<string, Catalog>;
    id: string;
    /** What the system's use rests on now. */
    replaces?: Pick<Clearance, 'assessmentId' | 'reference' | 'result' | 'decidedAt'> | undefined;
    /** The assessment that ended without an outcome and is gone on with. */
    continues?: Assessment | undefined;
    /** Assessments of the system that have not ended. */
    underWay?: Assessment[];
    /** The number that this person gave the last time. */
    phone?: string | undefined;
  },
  typed?: Typed,
  errors: FieldErrors = {},
) {
  const { supplier, system, catalogs, id, replaces, continues, underWay = [], phone = '' } = shown;
  const [first] = catalogs.values();
  const risk = first && inherentRisk(system.facts, first.policy);
  const failed = Object.keys(errors).length > 0;
  const asked = continues?.contact ?? supplier.contact;
  const { name: contactName, email: contactEmail } = asked;
  const language = continues?.contact.language ?? DEFAULT_LANGUAGE;
  const message = continues?.message ?? '';
  // Something always applies, and the supplier's person can switch on every page: the language that most can read stands there.
  const values: Typed = typed ?? { contactName, contactEmail, contactLanguage: language, message, requesterPhone: phone };
  const field = (name: string) => ({ name, value: values[name], error: errors[name] });
  const back = `/console/suppliers/${supplier.id}/systems/${system.id}`;
  const title = `${continues ? 'Reopen the assessment of' : 'Assess'} ${system.name}`;
  return page(
    <Page title={failed ? `Error: ${title}` : title} staff={staff} here="/console/suppliers">
      <ErrorSummary errors={summaryOf(errors)} />
      <h1>{title}</h1>
      <p>
        {supplier.name} gets an email with a personal link to the questionnaire.
        {risk && (
          <>
            {' '}
            Inherent risk: <RiskTag level={risk.level} />, {tierWords[risk.tier].toLowerCase()} tier.
          </>
        )}
      </p>
      {underWay.length > 0 && (
        <p class="notice">
          {underWay.length === 1 ? 'An assessment' : `${underWay.length} assessments`} of {system.name}{' '}
          {underWay.length === 1 ? 'is' : 'are'} under way already:{' '}
          {underWay.map((one, at) => (
            <>
              {at > 0 && ', '}
              <a href={`/console/assessments/${one.id}`}>{one.reference}</a> (started {onDay(one.openedAt)})
            </>
          ))}
          . Another one asks the supplier once more.
        </p>
      )}
      {replaces && (
        <p class="notice">
          Until it is decided, the outcome of <a href={`/console/assessments/${replaces.assessmentId}`}>{replaces.reference}</a> (
          {outcomeWords[replaces.result]}, {onDay(replaces.decidedAt)}) stays what it is. The new outcome will then replace it,
          whatever it is.
        </p>
      )}
      {continues && (
        <p class="notice">
          This goes on with <a href={`/console/assessments/${continues.id}`}>{continues.reference}</a>, which ended without an
          outcome. What the supplier had answered there, sent or not, is laid out for them, to be checked and confirmed. Whoever
          prepared that assessment counts as having prepared this one.
        </p>
      )}
      <form method="post" action={`${back}/assess`} novalidate>
        <CsrfField csrf={staff.csrf} />
        <input type="hidden" name="id" value={id} />
        {continues && <input type="hidden" name="continues" value={continues.id} />}
        <TextInput {...field('contactName')} label="Name of the person we ask" />
        <TextInput
          {...field('contactEmail')}
          label="Their email address"
          hint="The link in the email opens the questionnaire without a password, so make sure that the address is theirs."
          type="email"
        />
        <Choices
          name="contactLanguage"
          label="Language of their mails and pages"
          hint="They can switch on every page."
          error={errors.contactLanguage}
          chosen={[values.contactLanguage ?? '']}
          choices={languageChoices}
        />
        <TextArea
          {...field('message')}
          label="Your message to them (optional)"
          hint="Shown in the invitation, for example why you ask."
        />
        <TextInput
          {...field('requesterPhone')}
          label="Your phone number, for their questions (optional)"
          hint="Shown beside your name in their mails and on their pages. With the country code, for example +44 20 7946 0958."
          type="tel"
          autocomplete="tel"
        />
        {catalogs.size > 1 && (
          <Choices
            name="policyId"
            label="Which policy applies?"
            hint="It sets the deadlines, what clears without people, and how long an outcome holds."
            error={errors.policyId}
            chosen={values.policyId ? [values.policyId] : []}
            choices={[...catalogs].map(([value, { policy }]) => ({
              value,
              label: policy.title,
              hint: `Answer due after ${policy.response.dueDays} days${policy.secondsPerDay < 86_400 ? ` (here a day lasts ${policy.secondsPerDay} s)` : ''}.`,
            }))}
          />
        )}
        <div class="actions">
          <button type="submit">Start and send the invitation</button>
          <a href={back}>Cancel</a>
        </div>
      </form>
    </Page>,
    failed ? 422 : 200,
  );
}
