import type { UploadForm } from '../../domain/answers/evidence-ports.ts';
import { extensionOf, MOST_FILE_BYTES } from '../../domain/answers/file-types.ts';
import type { Evidence } from '../../domain/answers/submission.ts';
import { portalTexts } from '../../texts/portal.ts';
import { FileUpload } from '../../web/file-upload.tsx';
import { PORTAL_SCRIPT } from '../../web/layout.tsx';
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
  const most = fileSize(MOST_FILE_BYTES, visit.language);
  return page(
    <VendorPage title={t.title} visit={visit} home={home} here={path} back={view.back} scripts={[PORTAL_SCRIPT]}>
      <h1>{t.title}</h1>
      {view.missing && (
        <div class="notice warn">
          <p>{t.missing}</p>
        </div>
      )}
      <p>{t.step(<strong>{evidence.fileName}</strong>)}</p>
      {!evidence.conditionId && <p class="hint">{fileFacts(evidence, visit.language)}</p>}
      {/* Nobody looks at the file before the store does, which answers in code. */}
      <noscript>
        <p class="hint">{t.refused}</p>
      </noscript>
      <FileUpload
        upload={upload}
        extension={extension}
        words={{
          ...t,
          hint: t.hint(typeName(extension), most),
          tooLarge: t.tooLarge(most),
          wrongType: t.wrongType(typeName(extension)),
        }}
      />
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
