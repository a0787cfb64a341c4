import type { StaffSession } from '../domain/links/access-grant.ts';
import { ErrorSummary } from '../web/error-summary.tsx';
import { CsrfField, TextInput } from '../web/fields.tsx';
import { Page } from '../web/layout.tsx';
import { page } from '../web/reply.ts';
import { type FieldErrors, summaryOf, type Typed } from '../web/typed-form.ts';

/** Registering a supplier: as typed, with each problem beside its field. */
export function supplierFormPage(staff: StaffSession, id: string, typed: Typed = {}, errors: FieldErrors = {}) {
  const failed = Object.keys(errors).length > 0;
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  return page(
    <Page title={failed ? 'Error: Register a supplier' : 'Register a supplier'} staff={staff} here="/console/suppliers">
      <ErrorSummary errors={summaryOf(errors)} />
      <h1>Register a supplier</h1>
      <p>A supplier is the company you buy from. Its AI systems are registered next, each with its own risk.</p>
      <form method="post" action="/console/suppliers/new" novalidate>
        <CsrfField csrf={staff.csrf} />
        <input type="hidden" name="id" value={id} />
        <TextInput {...field('name')} label="Name of the supplier" hint="The company's legal name, as in the contract." />
        <TextInput {...field('country')} label="Country (optional)" hint="Where it has its seat." />
        <TextInput {...field('website')} label="Website (optional)" hint="For example https://www.example.com" type="url" />
        <h2>Who answers for the supplier</h2>
        <TextInput {...field('contactName')} label="Name" />
        <TextInput
          {...field('contactEmail')}
          label="Email address"
          hint="Nothing is sent yet. You can name somebody else when you start an assessment."
          type="email"
        />
        <div class="actions">
          <button type="submit">Register the supplier</button>
          <a href="/console/suppliers">Cancel</a>
        </div>
      </form>
    </Page>,
    failed ? 422 : 200,
  );
}
