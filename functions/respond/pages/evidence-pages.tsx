import { takesFiles } from '../../domain/evidence.ts';
import type { Question } from '../../domain/questionnaire.ts';
import type { Evidence } from '../../domain/submission.ts';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { type Choice, Choices, CsrfField, fieldId, TextInput } from '../../web/fields.tsx';
import { page, type Reply } from '../../web/reply.ts';
import { kindsFor } from '../evidence-form.ts';
import { fileSize, fileTypes, MOST_FILE_BYTES, MOST_FILES } from '../file-types.ts';
import type { UploadForm } from '../ports.ts';
import type { Visit } from '../visit.ts';
import { fileFacts, kindWords } from './attached-files.tsx';
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

/** Step 2 of 2: the form posts straight to the store, which enforces size and type and then leads back. */
export function uploadPage(view: {
  visit: Visit;
  evidence: Evidence;
  upload: UploadForm;
  back: { href: string; text: string };
  /** The vendor came back and nothing has arrived. */
  missing?: boolean;
}): Promise<Reply> {
  const { visit, evidence, upload } = view;
  const extension = evidence.objectKey.split('.').pop() ?? '';
  const accept = extension === 'jpg' ? '.jpg,.jpeg' : `.${extension}`;
  return page(
    <VendorPage title="Upload the file" visit={visit} back={view.back}>
      <h1>Upload the file</h1>
      {view.missing && (
        <div class="notice warn">
          <p>The file has not arrived yet. Please choose it and upload it again.</p>
        </div>
      )}
      <p>
        Step 2 of 2: choose the file for <strong>{evidence.fileName}</strong>.
      </p>
      <p class="hint">{fileFacts(evidence)}</p>
      <form method="post" action={upload.url} enctype="multipart/form-data">
        {Object.entries(upload.fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="field">
          <label for={fieldId('file')}>The file</label>
          <small id={`${fieldId('file')}-hint`} class="hint">
            One {extension.toUpperCase()} file, up to {fileSize(MOST_FILE_BYTES)}.
          </small>
          <input
            id={fieldId('file')}
            name="file"
            type="file"
            accept={accept}
            required
            aria-describedby={`${fieldId('file')}-hint`}
          />
        </div>
        <button type="submit">Upload</button>
      </form>
      <details>
        <summary>If the upload does not work</summary>
        <p>
          The file store refuses what is too large or of another type, and shows a page of code. Press Back, then choose a smaller
          file, or remove this entry and describe the file anew.
        </p>
      </details>
      <p>
        <a href={`/respond/evidence/${evidence.id}/remove`}>Remove this entry</a>
      </p>
    </VendorPage>,
  );
}

export function removeEvidencePage(view: {
  visit: Visit;
  evidence: Evidence;
  questions: Question[];
  back: { href: string; text: string };
}): Promise<Reply> {
  const { visit, evidence, questions } = view;
  return page(
    <VendorPage title="Remove this file?" visit={visit} back={view.back}>
      <h1>Remove this file?</h1>
      <p>
        <strong>{evidence.fileName}</strong>
      </p>
      <p class="hint">{fileFacts(evidence)}</p>
      {questions.length > 0 && (
        <>
          <p>It will no longer support {questions.length === 1 ? 'this answer' : 'these answers'}:</p>
          <ul>
            {questions.map((question) => (
              <li>{question.text}</li>
            ))}
          </ul>
        </>
      )}
      <form method="post" action={`/respond/evidence/${evidence.id}/remove`}>
        <CsrfField csrf={visit.session.csrf} />
        <div class="actions">
          <button type="submit">Remove the file</button>
          <a href={view.back.href}>Keep it</a>
        </div>
      </form>
    </VendorPage>,
  );
}

export const tooManyFilesPage = (visit: Visit, back: { href: string; text: string }): Promise<Reply> =>
  page(
    <VendorPage title="There are many files already" visit={visit} back={back}>
      <h1>There are many files already</h1>
      <p>
        One response can hold {MOST_FILES} files. Remove one that is not needed, or combine several into one file: a file can
        support several answers.
      </p>
    </VendorPage>,
    422,
  );
