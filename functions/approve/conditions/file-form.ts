import * as z from 'zod';
import { fileTypeOf } from '../../domain/answers/file-types.ts';
import { type Checked, checkForm, name, type Typed, typedFields } from '../../web/typed-form.ts';

/** What somebody says of a document before they upload it. */
export const typedFile = (form: URLSearchParams): Typed => typedFields(form, ['name', 'extension']);

const Document = z.object({
  name: name('The name of the document', 120),
  extension: z.string().refine((value) => fileTypeOf(value) !== undefined, 'Choose the type of the file'),
});

export const checkFile = (typed: Typed): Checked<z.infer<typeof Document>> => checkForm(Document, typed);
