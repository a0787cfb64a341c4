import type { Evidence } from '../../domain/answers/submission.ts';
import type { Question } from '../../domain/catalog/questionnaire.ts';
import { portalTexts } from '../../texts/portal.ts';
import { Choices } from '../../web/fields.tsx';
import type { FieldProblem } from '../evidence/evidence-dates.ts';
import type { Visit } from '../way-in/visit.ts';
import { fileFacts } from './attached-files.tsx';
import { SessionFields } from './session-fields.tsx';

/** Files that were uploaded for other answers: the same document need not be uploaded twice. */
export function ExistingFiles(view: { visit: Visit; question: Question; files: Evidence[]; errors: FieldProblem[] }) {
  const { visit, question, files, errors } = view;
  const t = portalTexts(visit.language).evidenceForm.existing;
  const error = errors.find(({ name }) => name === 'file')?.message;
  return (
    <>
      <details open={error !== undefined}>
        <summary>{t.title}</summary>
        <form method="post" action="/respond/evidence/attach">
          <SessionFields visit={visit} />
          <input type="hidden" name="question" value={question.id} />
          <Choices
            name="file"
            label={t.which}
            choices={files.map((file) => ({ value: file.id, label: file.fileName, hint: fileFacts(file, visit.language) }))}
            chosen={[]}
            error={error}
            multiple
          />
          <button type="submit" class="secondary">
            {t.attach}
          </button>
        </form>
      </details>
      <h2>{t.or}</h2>
    </>
  );
}
