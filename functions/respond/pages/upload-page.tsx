import type { Evidence } from '../../domain/submission.ts';
import { portalTexts } from '../../texts/portal.ts';
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
  const t = portalTexts(visit.language).upload;
  const extension = evidence.objectKey.split('.').pop() ?? '';
  const accept = extension === 'jpg' ? '.jpg,.jpeg' : `.${extension}`;
  return page(
    <VendorPage title={t.title} visit={visit} here={`/respond/evidence/${evidence.id}`} back={view.back}>
      <h1>{t.title}</h1>
      {view.missing && (
        <div class="notice warn">
          <p>{t.missing}</p>
        </div>
      )}
      <p>{t.step(<strong>{evidence.fileName}</strong>)}</p>
      <p class="hint">{fileFacts(evidence, visit.language)}</p>
      <form method="post" action={upload.url} enctype="multipart/form-data">
        {Object.entries(upload.fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="field">
          <label for={fieldId('file')}>{t.file}</label>
          <small id={`${fieldId('file')}-hint`} class="hint">
            {t.hint(extension.toUpperCase(), fileSize(MOST_FILE_BYTES, visit.language))}
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
        <button type="submit">{t.send}</button>
      </form>
      <details>
        <summary>{t.trouble}</summary>
        <p>{t.refused}</p>
      </details>
      <p>
        <a href={`/respond/evidence/${evidence.id}/remove`}>{t.removeEntry}</a>
      </p>
    </VendorPage>,
  );
}
