import * as z from 'zod';
import { type Checked, checkForm, type Typed, text, typedFields } from '../../web/typed-form.ts';

export const typedHandOver = (form: URLSearchParams): Typed => typedFields(form, ['to', 'reasons']);

const Fields = z.object({
  to: z.string().min(1, 'Choose who is to decide in your place'),
  reasons: text('Your reasons', { least: 20, most: 2000 }),
});

/** Whether the person may decide is for the use case to say. */
export const checkHandOver = (typed: Typed): Checked<z.infer<typeof Fields>> => checkForm(Fields, typed);
