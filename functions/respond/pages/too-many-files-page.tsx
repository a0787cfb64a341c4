import { portalTexts } from '../../texts/portal.ts';
import { page, type Reply } from '../../web/reply.ts';
import { MOST_FILES } from '../file-types.ts';
import type { Visit } from '../visit.ts';
import { VendorPage } from './vendor-page.tsx';

export function tooManyFilesPage(visit: Visit, back: { href: string; text: string }): Promise<Reply> {
  const t = portalTexts(visit.language).upload.tooMany;
  return page(
    <VendorPage title={t.title} visit={visit} here={back.href} back={back}>
      <h1>{t.title}</h1>
      <p>{t.text(MOST_FILES)}</p>
    </VendorPage>,
    422,
  );
}
