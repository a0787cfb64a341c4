import type { Child } from 'hono/jsx';
import { type DraftAnswer, NOT_APPLICABLE, NOT_SURE } from '../../domain/answer.ts';
import { takesFiles } from '../../domain/evidence.ts';
import { carriesPoints } from '../../domain/parse-answer.ts';
import type { Question } from '../../domain/questionnaire.ts';
import type { Evidence } from '../../domain/submission.ts';
import { CalendarDate } from '../../domain/vocabulary.ts';
import { type Choice, Choices, fieldId, TextArea, TextInput } from '../../web/fields.tsx';
import { fields, valuesOf } from '../section-form.ts';
import { AttachedFiles } from './attached-files.tsx';

export interface AskedQuestion {
  question: Question;
  draft: DraftAnswer | undefined;
  files: Evidence[];
  problem?: string;
}

/** One question with everything that belongs to its answer: help, the field, reason, evidence, comment. */
export function QuestionField(asked: AskedQuestion) {
  const { question } = asked;
  return (
    <div class="question">
      <input type="hidden" name="shown" value={question.id} />
      {hasTextField(question) ? <TextQuestion {...asked} /> : <ChoiceQuestion {...asked} />}
    </div>
  );
}

type TextLike = Extract<Question, { type: 'text' | 'number' | 'date' }>;
const hasTextField = (question: Question): question is TextLike =>
  question.type === 'text' || question.type === 'number' || question.type === 'date';

function ChoiceQuestion({ question, draft, files, problem }: AskedQuestion) {
  const multiple = question.type === 'multiple' || question.type === 'evidence';
  return (
    <Choices
      name={fields.value(question.id)}
      label={question.text}
      hint={question.type === 'multiple' ? 'Choose all that apply.' : undefined}
      help={<Help question={question} />}
      error={problem}
      choices={[...ownChoices(question), ...commonChoices(question)]}
      chosen={valuesOf(draft)}
      multiple={multiple}
    >
      <Beside question={question} draft={draft} files={files} />
    </Choices>
  );
}

/** A field to type in, with the common choices as checkboxes of the same name: typed text and a choice never erase each other. */
function TextQuestion({ question, draft, files, problem }: AskedQuestion & { question: Question }) {
  const name = fields.value(question.id);
  const common = commonChoices(question);
  const values = valuesOf(draft);
  const stances = values.filter((value) => common.some((choice) => choice.value === value));
  const typed = values.filter((value) => !stances.includes(value)).join('\n');
  return (
    <fieldset class="field">
      <legend>{question.text}</legend>
      <Help question={question} />
      <TypedField question={question} typed={typed} problem={problem} />
      {common.map((choice) => (
        <label class="choice">
          <input type="checkbox" name={name} value={choice.value} checked={stances.includes(choice.value)} />
          <span>{choice.label}</span>
        </label>
      ))}
      <Beside question={question} draft={draft} files={files} />
    </fieldset>
  );
}

function TypedField({ question, typed, problem }: { question: Question; typed: string; problem?: string }) {
  const field = { name: fields.value(question.id), value: typed, error: problem };
  if (question.type === 'number')
    return (
      <TextInput
        {...field}
        label={question.unit ? `Your answer, in ${question.unit}` : 'Your answer'}
        hint="A whole number, in digits."
        inputmode="numeric"
      />
    );
  // A date picker would throw away what is not a date yet: then the text stays as it is.
  if (question.type === 'date') {
    const isDate = typed === '' || CalendarDate.safeParse(typed).success;
    return (
      <TextInput {...field} label="Your answer" hint="As year-month-day, for example 2026-03-31." type={isDate ? 'date' : 'text'} />
    );
  }
  const most = question.type === 'text' ? question.maxLength : 2000;
  return <TextArea {...field} label="Your answer" hint={`Up to ${most} characters.`} rows={most > 500 ? 5 : 3} />;
}

function ownChoices(question: Question): Choice[] {
  if (question.type === 'yes-no') return [...yesNo];
  if (question.type === 'single' || question.type === 'multiple')
    return question.options.map((option) => ({ value: option.id, label: option.label }));
  return [];
}

const yesNo: Choice[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

function commonChoices(question: Question): Choice[] {
  const notSure = carriesPoints(question) && { value: NOT_SURE, label: 'Not sure' };
  const notApplicable = question.notApplicable && { value: NOT_APPLICABLE, label: 'Does not apply to this system' };
  return [notSure, notApplicable].filter((choice) => choice !== false);
}

function Help({ question }: { question: Question }) {
  const { help, goodEvidence } = question;
  if (!help && !goodEvidence) return null;
  return (
    <details class="help">
      <summary>{help ? 'Help with this question' : 'What good evidence looks like'}</summary>
      {help && <p>{help}</p>}
      {goodEvidence && (
        <>
          {help && <p>Good evidence is, for example:</p>}
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
function Beside({ question, draft, files }: Pick<AskedQuestion, 'question' | 'draft' | 'files'>): Child {
  return (
    <>
      {question.notApplicable && (
        <div class={draft?.reason ? 'reason filled' : 'reason'}>
          <TextArea name={fields.reason(question.id)} label="Why does it not apply?" value={draft?.reason} rows={2} />
        </div>
      )}
      {takesFiles(question) && <AttachedFiles question={question} files={files} />}
      {question.type !== 'text' && (
        <details class="comment" open={Boolean(draft?.comment)}>
          <summary id={`${fieldId(question.id)}-remark`}>{draft?.comment ? 'Your comment' : 'Add a comment'}</summary>
          <TextArea name={fields.comment(question.id)} label="Comment (optional)" value={draft?.comment} rows={3} />
        </details>
      )}
    </>
  );
}
