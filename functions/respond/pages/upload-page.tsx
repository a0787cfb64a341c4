import type { Evidence } from '../../domain/submission.ts';
import { fieldId } from '../../web/fields.tsx';
import { page, type Reply } from '../../web/reply.ts';
import { fileSize, MOST_FILE_BYTES } from '../file-types.ts';
import type { UploadForm } from '../ports.ts';
import type { Visit } from '../visit.ts';
import { fileFacts } from './attached-files.tsx';
import { VendorPage } from './vendor-page.tsx';

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
