import type { UploadForm } from '../../domain/answers/evidence-ports.ts';
import { extensionOf, MOST_FILE_BYTES } from '../../domain/answers/file-types.ts';
import type { Evidence } from '../../domain/answers/submission.ts';
import { portalTexts } from '../../texts/portal.ts';
import { fieldId } from '../../web/fields.tsx';
import { page, type Reply } from '../../web/reply.ts';
import { fileSize, typeName } from '../evidence/file-words.ts';
import { fileFacts } from './attached-files.tsx';
import { type AtPage, VendorPage } from './vendor-page.tsx';

/** Step 2 of 2: the form posts straight to the store, which enforces size and type and then leads back. */
export function uploadPage(view: {
  visit: AtPage;
  /** The file's own address. */
  path: string;
  home?: '/respond' | '/respond/conditions';
  evidence: Evidence;
  upload: UploadForm;
  back: { href: string; text: string };
  /** The vendor came back and nothing has arrived. */
  missing?: boolean;
}): Promise<Reply> {
  const { visit, evidence, upload, path, home } = view;
  const t = portalTexts(visit.language).upload;
  const extension = extensionOf(evidence);
  const accept = extension === 'jpg' ? '.jpg,.jpeg' : `.${extension}`;
  const most = fileSize(MOST_FILE_BYTES, visit.language);
  const id = fieldId('file');
  return page(
    <VendorPage title={t.title} visit={visit} home={home} here={path} back={view.back} scripts={['/assets/portal.js']}>
      <h1>{t.title}</h1>
      {view.missing && (
        <div class="notice warn">
          <p>{t.missing}</p>
        </div>
      )}
      <p>{t.step(<strong>{evidence.fileName}</strong>)}</p>
      {!evidence.conditionId && <p class="hint">{fileFacts(evidence, visit.language)}</p>}
      <form
        method="post"
        action={upload.url}
        enctype="multipart/form-data"
        data-upload=""
        data-most={String(MOST_FILE_BYTES)}
        data-large={t.tooLarge(most)}
        data-empty={t.empty}
        data-type={t.wrongType(typeName(extension))}
        data-sending={t.sending}
      >
        {Object.entries(upload.fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="field">
          <label for={id}>{t.file}</label>
          <small id={`${id}-hint`} class="hint">
            {t.hint(typeName(extension), most)}
          </small>
          {/* The script speaks here, before anything is sent. */}
          <p id={`${id}-error`} class="error" role="alert" />
          <input id={id} name="file" type="file" accept={accept} required aria-describedby={`${id}-hint ${id}-error`} />
        </div>
        <button type="submit">{t.send}</button>
        <p class="hint" role="status" aria-live="polite" />
      </form>
      <details>
        <summary>{t.trouble}</summary>
        <p>{t.refused}</p>
      </details>
      <p>
        <a href={`${path}/remove`}>{t.removeEntry}</a>
      </p>
    </VendorPage>,
  );
}
