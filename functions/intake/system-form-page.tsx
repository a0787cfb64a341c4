import { intakeFactNames } from '../domain/judgement/intake-facts.ts';
import type { StaffSession } from '../domain/links/access-grant.ts';
import type { Supplier } from '../domain/supplier.ts';
import { supplierRoles } from '../domain/vocabulary.ts';
import { ErrorSummary } from '../web/error-summary.tsx';
import { Choices, CsrfField, TextArea, TextInput } from '../web/fields.tsx';
import { intakeFactWords } from '../web/intake-fact-words.ts';
import { Page } from '../web/layout.tsx';
import { page } from '../web/reply.ts';
import { supplierRoleWords } from '../web/risk-words.tsx';
import { type FieldErrors, summaryOf, type Typed } from '../web/typed-form.ts';

/** Registering an AI system: what it is for, and the six facts that set its inherent risk. */
export function systemFormPage(staff: StaffSession, supplier: Supplier, id: string, typed: Typed = {}, errors: FieldErrors = {}) {
  const failed = Object.keys(errors).length > 0;
  const back = `/console/suppliers/${supplier.id}`;
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  const chosen = (name: string) => (typed[name] ? [typed[name]] : []);
  const title = `Register an AI system of ${supplier.name}`;
  return page(
    <Page title={failed ? `Error: ${title}` : title} staff={staff} here="/console/suppliers">
      <ErrorSummary errors={summaryOf(errors)} />
      <h1>{title}</h1>
      <form method="post" action={`${back}/systems/new`} novalidate>
        <CsrfField csrf={staff.csrf} />
        <input type="hidden" name="id" value={id} />
        <TextInput {...field('name')} label="Name of the AI system" hint="The product, and the module or version you will use." />
        <TextArea
          {...field('purpose')}
          label="What will it be used for?"
          hint="Two or three sentences. Whoever judges exceptions reads them."
        />
        <Choices
          name="supplierRole"
          label="What is the supplier to this system?"
          hint="It decides which questions are asked."
          error={errors.supplierRole}
          chosen={chosen('supplierRole')}
          choices={supplierRoles.map((value) => ({ value, label: supplierRoleWords[value] }))}
        />
        <h2>How much is at stake</h2>
        <p>
          These six facts set the inherent risk: what could go wrong before anybody checks the supplier. Every answer has its
          points; after saving you see them added up.
        </p>
        {intakeFactNames.map((fact) => (
          <Choices
            name={fact}
            label={intakeFactWords[fact].label}
            hint={intakeFactWords[fact].hint}
            error={errors[fact]}
            chosen={chosen(fact)}
            choices={Object.entries(intakeFactWords[fact].choices).map(([value, words]) => ({ value, ...words }))}
          />
        ))}
        <div class="actions">
          <button type="submit">Register the AI system</button>
          <a href={back}>Cancel</a>
        </div>
      </form>
    </Page>,
    failed ? 422 : 200,
  );
}
