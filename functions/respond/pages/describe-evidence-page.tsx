import { takesFiles } from '../../domain/evidence.ts';
import type { Question } from '../../domain/questionnaire.ts';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { type Choice, Choices, CsrfField, TextInput } from '../../web/fields.tsx';
import { page, type Reply } from '../../web/reply.ts';
import { kindsFor } from '../evidence-form.ts';
import { fileTypes } from '../file-types.ts';
import type { Visit } from '../visit.ts';
import { kindWords } from './attached-files.tsx';
import { VendorPage } from './vendor-page.tsx';

type Errors = { name: string; message: string }[];
const messageFor = (errors: Errors, name: string) => errors.find((error) => error.name === name)?.message;

/** Step 1 of 2: what the document is. The file itself follows, straight into the store. */
export function describeEvidencePage(view: {
  visit: Visit;
  question: Question;
  /** Visible questions that take files. */
  takers: Question[];
  back: { href: string; text: string };
  form: URLSearchParams;
  errors: Errors;
}): Promise<Reply> {
  const { visit, question, form, errors } = view;
  const typed = (name: string) => form.get(name) ?? undefined;
  const others = view.takers.filter((taker) => taker.id !== question.id && takesFiles(taker));
  const kinds = kindsFor(question).map((kind): Choice => ({ value: kind, label: kindWords[kind] }));
  const [onlyKind] = kinds.length === 1 ? kinds : [];
  return page(
    <VendorPage title={errors.length > 0 ? 'Please check: attach a file' : 'Attach a file'} visit={visit} back={view.back}>
      <ErrorSummary errors={errors} />
      <h1>Attach a file</h1>
      <p>Step 1 of 2: tell us about the document. It supports your answer to:</p>
      <blockquote>{question.text}</blockquote>
      <form method="post" action="/respond/evidence/new">
        <CsrfField csrf={visit.session.csrf} />
        <input type="hidden" name="question" value={question.id} />
        <TextInput
          name="name"
          label="Name of the document"
          hint="As you would call it in an email, for example “ISO 42001 certificate 2026”."
          value={typed('name')}
          error={messageFor(errors, 'name')}
        />
        <Choices
          name="kind"
          label="What kind of document is it?"
          choices={kinds}
          chosen={[typed('kind') ?? onlyKind?.value ?? '']}
          error={messageFor(errors, 'kind')}
        />
        <TextInput
          name="issuer"
          label="Who issued it? (optional)"
          hint="For example the certification body, the auditor, or your own company."
          value={typed('issuer')}
          error={messageFor(errors, 'issuer')}
        />
        <TextInput
          name="issuedOn"
          label="Issued on (optional)"
          type="date"
          value={typed('issuedOn')}
          error={messageFor(errors, 'issuedOn')}
        />
        <TextInput
          name="expiresOn"
          label="Valid until (optional)"
          hint="An expired document counts for less than one that is valid."
          type="date"
          value={typed('expiresOn')}
          error={messageFor(errors, 'expiresOn')}
        />
        <Choices
          name="extension"
          label="What type of file is it?"
          choices={fileTypes.map((type) => ({ value: type.extension, label: type.label }))}
          chosen={[typed('extension') ?? '']}
          error={messageFor(errors, 'extension')}
        />
        {others.length > 0 && (
          <details open={form.getAll('also').length > 0}>
            <summary>Does it support other answers too?</summary>
            <Choices
              name="also"
              label="Attach it to these questions as well"
              choices={others.map((other) => ({ value: other.id, label: other.text }))}
              chosen={form.getAll('also')}
              multiple
            />
          </details>
        )}
        <button type="submit">Continue to the upload</button>
      </form>
    </VendorPage>,
    errors.length > 0 ? 422 : 200,
  );
}
