import { isAttachedTo } from '../../domain/answers/evidence.ts';
import type { Evidence } from '../../domain/answers/submission.ts';
import type { Question } from '../../domain/catalog/questionnaire.ts';
import type { Language } from '../../domain/language.ts';
import type { EvidenceKind } from '../../domain/vocabulary.ts';
import { portalTexts } from '../../texts/portal.ts';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { Choices } from '../../web/fields.tsx';
import { PORTAL_SCRIPT } from '../../web/layout.tsx';
import { onlyHere } from '../../web/only-here.ts';
import { page, type Reply } from '../../web/reply.ts';
import type { FieldProblem } from '../evidence/evidence-dates.ts';
import type { Visit } from '../way-in/visit.ts';
import { AgainNotice } from './again-notice.tsx';
import { fileFacts } from './attached-files.tsx';
import { EvidenceFields } from './evidence-fields.tsx';
import { SessionFields } from './session-fields.tsx';
import { VendorPage } from './vendor-page.tsx';

/** What was said about a file, to be changed without uploading it again. */
export function editEvidencePage(view: {
  visit: Visit;
  evidence: Evidence;
  kinds: readonly EvidenceKind[];
  takers: Question[];
  back: { href: string; text: string };
  form: URLSearchParams;
  errors: FieldProblem[];
  /** It came with the token of an earlier visit. */
  again?: boolean;
  /** The file as somebody else described it since the form was made. */
  theirs?: Evidence;
}): Promise<Reply> {
  const { visit, evidence, kinds, takers, form, errors, theirs } = view;
  const texts = portalTexts(visit.language);
  const t = texts.evidenceForm.edit;
  const here = `/respond/evidence/${evidence.id}/edit`;
  return page(
    <VendorPage
      title={errors.length > 0 ? texts.form.pleaseCheck(t.titleProblems) : t.title}
      visit={visit}
      here={here}
      typed={{ id: 'document', first: { text: t.save } }}
      back={view.back}
      scripts={[PORTAL_SCRIPT]}
    >
      <ErrorSummary errors={errors} />
      {view.again && <AgainNotice language={visit.language} />}
      <h1>{t.title}</h1>
      {theirs && <Theirs file={theirs} takers={takers} language={visit.language} />}
      <p>{t.intro(<strong>{evidence.fileName}</strong>)}</p>
      <form id="document" method="post" action={here} data-only-here={onlyHere(form)}>
        <SessionFields visit={visit} />
        <input type="hidden" name="base" value={form.get('base') ?? ''} />
        <EvidenceFields visit={visit} kinds={kinds} form={form} errors={errors} />
        <Choices
          name="also"
          label={t.questions}
          choices={takers.map((taker) => ({ value: taker.id, label: taker.text }))}
          chosen={form.getAll('also')}
          error={errors.find(({ name }) => name === 'also')?.message}
          multiple
        />
        <div class="actions">
          <button type="submit">{t.save}</button>
          <a href={view.back.href}>{t.cancel}</a>
        </div>
      </form>
    </VendorPage>,
    view.again ? 403 : errors.length > 0 ? 422 : theirs ? 409 : 200,
  );
}

/** What is saved by now, for whoever has typed something else. */
function Theirs({ file, takers, language }: { file: Evidence; takers: Question[]; language: Language }) {
  const t = portalTexts(language).evidenceForm.edit;
  return (
    <div class="notice warn" role="status">
      <p>{t.changed}</p>
      <p>
        <strong>{file.fileName}</strong>: {fileFacts(file, language)}
      </p>
      <ul>
        {takers
          .filter((taker) => isAttachedTo(file, taker))
          .map((taker) => (
            <li>{taker.text}</li>
          ))}
      </ul>
    </div>
  );
}
