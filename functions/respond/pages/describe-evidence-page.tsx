import type { Evidence } from '../../domain/answers/submission.ts';
import type { Question } from '../../domain/catalog/questionnaire.ts';
import { portalTexts } from '../../texts/portal.ts';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { Choices } from '../../web/fields.tsx';
import { PORTAL_SCRIPT } from '../../web/layout.tsx';
import { onlyHere } from '../../web/only-here.ts';
import { page, type Reply } from '../../web/reply.ts';
import type { FieldProblem } from '../evidence/evidence-dates.ts';
import { kindsFor } from '../evidence/evidence-form.ts';
import type { Visit } from '../way-in/visit.ts';
import { AgainNotice } from './again-notice.tsx';
import { EvidenceFields, FileTypeField } from './evidence-fields.tsx';
import { ExistingFiles } from './existing-files.tsx';
import { SessionFields } from './session-fields.tsx';
import { VendorPage } from './vendor-page.tsx';

/** Step 1 of 2: what the document is. The file itself follows, straight into the store. */
export function describeEvidencePage(view: {
  visit: Visit;
  question: Question;
  /** Visible questions that take files. */
  takers: Question[];
  /** The file whose place the new one takes. */
  replaces?: Evidence;
  /** Files that are there and might support the answer too. */
  existing?: Evidence[];
  back: { href: string; text: string };
  form: URLSearchParams;
  errors: FieldProblem[];
  /** It came with the token of an earlier visit. */
  again?: boolean;
}): Promise<Reply> {
  const { visit, question, replaces, existing = [], form, errors } = view;
  const texts = portalTexts(visit.language);
  const t = texts.evidenceForm;
  const words = replaces ? t.replace : t;
  const here = replaces ? `/respond/evidence/${replaces.id}/replace` : '/respond/evidence/new';
  const others = view.takers.filter((taker) => taker.id !== question.id);
  return page(
    <VendorPage
      title={errors.length > 0 ? texts.form.pleaseCheck(words.titleProblems) : words.title}
      visit={visit}
      here={replaces ? here : `${here}?question=${encodeURIComponent(question.id)}`}
      typed={{ id: 'document', first: { text: t.continue } }}
      back={view.back}
      scripts={[PORTAL_SCRIPT]}
    >
      <ErrorSummary errors={errors} />
      {view.again && <AgainNotice language={visit.language} />}
      <h1>{words.title}</h1>
      {replaces ? (
        <>
          <p>{t.replace.step(<strong>{replaces.fileName}</strong>)}</p>
          <p class="hint">{t.replace.until}</p>
        </>
      ) : (
        <>
          {existing.length > 0 && <ExistingFiles visit={visit} question={question} files={existing} errors={errors} />}
          <p>{t.step}</p>
          <blockquote>{question.text}</blockquote>
        </>
      )}
      <form id="document" method="post" action={here} data-only-here={onlyHere(form)}>
        <SessionFields visit={visit} />
        <input type="hidden" name="question" value={question.id} />
        <EvidenceFields visit={visit} kinds={kindsFor(question)} form={form} errors={errors} />
        <FileTypeField visit={visit} form={form} errors={errors} />
        {others.length > 0 && (
          <details open={form.getAll('also').length > 0}>
            <summary>{t.others}</summary>
            <Choices
              name="also"
              label={t.alsoAttach}
              choices={others.map((other) => ({ value: other.id, label: other.text }))}
              chosen={form.getAll('also')}
              multiple
            />
          </details>
        )}
        <button type="submit">{t.continue}</button>
      </form>
    </VendorPage>,
    view.again ? 403 : errors.length > 0 ? 422 : 200,
  );
}
