import type { UploadForm } from '../../domain/answers/evidence-ports.ts';
import { extensionOf, fileTypes, MOST_FILE_BYTES } from '../../domain/answers/file-types.ts';
import type { ConditionFile } from '../../domain/conditions/condition-files.ts';
import { MOST_FILES } from '../../domain/conditions/report-condition.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import { limits } from '../../domain/links/rate-limit.ts';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { Choices, CsrfField, TextInput } from '../../web/fields.tsx';
import { FileUpload } from '../../web/file-upload.tsx';
import { Page, PORTAL_SCRIPT } from '../../web/layout.tsx';
import { page, type Reply } from '../../web/reply.ts';
import { type FieldErrors, summaryOf, type Typed } from '../../web/typed-form.ts';
import { conditionPath } from './condition-page.tsx';
import type { ConditionShown } from './condition-shown.ts';

interface About {
  staff: StaffSession;
  shown: ConditionShown;
}

/** Step 1 of 2: what the document is called, and what type its file has. The file itself follows, straight into the store. */
export function describeFilePage(about: About, typed: Typed = {}, errors: FieldErrors = {}): Promise<Reply> {
  const { staff, shown } = about;
  const failed = Object.keys(errors).length > 0;
  return page(
    <Page title={failed ? 'Error: Attach a file' : 'Attach a file'} staff={staff} here="/exceptions/conditions">
      <ErrorSummary errors={summaryOf(errors)} />
      <Back shown={shown} />
      <h1>Attach a file</h1>
      <p>Step 1 of 2: say what the document is. It shows that this is done:</p>
      <blockquote class="answer">{shown.condition.text}</blockquote>
      <form method="post" action={`${conditionPath(shown)}/attach`} novalidate>
        <CsrfField csrf={staff.csrf} />
        <TextInput name="name" label="Name of the document" value={typed.name} error={errors.name} />
        <Choices
          name="extension"
          label="Type of its file"
          choices={fileTypes.map(({ extension }) => ({ value: extension, label: typeWords[extension] }))}
          chosen={typed.extension ? [typed.extension] : []}
          error={errors.extension}
        />
        <button type="submit">Continue to the upload</button>
      </form>
    </Page>,
    failed ? 422 : 200,
  );
}

/** Step 2 of 2. `missing`: they came back, and nothing has arrived. */
export function uploadFilePage(about: About, file: ConditionFile, upload: UploadForm, missing: boolean): Promise<Reply> {
  const { staff, shown } = about;
  const extension = extensionOf(file);
  const type = extension.toUpperCase();
  return page(
    <Page title="Upload the file" staff={staff} here="/exceptions/conditions" scripts={[PORTAL_SCRIPT]}>
      <Back shown={shown} />
      <h1>Upload the file</h1>
      {missing && (
        <p class="notice warn" role="status">
          The file has not arrived yet. Please choose it and upload it again.
        </p>
      )}
      <p>
        Step 2 of 2: choose the file for <strong>{file.fileName}</strong>.
      </p>
      <FileUpload
        upload={upload}
        extension={extension}
        words={{
          file: 'The file',
          hint: `One ${type} file, up to ${MOST}. It is checked for malware before anybody can open it.`,
          send: 'Upload',
          tooLarge: `This file is too large: at most ${MOST}. Choose a smaller file.`,
          empty: 'This file is empty. Choose another one.',
          wrongType: `This is not a ${type} file. Choose another file, or remove this entry and describe the file anew.`,
          sending: 'Uploading … Please keep this page open.',
        }}
      />
      <details>
        <summary>If the upload does not work</summary>
        <p>
          The file store refuses what is too large or of another type, and shows a page of code. Press Back, then choose a smaller
          file, or remove this entry and describe the file anew.
        </p>
      </details>
      <p>
        <a href={`${conditionPath(shown)}/attach/${file.id}/remove`}>Remove this entry</a>
      </p>
    </Page>,
  );
}

export function removeFilePage({ staff, shown }: About, file: ConditionFile): Promise<Reply> {
  return page(
    <Page title="Remove this file?" staff={staff} here="/exceptions/conditions">
      <Back shown={shown} />
      <h1>Remove this file?</h1>
      <p>
        <strong>{file.fileName}</strong>
      </p>
      <p>It will not go with your report.</p>
      <form method="post" action={`${conditionPath(shown)}/attach/${file.id}/remove`}>
        <CsrfField csrf={staff.csrf} />
        <div class="actions">
          <button type="submit">Remove the file</button>
          <a href={conditionPath(shown)}>Keep it</a>
        </div>
      </form>
    </Page>,
  );
}

/** No more files: of one report, or within the hour. */
export function noMoreFilesPage({ staff, shown }: About, why: 'too-many' | 'too-often'): Promise<Reply> {
  const often = why === 'too-often';
  const title = often ? 'That is a lot of files in one hour' : 'There are many files already';
  return page(
    <Page title={title} staff={staff} here="/exceptions/conditions">
      <Back shown={shown} />
      <h1>{title}</h1>
      <p>
        {often
          ? `At most ${limits.upload.most} files can be attached within an hour. Please go on a little later.`
          : `A report takes at most ${MOST_FILES} files. Remove one that is not needed, or combine several into one file.`}
      </p>
    </Page>,
    often ? 429 : 422,
  );
}

const Back = ({ shown }: Pick<About, 'shown'>) => (
  <p>
    <a href={conditionPath(shown)}>Back to the condition</a>
  </p>
);

const MOST = `${MOST_FILE_BYTES / 1024 / 1024} MB`;

const typeWords: Record<(typeof fileTypes)[number]['extension'], string> = {
  pdf: 'PDF',
  docx: 'Word (docx)',
  xlsx: 'Excel (xlsx)',
  csv: 'CSV table',
  txt: 'Plain text (txt)',
  md: 'Markdown (md)',
  png: 'Picture (png)',
  jpg: 'Photo (jpg, jpeg)',
};
