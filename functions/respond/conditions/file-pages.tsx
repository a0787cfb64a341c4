import { fileTypes } from '../../domain/answers/file-types.ts';
import type { ConditionFile } from '../../domain/conditions/condition-files.ts';
import { MOST_FILES } from '../../domain/conditions/report-condition.ts';
import type { TrackedCondition } from '../../domain/conditions/tracked-condition.ts';
import { limits, secondsToNext } from '../../domain/links/rate-limit.ts';
import { conditionTexts } from '../../texts/conditions.ts';
import { portalTexts } from '../../texts/portal.ts';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { Choices, TextInput } from '../../web/fields.tsx';
import { page, type Reply } from '../../web/reply.ts';
import { SessionFields } from '../pages/session-fields.tsx';
import { Sure, sureErrors } from '../pages/sure.tsx';
import { VendorPage } from '../pages/vendor-page.tsx';
import { CONDITIONS } from '../way-in/where-left.ts';
import { pathOf } from './condition-door.ts';
import { nameOf } from './condition-page.tsx';
import type { ConditionsVisit } from './conditions-visit.ts';

interface About {
  visit: ConditionsVisit;
  condition: TrackedCondition;
}

export const toCondition = ({ visit, condition }: About) => ({ href: pathOf(condition), text: nameOf(visit, condition) });

/** Step 1 of 2: what the document is called, and what type its file has. The file itself follows, straight into the store. */
export function describeFilePage(
  about: About,
  form: URLSearchParams,
  errors: { name: string; message: string }[] = [],
): Promise<Reply> {
  const { visit, condition } = about;
  const texts = portalTexts(visit.language);
  const t = conditionTexts(visit.language).files.new;
  const words = texts.evidenceForm;
  const here = `${pathOf(condition)}/files/new`;
  const messageFor = (name: string) => errors.find((error) => error.name === name)?.message;
  return page(
    <VendorPage
      title={errors.length > 0 ? texts.form.pleaseCheck(t.titleProblems) : t.title}
      visit={visit}
      home={CONDITIONS}
      here={here}
      typed={{ id: 'document', first: { text: words.continue } }}
      back={toCondition(about)}
    >
      <ErrorSummary errors={errors} />
      <h1>{t.title}</h1>
      <p>{t.step}</p>
      <blockquote class="answer">{condition.text}</blockquote>
      <form id="document" method="post" action={here}>
        <SessionFields visit={visit} />
        <TextInput
          name="name"
          label={words.name}
          hint={words.nameHint}
          value={form.get('name') ?? undefined}
          error={messageFor('name')}
        />
        <Choices
          name="extension"
          label={words.type}
          choices={fileTypes.map(({ extension }) => ({ value: extension, label: texts.evidence.types[extension] }))}
          chosen={[form.get('extension') ?? '']}
          error={messageFor('extension')}
        />
        <button type="submit">{words.continue}</button>
      </form>
    </VendorPage>,
    errors.length > 0 ? 422 : 200,
  );
}

/** `unsure`: it was sent without the tick. */
export function removeFilePage(about: About, file: ConditionFile, unsure = false): Promise<Reply> {
  const { visit, condition } = about;
  const texts = portalTexts(visit.language);
  const t = texts.upload.remove;
  const here = `${pathOf(condition)}/files/${file.id}/remove`;
  return page(
    <VendorPage
      title={unsure ? texts.form.pleaseCheck(t.title) : t.title}
      visit={visit}
      home={CONDITIONS}
      here={here}
      back={toCondition(about)}
    >
      <ErrorSummary errors={sureErrors(unsure, visit.language)} />
      <h1>{t.title}</h1>
      <p>
        <strong>{file.fileName}</strong>
      </p>
      <p>{conditionTexts(visit.language).files.without}</p>
      <form method="post" action={here}>
        <SessionFields visit={visit} />
        <Sure yes={t.yes} unsure={unsure} language={visit.language} />
        <div class="actions">
          <button type="submit">{t.remove}</button>
          <a href={pathOf(condition)}>{t.keep}</a>
        </div>
      </form>
    </VendorPage>,
    unsure ? 422 : 200,
  );
}

/** A report holds no more files. */
export function tooManyFilesPage(about: About): Promise<Reply> {
  const texts = portalTexts(about.visit.language);
  return said(about, 422, texts.upload.tooMany.title, conditionTexts(about.visit.language).files.tooMany(MOST_FILES));
}

/** More files in an hour than people attach. */
export async function tooOftenPage(about: About): Promise<Reply> {
  const { title, text } = portalTexts(about.visit.language).upload.tooOften;
  const reply = await said(about, 429, title, text(limits.upload.most));
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(secondsToNext('upload', new Date(about.visit.at))) } };
}

const said = (about: About, status: number, title: string, text: string) =>
  page(
    <VendorPage title={title} visit={about.visit} home={CONDITIONS} here={pathOf(about.condition)} back={toCondition(about)}>
      <h1>{title}</h1>
      <p>{text}</p>
    </VendorPage>,
    status,
  );
