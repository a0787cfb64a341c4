import { fileTypes } from '../../domain/answers/file-types.ts';
import { certificateSchemes } from '../../domain/answers/submission.ts';
import { CalendarDate, type EvidenceKind } from '../../domain/vocabulary.ts';
import { type PortalTexts, portalTexts } from '../../texts/portal.ts';
import { type Choice, Choices, TextInput } from '../../web/fields.tsx';
import type { FieldProblem } from '../evidence/evidence-dates.ts';
import type { Visit } from '../way-in/visit.ts';

export interface EvidenceFieldsView {
  visit: Visit;
  kinds: readonly EvidenceKind[];
  /** What was typed, or is known. */
  form: URLSearchParams;
  errors: FieldProblem[];
}

const messageFor = (errors: FieldProblem[], name: string) => errors.find((error) => error.name === name)?.message;

/** What a document is: its name, kind, issuer and dates. Nothing is chosen beforehand, unless there is no choice. */
export function EvidenceFields({ visit, kinds, form, errors }: EvidenceFieldsView) {
  const texts = portalTexts(visit.language);
  const t = texts.evidenceForm;
  const typed = (name: string) => form.get(name) ?? undefined;
  const choices = kinds.map((kind): Choice => ({ value: kind, label: texts.evidence.kinds[kind] }));
  const [onlyKind] = choices.length === 1 ? choices : [];
  const field = (name: string) => ({ name, value: typed(name), error: messageFor(errors, name) });
  const day = (name: string) => ({ ...field(name), type: dateType(typed(name)) });
  return (
    <>
      <TextInput {...field('name')} label={t.name} hint={t.nameHint} />
      <Choices
        name="kind"
        label={t.kind}
        choices={choices}
        chosen={[typed('kind') ?? onlyKind?.value ?? '']}
        error={messageFor(errors, 'kind')}
      />
      <TextInput {...field('issuer')} label={t.issuer} hint={t.issuerHint} />
      <TextInput {...day('issuedOn')} label={t.issuedOn} hint={kinds.includes('certificate') ? t.issuedHint : undefined} />
      <TextInput {...day('expiresOn')} label={t.expiresOn} hint={t.expiresHint} />
      {kinds.includes('certificate') && <CertificateFields t={t} chosen={typed('scheme')} day={day} errors={errors} />}
    </>
  );
}

/** Always on the page, for browsers without scripts; only out of sight once another kind is chosen (assay.css). */
function CertificateFields(view: {
  t: PortalTexts['evidenceForm'];
  chosen: string | undefined;
  day: (name: string) => { name: string; value?: string; error?: string; type: 'date' | 'text' };
  errors: FieldProblem[];
}) {
  const { t, chosen, day, errors } = view;
  return (
    <fieldset class="certificate">
      <legend>{t.certificate}</legend>
      <Choices
        name="scheme"
        label={t.scheme}
        choices={certificateSchemes.map((scheme) => ({ value: scheme, label: t.schemes[scheme] }))}
        chosen={[chosen ?? '']}
        error={messageFor(errors, 'scheme')}
      />
      <TextInput {...day('surveillanceOn')} label={t.surveillanceOn} hint={t.surveillanceHint} />
    </fieldset>
  );
}

/** What type the file is that comes next. */
export function FileTypeField({ visit, form, errors }: Pick<EvidenceFieldsView, 'visit' | 'form' | 'errors'>) {
  const texts = portalTexts(visit.language);
  return (
    <Choices
      name="extension"
      label={texts.evidenceForm.type}
      choices={fileTypes.map(({ extension }) => ({ value: extension, label: texts.evidence.types[extension] }))}
      chosen={[form.get('extension') ?? '']}
      error={messageFor(errors, 'extension')}
    />
  );
}

/** A date picker would throw away what is not a date: then the text stays as it was typed. */
const dateType = (typed = ''): 'date' | 'text' => (typed === '' || CalendarDate.safeParse(typed).success ? 'date' : 'text');
