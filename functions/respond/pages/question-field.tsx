import type { Child } from 'hono/jsx';
import { type DraftAnswer, NOT_APPLICABLE, NOT_SURE } from '../../domain/answers/answer.ts';
import { takesFiles } from '../../domain/answers/evidence.ts';
import { carriesPoints } from '../../domain/answers/parse-answer.ts';
import type { Evidence } from '../../domain/answers/submission.ts';
import type { Question } from '../../domain/catalog/questionnaire.ts';
import type { Language } from '../../domain/language.ts';
import { CalendarDate } from '../../domain/vocabulary.ts';
import { type PortalTexts, portalTexts } from '../../texts/portal.ts';
import { type Choice, Choices, fieldId, TextArea, TextInput } from '../../web/fields.tsx';
import { fields, valuesOf } from '../answers/section-form.ts';
import { AttachedFiles } from './attached-files.tsx';

export interface AskedQuestion {
  question: Question;
  draft: DraftAnswer | undefined;
  files: Evidence[];
  problem?: string;
  language: Language;
  /** When the page is made: files grow old. */
  at: string;
  /** The answer that the field is made from (domain/answers/merge-answer.ts); undefined: unknown. */
  base: string | undefined;
  /** What stands above the question, and below it: of follow-up questions. */
  above?: Child;
  below?: Child;
  /** Where the shown answer comes from, if not from this visit's people. */
  mark?: string;
}

type Words = PortalTexts['question'];

/** One question with everything that belongs to its answer: help, the field, reason, evidence, comment. */
export function QuestionField(asked: AskedQuestion) {
  const { question } = asked;
  return (
    <div class="question">
      <input type="hidden" name="shown" value={question.id} />
      {asked.base !== undefined && <input type="hidden" name={fields.base(question.id)} value={asked.base} />}
      {asked.mark && <span class="tag plain">{asked.mark}</span>}
      {asked.above}
      {hasTextField(question) ? <TextQuestion {...asked} /> : <ChoiceQuestion {...asked} />}
      {asked.below}
    </div>
  );
}

type TextLike = Extract<Question, { type: 'text' | 'number' | 'date' }>;
const hasTextField = (question: Question): question is TextLike =>
  question.type === 'text' || question.type === 'number' || question.type === 'date';

function ChoiceQuestion({ question, draft, files, problem, language, at }: AskedQuestion) {
  const t = portalTexts(language).question;
  const multiple = question.type === 'multiple' || question.type === 'evidence';
  return (
    <Choices
      name={fields.value(question.id)}
      label={question.text}
      hint={question.type === 'multiple' ? t.chooseAll : undefined}
      help={<Help question={question} t={t} />}
      error={problem}
      choices={[...ownChoices(t, question), ...commonChoices(t, question)]}
      chosen={valuesOf(draft)}
      multiple={multiple}
    >
      {!multiple && <ClearChoice question={question} language={language} />}
      <Beside question={question} draft={draft} files={files} language={language} at={at} />
    </Choices>
  );
}

/** A radio button that was chosen cannot be unchosen: this saves the page and takes the choice back. Shown once something is chosen. */
const ClearChoice = ({ question, language }: Pick<AskedQuestion, 'question' | 'language'>) => (
  <button type="submit" name="then" value={`clear:${question.id}`} class="secondary outline small clear">
    {portalTexts(language).saving.clear}
    <span class="visually-hidden">: {question.text}</span>
  </button>
);

/** A field to type in, with the common choices as checkboxes of the same name: typed text and a choice never erase each other. */
function TextQuestion({ question, draft, files, problem, language, at }: AskedQuestion & { question: Question }) {
  const t = portalTexts(language).question;
  const name = fields.value(question.id);
  const common = commonChoices(t, question);
  const values = valuesOf(draft);
  const stances = values.filter((value) => common.some((choice) => choice.value === value));
  const typed = values.filter((value) => !stances.includes(value)).join('\n');
  return (
    <fieldset class="field">
      <legend>{question.text}</legend>
      <Help question={question} t={t} />
      <TypedField question={question} typed={typed} problem={problem} t={t} />
      {common.map((choice) => (
        <label class="choice">
          <input type="checkbox" name={name} value={choice.value} checked={stances.includes(choice.value)} />
          <span>{choice.label}</span>
        </label>
      ))}
      <Beside question={question} draft={draft} files={files} language={language} at={at} />
    </fieldset>
  );
}

function TypedField({ question, typed, problem, t }: { question: Question; typed: string; problem?: string; t: Words }) {
  const field = { name: fields.value(question.id), value: typed, error: problem };
  if (question.type === 'number')
    return (
      <TextInput
        {...field}
        label={question.unit ? t.yourAnswerIn(question.unit) : t.yourAnswer}
        hint={t.wholeNumber}
        inputmode="numeric"
      />
    );
  // A date picker would throw away what is not a date yet: then the text stays as it is.
  if (question.type === 'date') {
    const isDate = typed === '' || CalendarDate.safeParse(typed).success;
    return <TextInput {...field} label={t.yourAnswer} hint={t.dateHint} type={isDate ? 'date' : 'text'} />;
  }
  const most = question.type === 'text' ? question.maxLength : 2000;
  return <TextArea {...field} label={t.yourAnswer} hint={t.upTo(most)} rows={most > 500 ? 5 : 3} />;
}

function ownChoices(t: Words, question: Question): Choice[] {
  if (question.type === 'yes-no')
    return [
      { value: 'yes', label: t.yes },
      { value: 'no', label: t.no },
    ];
  if (question.type === 'single' || question.type === 'multiple')
    return question.options.map((option) => ({ value: option.id, label: option.label }));
  return [];
}

function commonChoices(t: Words, question: Question): Choice[] {
  const notSure = carriesPoints(question) && { value: NOT_SURE, label: t.notSure };
  const notApplicable = question.notApplicable && { value: NOT_APPLICABLE, label: t.doesNotApply };
  return [notSure, notApplicable].filter((choice) => choice !== false);
}

function Help({ question, t }: { question: Question; t: Words }) {
  const { help, goodEvidence } = question;
  if (!help && !goodEvidence) return null;
  return (
    <details class="help">
      <summary>{help ? t.help : t.goodEvidence}</summary>
      {help && <p>{help}</p>}
      {goodEvidence && (
        <>
          {help && <p>{t.forExample}</p>}
          <ul>
            {goodEvidence.map((example) => (
              <li>{example}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

/** What stands beside an answer. The reason shows once "does not apply" is chosen; what is written is never hidden. */
function Beside({
  question,
  draft,
  files,
  language,
  at,
}: Pick<AskedQuestion, 'question' | 'draft' | 'files' | 'language' | 'at'>): Child {
  const t = portalTexts(language).question;
  return (
    <>
      {question.notApplicable && (
        <div class={draft?.reason ? 'reason filled' : 'reason'}>
          <TextArea name={fields.reason(question.id)} label={t.whyNot} value={draft?.reason} rows={2} />
        </div>
      )}
      {takesFiles(question) && <AttachedFiles question={question} files={files} language={language} at={at} />}
      {question.type !== 'text' && (
        <details class="comment" open={Boolean(draft?.comment)}>
          <summary id={`${fieldId(question.id)}-remark`}>{draft?.comment ? t.yourComment : t.addComment}</summary>
          <TextArea name={fields.comment(question.id)} label={t.commentLabel} value={draft?.comment} rows={3} />
        </details>
      )}
    </>
  );
}
