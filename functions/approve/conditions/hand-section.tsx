import * as z from 'zod';
import type { WhyNotHanded } from '../../domain/conditions/hand-condition.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import { CsrfField, TextArea, TextInput } from '../../web/fields.tsx';
import {
  type Checked,
  checkForm,
  emailAddress,
  type FieldErrors,
  name,
  type Typed,
  text,
  typedFields,
} from '../../web/typed-form.ts';

export const typedHanding = (form: URLSearchParams): Typed => typedFields(form, ['newOwner', 'newOwnerEmail', 'why']);

const Fields = z.object({
  newOwner: name('The name', 200),
  newOwnerEmail: emailAddress('The email address'),
  why: text('Your reasons', { least: 20, most: 2000 }),
});

/** To whom, and why. */
export function checkHanding(typed: Typed): Checked<{ to: { name: string; email: string }; reasons: string }> {
  const checked = checkForm(Fields, typed);
  if (!checked.ok) return checked;
  const { newOwner, newOwnerEmail: email, why: reasons } = checked.value;
  return { ok: true, value: { to: { name: newOwner, email }, reasons } };
}

/** Why a handing over changed nothing. */
export const notHanded: Record<WhyNotHanded, string> = {
  'not-entitled': 'It is not, or no longer, for you to say who must meet it.',
  'of-supplier': 'It is the supplier’s to meet.',
  'not-open': 'It is met or reported: a report must be answered first.',
  ended: 'Nothing depends on it any more: nobody has to meet it.',
  'same-person': 'They must meet it already.',
  'supplier-address': 'That address is the supplier’s. Name somebody of your own organisation.',
  'too-many': 'It was handed over many times. Please talk to whoever has it now.',
};

/** Where the role that set a condition, or an administrator, names somebody else who must meet it. */
export function HandSection(props: { staff: StaffSession; path: string; typed: Typed; errors: FieldErrors }) {
  const { staff, path, typed, errors } = props;
  const isOpen = [errors.newOwner, errors.newOwnerEmail, errors.why].some(Boolean);
  return (
    <details open={isOpen}>
      <summary>Somebody else must meet it</summary>
      <p>
        Where its owner has left or cannot see to it, name a colleague. They get a mail; what is asked, the due date and the proof
        stay.
      </p>
      <form method="post" action={`${path}/hand-over`} novalidate>
        <CsrfField csrf={staff.csrf} />
        <TextInput name="newOwner" label="Name of the new owner" value={typed.newOwner} error={errors.newOwner} />
        <TextInput
          name="newOwnerEmail"
          label="Their email address"
          hint="The one that they sign in with. Nobody of the supplier."
          type="email"
          value={typed.newOwnerEmail}
          error={errors.newOwnerEmail}
        />
        <TextArea
          name="why"
          label="Why them"
          hint="At least 20 characters. They stay on record with your name."
          rows={3}
          value={typed.why}
          error={errors.why}
        />
        <button type="submit">Hand it over</button>
      </form>
    </details>
  );
}
