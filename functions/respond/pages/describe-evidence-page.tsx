import { takesFiles } from '../../domain/evidence.ts';
import type { Question } from '../../domain/questionnaire.ts';
import { portalTexts } from '../../texts/portal.ts';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { type Choice, Choices, CsrfField, TextInput } from '../../web/fields.tsx';
import { page, type Reply } from '../../web/reply.ts';
import { kindsFor } from '../evidence-form.ts';
import { fileTypes } from '../file-types.ts';
import type { Visit } from '../visit.ts';
import { VendorPage } from './vendor-page.tsx';

type Errors = { name: string; message: string }[];
const messageFor = (errors: Errors, name: string) => errors.find((error) => error.name === name)?.message;

/** Step 1 of 2: what the document is. The file itself follows, straight into the store. */
export function describeEvidencePage(view: {
  visit: Visit;
  question: Question;
  /** Visible questions that take files. */
  takers: Question[];
  back: { href: string; text: string };
  form: URLSearchParams;
  errors: Errors;
}): Promise<Reply> {
  const { visit, question, form, errors } = view;
  const texts = portalTexts(visit.language);
  const t = texts.evidenceForm;
  const typed = (name: string) => form.get(name) ?? undefined;
  const others = view.takers.filter((taker) => taker.id !== question.id && takesFiles(taker));
  const kinds = kindsFor(question).map((kind): Choice => ({ value: kind, label: texts.evidence.kinds[kind] }));
  const [onlyKind] = kinds.length === 1 ? kinds : [];
  return page(
    <VendorPage
      title={errors.length > 0 ? texts.form.pleaseCheck(t.titleProblems) : t.title}
      visit={visit}
      here={`/respond/evidence/new?question=${encodeURIComponent(question.id)}`}
      typed={{ id: 'document', first: { text: t.continue } }}
      back={view.back}
    >
      <ErrorSummary errors={errors} />
      <h1>{t.title}</h1>
      <p>{t.step}</p>
      <blockquote>{question.text}</blockquote>
      <form id="document" method="post" action="/respond/evidence/new">
        <CsrfField csrf={visit.session.csrf} />
        <input type="hidden" name="question" value={question.id} />
        <TextInput name="name" label={t.name} hint={t.nameHint} value={typed('name')} error={messageFor(errors, 'name')} />
        <Choices
          name="kind"
          label={t.kind}
          choices={kinds}
          chosen={[typed('kind') ?? onlyKind?.value ?? '']}
          error={messageFor(errors, 'kind')}
        />
        <TextInput
          name="issuer"
          label={t.issuer}
          hint={t.issuerHint}
          value={typed('issuer')}
          error={messageFor(errors, 'issuer')}
        />
        <TextInput
          name="issuedOn"
          label={t.issuedOn}
          type="date"
          value={typed('issuedOn')}
          error={messageFor(errors, 'issuedOn')}
        />
        <TextInput
          name="expiresOn"
          label={t.expiresOn}
          hint={t.expiresHint}
          type="date"
          value={typed('expiresOn')}
          error={messageFor(errors, 'expiresOn')}
        />
        <Choices
          name="extension"
          label={t.type}
          choices={fileTypes.map((type) => ({ value: type.extension, label: texts.evidence.types[type.extension] }))}
          chosen={[typed('extension') ?? '']}
          error={messageFor(errors, 'extension')}
        />
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
    errors.length > 0 ? 422 : 200,
  );
}
