import { MOST_FILES } from '../../domain/answers/file-types.ts';
import { limits } from '../../domain/links/rate-limit.ts';
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

/** More files in an hour than people attach. `Retry-After`: until the counter's hour is over (platform/table/rate-limits.ts). */
export async function tooOftenPage(visit: Visit, back: Back): Promise<Reply> {
  const { title, text } = portalTexts(visit.language).upload.tooOften;
  const { most, seconds } = limits.upload;
  const reply = await said(visit, back, 429, title, text(most));
  const left = seconds - (Math.floor(Date.parse(visit.at) / 1000) % seconds);
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(left) } };
}

const said = (visit: Visit, back: Back, status: number, title: string, text: string) =>
  page(
    <VendorPage title={title} visit={visit} here={back.href} back={back}>
      <h1>{title}</h1>
      <p>{text}</p>
    </VendorPage>,
    status,
  );
