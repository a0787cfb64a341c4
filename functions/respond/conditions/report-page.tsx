import { isScanLate, isUsable } from '../../domain/answers/evidence.ts';
import { conditionTexts } from '../../texts/conditions.ts';
import { portalTexts } from '../../texts/portal.ts';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { TextArea } from '../../web/fields.tsx';
import { PORTAL_SCRIPT } from '../../web/layout.tsx';
import { page, type Reply } from '../../web/reply.ts';
import { SessionFields } from '../pages/session-fields.tsx';
import { VendorPage } from '../pages/vendor-page.tsx';
import { CONDITIONS } from '../way-in/where-left.ts';
import { pathOf } from './condition-door.ts';
import { nameOf, type OneCondition } from './condition-page.tsx';
import { Terms } from './condition-parts.tsx';

interface ReportForm {
  words?: string;
  errors?: { name: string; message: string }[];
  /** The form came with the token of an earlier visit. */
  again?: boolean;
}

/**
 * Where the supplier says that a condition is met. Nothing on it leads to the files: whoever has begun to type would lose the words on
 * the way.
 */
export function reportPage(
  { visit, condition, files }: OneCondition,
  { words, errors = [], again }: ReportForm = {},
): Promise<Reply> {
  const { language } = visit;
  const texts = portalTexts(language);
  const t = conditionTexts(language).report;
  const here = `${pathOf(condition)}/report`;
  // A scan that does not come is not waited for.
  const along = files.filter((file) => isUsable(file) && !isScanLate(file, visit.at));
  const not = files.filter((file) => !along.includes(file));
  return page(
    <VendorPage
      title={errors.length > 0 ? texts.form.pleaseCheck(t.titleProblems) : t.title}
      visit={visit}
      home={CONDITIONS}
      here={here}
      typed={{ id: 'report', first: { text: t.send } }}
      back={{ href: pathOf(condition), text: nameOf(visit, condition) }}
      scripts={[PORTAL_SCRIPT]}
    >
      <ErrorSummary errors={errors} />
      <h1>{t.title}</h1>
      {again && (
        <p class="notice warn" role="status">
          {t.again}
        </p>
      )}
      <Terms condition={condition} language={language} />
      <form id="report" method="post" action={here} data-only-here={words ? 'brought' : 'typed'}>
        <SessionFields visit={visit} />
        <TextArea
          name="words"
          label={t.words}
          hint={t.wordsHint}
          rows={6}
          value={words}
          error={errors.find(({ name }) => name === 'words')?.message}
        />
        {along.length > 0 ? <FileNames says={t.along(along.length)} files={along} /> : <p class="hint">{t.noFiles}</p>}
        {not.length > 0 && <FileNames says={t.notAlong} files={not} />}
        <button type="submit">{t.send}</button>
        <p class="hint">{t.after}</p>
      </form>
    </VendorPage>,
    errors.length > 0 ? 422 : again ? 403 : 200,
  );
}

const FileNames = ({ says, files }: { says: string; files: OneCondition['files'] }) => (
  <>
    <p>{says}</p>
    <ul>
      {files.map(({ fileName }) => (
        <li>{fileName}</li>
      ))}
    </ul>
  </>
);
