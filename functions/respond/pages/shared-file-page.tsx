import type { Evidence } from '../../domain/answers/submission.ts';
import { portalTexts } from '../../texts/portal.ts';
import { page, type Reply } from '../../web/reply.ts';
import type { Visit } from '../way-in/visit.ts';
import { VendorPage } from './vendor-page.tsx';

/** Why a file stays: it supports answers that the visitor cannot see. Whom to ask instead. */
export function sharedFilePage(visit: Visit, file: Evidence, back: { href: string; text: string }): Promise<Reply> {
  const { sharedFile: t, followUp } = portalTexts(visit.language);
  const instead = visit.participant.isRecipient ? t.instead : t.askFor(visit.work.assessment.contact.name);
  return page(
    <VendorPage title={t.title} visit={visit} back={back} here={`/respond/evidence/${file.id}/remove`}>
      <h1>{t.title}</h1>
      <p>
        <strong>{file.fileName}</strong>
      </p>
      <p>{visit.former ? followUp.sharedFile : `${t.why} ${instead}`}</p>
    </VendorPage>,
    403,
  );
}
