import type { Evidence } from '../../domain/answers/submission.ts';
import type { Question } from '../../domain/catalog/questionnaire.ts';
import { portalTexts } from '../../texts/portal.ts';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { page, type Reply } from '../../web/reply.ts';
import { removalBase } from '../evidence/change-evidence.ts';
import type { Visit } from '../way-in/visit.ts';
import { fileFacts } from './attached-files.tsx';
import { SessionFields } from './session-fields.tsx';
import { Sure, sureErrors } from './sure.tsx';
import { VendorPage } from './vendor-page.tsx';

export function removeEvidencePage(view: {
  visit: Visit;
  evidence: Evidence;
  /** All that goes: the file itself, and what it had replaced. */
  taken: Evidence[];
  questions: Question[];
  back: { href: string; text: string };
  /** It was sent without the tick. */
  unsure?: boolean;
  /** It was sent, but from a page that showed something else. */
  changed?: boolean;
}): Promise<Reply> {
  const { visit, evidence, taken, questions, unsure = false, changed = false } = view;
  const others = taken.filter(({ id }) => id !== evidence.id);
  const { form, upload } = portalTexts(visit.language);
  const t = upload.remove;
  return page(
    <VendorPage
      title={unsure ? form.pleaseCheck(t.title) : t.title}
      visit={visit}
      here={`/respond/evidence/${evidence.id}/remove`}
      back={view.back}
    >
      <ErrorSummary errors={sureErrors(unsure, visit.language)} />
      {changed && (
        <p class="notice warn" role="status">
          {t.changed}
        </p>
      )}
      <h1>{t.title}</h1>
      <p>
        <strong>{evidence.fileName}</strong>
      </p>
      <p class="hint">{fileFacts(evidence, visit.language)}</p>
      {questions.length > 0 && (
        <>
          <p>{t.noLonger(questions.length)}</p>
          <ul>
            {questions.map((question) => (
              <li>{question.text}</li>
            ))}
          </ul>
        </>
      )}
      {others.length > 0 && (
        <>
          <p>{t.withIt(others.length)}</p>
          <ul>
            {others.map(({ fileName }) => (
              <li>{fileName}</li>
            ))}
          </ul>
        </>
      )}
      <form method="post" action={`/respond/evidence/${evidence.id}/remove`}>
        <SessionFields visit={visit} />
        {taken.map((one) => (
          <input type="hidden" name="base" value={removalBase(one)} />
        ))}
        <Sure yes={t.yes} unsure={unsure} language={visit.language} />
        <div class="actions">
          <button type="submit">{t.remove}</button>
          <a href={view.back.href}>{t.keep}</a>
        </div>
      </form>
    </VendorPage>,
    unsure ? 422 : changed ? 409 : 200,
  );
}
