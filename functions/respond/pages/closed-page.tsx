import type { Status } from '../../domain/assessment.ts';
import { portalTexts } from '../../texts/portal.ts';
import { page, type Reply } from '../../web/reply.ts';
import type { Visit } from '../way-in/visit.ts';
import { requesterOf } from './requester.tsx';
import { VendorPage } from './vendor-page.tsx';

/** The questionnaire is over without a submission, or no longer wanted. */
export function closedPage(visit: Visit, status: Status): Promise<Reply> {
  const { assessment } = visit.work;
  const texts = portalTexts(visit.language).closed;
  const t = status === 'lapsed' ? texts.lapsed : texts.withdrawn;
  return page(
    <VendorPage title={t.title} visit={visit} here="/respond">
      <h1>{t.title}</h1>
      <p>{t.text(assessment.systemName)}</p>
      <p>{texts.questions(requesterOf(assessment).contact, assessment.reference)}</p>
    </VendorPage>,
    410,
  );
}
