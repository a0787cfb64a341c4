import type { Question } from '../../domain/questionnaire.ts';
import type { Evidence } from '../../domain/submission.ts';
import { CsrfField } from '../../web/fields.tsx';
import { page, type Reply } from '../../web/reply.ts';
import type { Visit } from '../visit.ts';
import { fileFacts } from './attached-files.tsx';
import { VendorPage } from './vendor-page.tsx';

export function removeEvidencePage(view: {
  visit: Visit;
  evidence: Evidence;
  questions: Question[];
  back: { href: string; text: string };
}): Promise<Reply> {
  const { visit, evidence, questions } = view;
  return page(
    <VendorPage title="Remove this file?" visit={visit} back={view.back}>
      <h1>Remove this file?</h1>
      <p>
        <strong>{evidence.fileName}</strong>
      </p>
      <p class="hint">{fileFacts(evidence)}</p>
      {questions.length > 0 && (
        <>
          <p>It will no longer support {questions.length === 1 ? 'this answer' : 'these answers'}:</p>
          <ul>
            {questions.map((question) => (
              <li>{question.text}</li>
            ))}
          </ul>
        </>
      )}
      <form method="post" action={`/respond/evidence/${evidence.id}/remove`}>
        <CsrfField csrf={visit.session.csrf} />
        <div class="actions">
          <button type="submit">Remove the file</button>
          <a href={view.back.href}>Keep it</a>
        </div>
      </form>
    </VendorPage>,
  );
}
