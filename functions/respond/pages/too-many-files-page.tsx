import { MOST_FILES } from '../../domain/answers/file-types.ts';
import { limits, secondsToNext } from '../../domain/links/rate-limit.ts';
import { portalTexts } from '../../texts/portal.ts';
import { page, type Reply } from '../../web/reply.ts';
import type { Visit } from '../way-in/visit.ts';
import { VendorPage } from './vendor-page.tsx';

interface Back {
  href: string;
  text: string;
}

/** The response holds as many files as it can. */
export function tooManyFilesPage(visit: Visit, back: Back): Promise<Reply> {
  const { title, text } = portalTexts(visit.language).upload.tooMany;
  return said(visit, back, 422, title, text(MOST_FILES));
}

/** More files in an hour than people attach. */
export async function tooOftenPage(visit: Visit, back: Back): Promise<Reply> {
  const { title, text } = portalTexts(visit.language).upload.tooOften;
  const reply = await said(visit, back, 429, title, text(limits.upload.most));
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(secondsToNext('upload', new Date(visit.at))) } };
}

const said = (visit: Visit, back: Back, status: number, title: string, text: string) =>
  page(
    <VendorPage title={title} visit={visit} here={back.href} back={back}>
      <h1>{title}</h1>
      <p>{text}</p>
    </VendorPage>,
    status,
  );
